"""Whether a text speaks of a thing: plain word matching, good for a hint and no more."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from casereports.clinical.sentences import Sentence, _
from casereports.clinical.sentences import listed as in_a_list

#: What prose carries that is not words: citations and references to figures and tables.
_MARKUP = re.compile(r"\[(?:[^\[\]@]*\s)?@[^\]]*\]|\{[a-z]+:[^}]*\}")
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ies", "ing", "es", "ed", "is", "s", "y", "e")
_SHORTEST_STEM = 4
_SMALL_WORDS = frozenset(
    (
        *("a", "an", "and", "at", "by", "due", "for", "from", "in", "into", "of", "on", "or"),
        *("the", "to", "was", "were", "with", "without"),
    )
)


def words(text: str) -> tuple[str, ...]:
    """Returns the words of a text in order, without case, letter variants or markup."""
    plain = unicodedata.normalize("NFKC", _MARKUP.sub(" ", text)).casefold()
    return tuple(_WORD.findall(plain))


def stem(word: str) -> str:
    """Returns a word without its common English ending, British spelling made American.

    Metastases and metastasis, tumours and tumor, vomiting and vomited fall together.
    """
    spelled = word.replace("ae", "e").replace("oe", "e").replace("our", "or")
    for ending in _ENDINGS:
        left = spelled.removesuffix(ending)
        if left != spelled and len(left) >= _SHORTEST_STEM and not spelled.endswith("ss"):
            return left
    return spelled


@lru_cache(maxsize=256)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if word not in _SMALL_WORDS)


def mentions(text: str, name: str) -> bool:
    """Tells whether more than half of the words of ``name`` stand in ``text``, in any form.

    Scripts that don't part words are searched as they stand.
    """
    if not name.isascii() and name.casefold() in text.casefold():
        return True
    wanted = _stems(name)
    return 2 * len(wanted & _stems(text)) > len(wanted)


def repeats(text: str, original: str) -> bool:
    """Tells whether all of ``text`` stands word for word in ``original``."""
    return bool(words(text)) and f" {' '.join(words(text))} " in f" {' '.join(words(original))} "


def listed(names: Sequence[str], most: int = 5) -> Sentence:
    """Returns "a, b and c"; what goes beyond ``most`` is counted."""
    unique = tuple(dict.fromkeys(names))
    if len(unique) > most:
        return in_a_list((*unique[:most], _("%(number)s more", number=len(unique) - most)))
    return in_a_list(unique)
