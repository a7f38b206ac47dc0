"""Words as they are looked for: without case, accents and hyphens, in one way of spelling.

The same is done to what is kept and to what is typed, and all that is left are letters and
digits, so that nothing typed can mean anything to a database's own language of searches.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

#: Longer words are cut, and so are texts of which more would not fit into an index (in bytes).
LONGEST_WORD, LONGEST_TEXT = 60, 200_000
#: Most words of a search that are looked at.
MOST_WORDS: Final = 24
#: How many letters a word has from which others may begin with it.
BEGUN: Final = 3

_GREEK: Final = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        (
            *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"),
            *("iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi"),
            *("rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"),
        ),
        strict=True,
    )
)
_LONE_GREEK: Final = re.compile("(?<![α-ω])[α-ω](?![α-ω])")
#: Letters that are no letter with an accent to Unicode.
_LETTERS: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_SPELLED_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_JOINS: Final = str.maketrans(dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2212'’ʼ", "-"))
_POSSESSIVE: Final = re.compile(r"['’ʼ]s\b")
#: British and American spelling: oesophagus, haemoglobin, tumour (but not: four, hour, course).
_DIGRAPH: Final = re.compile("[ao]e")
_OUR: Final = re.compile("(?<=[a-z]{2})our|(?<=[a-z]{2})ou$")
_COMPOUND: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
#: Scripts that put no space between words: Chinese and Japanese.
_CJK: Final = re.compile("[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_PIECE: Final = re.compile(r'(?P<no>-?)(?:"(?P<quoted>[^"]*)"?|(?P<word>[^\s"]+))')
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»", '"'))

#: A word or several that follow each other.
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One word or phrase that is looked for, in each way in which it may be written.

    ``is_begun`` says that its last word may go on.
    """

    ways: tuple[Phrase, ...]
    is_begun: bool = False


@dataclass(frozen=True)
class Search:
    """What all has to stand in a text, and what must not."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


def folded(*texts: str) -> str:
    """Returns texts as they are kept to be searched, with other ways to write a word behind them.

    ``Ki-67`` is found as ``ki 67`` and as ``ki67``, ``Müller`` as ``muller`` and ``mueller``.
    """
    words: list[str] = []
    others: dict[str, None] = {}
    for text in texts:
        for compound in _compounds(text):
            words += _words_of(compound)
            others.update(dict.fromkeys(_others(compound)))
        for compound in _umlauts(text):
            others.update(dict.fromkeys(" ".join(way) for way in _ways(compound)))
    return _cut(" ".join((*words, *others)))


def search_of(words: str) -> Search:
    """Returns what is searched for: quotes hold words together, a minus says what must not be."""
    pieces = list(_PIECE.finditer(words.translate(_QUOTES)))
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for piece in pieces[:MOST_WORDS]:
        text = piece["quoted"] or piece["word"] or ""
        is_last = piece["word"] is not None and piece.end() == len(words) and not piece["no"]
        ways = _ways_of_piece(text, is_last)
        if ways:
            is_begun = all(_may_go_on(way, is_last=is_last) for way in ways)
            (unwanted if piece["no"] else wanted).append(Term(ways, is_begun))
    return Search(tuple(wanted), tuple(unwanted))


def phrase(text: str) -> Phrase:
    """Returns the words of a text, one after the other."""
    return tuple(word for compound in _compounds(text) for word in _words_of(compound))


def _ways_of_piece(text: str, is_last: bool) -> tuple[Phrase, ...]:
    """Returns each way to write what was typed; what is begun is folded with its last letter."""
    typed = (text, text.casefold().translate(_SPELLED_OUT))
    found: dict[Phrase, None] = {}
    for one in typed:
        compounds = tuple(_compounds(one, is_begun=is_last))
        words = tuple(word for compound in compounds for word in _words_of(compound))
        found.setdefault(words[:MOST_WORDS])
        if len(compounds) == 1:
            found.update(dict.fromkeys(_ways(compounds[0])))
    return tuple(way for way in found if way)


def _may_go_on(way: Phrase, *, is_last: bool) -> bool:
    """Whether other words may begin with the last one: one sign of CJK is always part of a word."""
    last = way[-1]
    if _CJK.fullmatch(last):
        return len(last) == 1
    return is_last and (len(way) > 1 or len(last) >= BEGUN)


def _compounds(text: str, *, is_begun: bool = False) -> Iterator[str]:
    """Yields words, those with a hyphen whole."""
    plain = _POSSESSIVE.sub("", text.casefold()).translate(_JOINS).translate(_LETTERS)
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain).casefold()
        bare = "".join(one for one in letters if unicodedata.category(one) not in ("Mn", "Cf"))
        plain = unicodedata.normalize("NFC", bare)
        plain = _LONE_GREEK.sub(lambda found: _GREEK.get(found[0], found[0]), plain)
    for compound in _COMPOUND.findall(plain):
        yield _spelled(compound) if is_begun else _spelled(f"{compound} ").rstrip()


def _spelled(word: str) -> str:
    return _OUR.sub(lambda found: found[0][:1] + found[0][2:], _DIGRAPH.sub("e", word))


def _words_of(compound: str) -> Iterator[str]:
    """Yields the parts of a word; a run of CJK as each two signs that stand together."""
    for part in compound.split("-"):
        end = 0
        for run in _CJK.finditer(part):
            yield from _cut_word(part[end : run.start()])
            signs = run[0]
            yield from map("".join, pairwise(signs)) if len(signs) > 1 else (signs,)
            end = run.end()
        yield from _cut_word(part[end:])


def _others(compound: str) -> Iterator[str]:
    """Yields what a word is found by besides its parts."""
    if "-" in compound:
        yield from _cut_word(compound.replace("-", ""))
    for run in _CJK.findall(compound):
        if len(run) > 1:
            yield run[-1]


def _ways(compound: str) -> Iterator[Phrase]:
    yield tuple(_words_of(compound))
    if "-" in compound and not _CJK.search(compound):
        yield tuple(_cut_word(compound.replace("-", "")))


def _umlauts(text: str) -> Iterator[str]:
    """Yields the words that are written with two letters where there is no umlaut."""
    lower = text.casefold()
    for word in lower.split() if not lower.isascii() else ():
        spelled_out = word.translate(_SPELLED_OUT)
        if spelled_out != word:
            yield from _compounds(spelled_out)


def _cut_word(word: str) -> Iterable[str]:
    return (word[:LONGEST_WORD],) if word else ()


def _cut(text: str) -> str:
    # A word at the end that was cut through is left out.
    if len(text) * 4 <= LONGEST_TEXT:
        return text
    content = text.encode()
    if len(content) <= LONGEST_TEXT:
        return text
    return content[:LONGEST_TEXT].decode(errors="ignore").rpartition(" ")[0]
