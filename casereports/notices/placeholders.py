"""What may be put into a notice's text: a closed list, in which nothing of a case stands."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

#: The longest word that is put into a text.
LONGEST = 200

_GAP = re.compile(r"\{([^{}]*)\}")
#: Control characters, line and paragraph ends, halves of characters.
_BREAKING = {"Cc", "Zl", "Zp", "Cs"}
#: What turns the direction of all that follows, so that an address reads as another.
_TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Placeholder(TextChoices):
    """A name between braces, and what is put in its place."""

    SITE = "site", gettext_lazy("the name of this site")
    LINK = "link", gettext_lazy("the address of the page that the notice is about")
    NUMBER = "number", gettext_lazy("the number of the submission")
    PERSON = "person", gettext_lazy("who did what is told")
    DUE = "due", gettext_lazy("the day on which something is due")
    JOURNAL = "journal", gettext_lazy("the name of the journal")
    COUNT = "count", gettext_lazy("how many there are")
    LIST = "list", pgettext_lazy("in an e-mail", "the notices of the day, one below another")


def one_line(words: str) -> str:
    """Returns words on one line, whatever was typed."""
    plain = (
        " " if unicodedata.category(letter) in _BREAKING else letter
        for letter in words
        if letter not in _TURNING
    )
    return " ".join("".join(plain).split())


def fill(text: str, words: Mapping[str, str]) -> str:
    """Returns a text with its gaps filled once: braces in what is put in stay as they are."""
    return _GAP.sub(lambda gap: words[gap[1]], text)


def gaps(text: str) -> frozenset[str]:
    """Returns the names that stand between braces."""
    return frozenset(_GAP.findall(text))


def faults(text: str, *, permitted: Iterable[str], wanted: Iterable[str] = ()) -> Iterator[str]:
    """Yields a sentence for each thing in a text that could not be sent."""
    found, known = gaps(text), list(permitted)
    names = ", ".join(f"{{{name}}}" for name in known)
    for name in sorted(found - set(known)):
        yield _("{%(name)s} means nothing in this notice. What may be put in: %(names)s.") % {
            "name": name,
            "names": names,
        }
    if re.search(r"[{}]", _GAP.sub("", text)):
        yield _("A brace stands alone. Braces are for what is put in: %(names)s.") % {
            "names": names
        }
    for name in sorted(set(wanted) - found):
        yield _("{%(name)s} is missing: without it nobody would find the page.") % {"name": name}
