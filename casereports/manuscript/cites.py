"""What stands between the brackets of a citation: ``[see @key, pp. 12-14; @key2]``.

[@key, p. 5]      [@key, 5]         a page; without a word before it, a number is one
[@key, ch. 3]     [@key, fig. 2]    a chapter, a figure …
[see @key]        [@key, a review]  words before and behind
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from casereports.references.citations import Cite
from casereports.references.kinds import LocatorLabel
from casereports.references.text import UNPRINTABLE

#: What a reference may be called: the keys of the references room.
KEY = re.compile(r"\w[\w:.+/#-]*")
_WORDS: Mapping[LocatorLabel, str] = MappingProxyType(
    {
        "page": "p pp page pages",
        "chapter": "ch chap chaps chapter chapters",
        "section": "sec secs sect section sections §",
        "figure": "fig figs figure figures",
        "table": "table tables",
        "volume": "vol vols volume volumes",
        "paragraph": "para paras paragraph paragraphs ¶",
        "appendix": "app appendix",
        "supplement": "suppl supplement",
        "part": "pt pts part parts",
        "column": "col cols column columns",
    }
)
LABELS = {word: label for label, words in _WORDS.items() for word in words.split()}
"""The words, without a full stop, that say what a place counts."""

LONGEST = 200
"""What one cite has room for, its key included."""

_CITE = re.compile(rf"(?P<prefix>.*\s)?@(?P<key>{KEY.pattern})(?:\s*,\s*(?P<rest>.+))?")
_ONE = r"[A-Za-z]{0,2}\d(?:[\w.]*\w)?"
_PLACE = re.compile(
    rf"(?:(?P<label>{'|'.join(sorted(LABELS, key=len, reverse=True))})\.?\s*)?"
    rf"(?P<place>(?:{_ONE}|(?<=\s)[ivxlc]+\b)(?:\s*[-–,&]\s*{_ONE}|[-–][ivxlc]+\b)*)"
    r"(?P<behind>(?:[\s,].*)?)"
)
_SIGNS = re.compile(r"[\[\]{}\\*^~@]")


def read_cites(words: str) -> tuple[Cite, ...] | None:
    """Returns what a citation cites, or nothing where its words can't be read."""
    cites = tuple(_cite(" ".join(part.split())) for part in words.split(";"))
    read = tuple(cite for cite in cites if cite)
    return read if len(read) == len(cites) else None


def _cite(words: str) -> Cite | None:
    match = _CITE.fullmatch(words)
    if match is None or UNPRINTABLE.search(words) or len(words) > LONGEST:
        return None
    prefix, rest = match["prefix"] or "", match["rest"] or ""
    if _SIGNS.search(prefix + rest):
        return None
    place = _PLACE.fullmatch(rest)
    if place:
        return Cite(
            key=match["key"],
            prefix=prefix,
            locator=place["place"],
            label=LABELS[place["label"] or "page"],
            suffix=place["behind"],
        )
    return Cite(key=match["key"], prefix=prefix, suffix=f", {rest}" if rest else "")
