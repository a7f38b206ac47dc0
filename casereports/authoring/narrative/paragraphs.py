"""What a reader of a file or of pasted text hands to the splitter."""

import re
import unicodedata

from casereports.clinical.values import Term, Value


class About(Term):
    """What a remark is about; the pages say it in words."""

    FOOTNOTES = "footnotes"
    COMMENTS = "comments"
    DELETED = "deleted"
    HIDDEN = "hidden"
    PICTURES = "pictures"
    TABLES = "tables"
    EQUATIONS = "equations"
    SYMBOLS = "symbols"
    MARGINS = "margins"
    UNPRINTABLE = "unprintable"
    NO_HEADINGS = "no-headings"
    BEFORE_HEADINGS = "before-headings"
    UNKNOWN_HEADING = "unknown-heading"
    CITATIONS = "citations"
    DATE = "date"
    PHONE = "phone"
    NUMBER = "number"
    EMAIL = "email"


#: What stands before an entry of a list.
LIST_SIGN = "• "


class Remark(Value):
    """What the author should know or look at; ``quote`` is the place in the text."""

    about: About
    quote: str = ""


class Paragraph(Value):
    """A paragraph as it was found.

    ``text`` is our markup and ``plain`` the same without it; ``level`` is a heading's depth, 0 for
    what is none.
    """

    text: str
    plain: str
    level: int = 0
    title: bool = False
    bold: bool = False
    caption: bool = False
    row: bool = False


class Source(Value):
    """A text that was read, and what of it could not be."""

    paragraphs: tuple[Paragraph, ...]
    remarks: tuple[Remark, ...] = ()


_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: Control characters, halves of a pair, non-characters, and marks that reverse what is read.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u202a\u202b\u202d\u202e"
    "\u2066-\u2068]"
)


def cleaned(text: str) -> str:
    """Returns ``text`` with one kind of line end and nothing that can't be printed."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def has_unprintable(text: str) -> bool:
    """Returns whether ``cleaned`` leaves anything out."""
    return _UNPRINTABLE.search(_LINE_ENDS.sub("\n", text)) is not None


def folded(text: str) -> str:
    """Returns ``text`` in small letters without accents, its blanks single."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def word_count(text: str) -> int:
    """Returns how many words a text has."""
    return len(text.split())
