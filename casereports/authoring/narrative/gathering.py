"""The parts of a narrative while they are gathered: one to a place, in order of appearance."""

from dataclasses import dataclass, field

from casereports.authoring.narrative.marks import Run, marked
from casereports.authoring.narrative.narrative import Piece
from casereports.authoring.narrative.paragraphs import Remark, folded
from casereports.authoring.narrative.places import ABSTRACT, KEYWORDS, TITLE

_MOST = 20
_JOINED_BY = {TITLE: " ", KEYWORDS: "\n"}


@dataclass
class _Part:
    place: str
    heading: str = ""
    found: str = ""
    texts: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


class Gathering:
    """Gathers texts by place, and the abstract by heading."""

    def __init__(self) -> None:
        self._parts: dict[tuple[str, str], _Part] = {}
        self._abstract = ""  # the heading under which the abstract goes on

    def open(self, place: str, words: str, *, narrower: bool) -> None:
        """Begins a place under its heading; a second heading stays with the text, in bold."""
        if place == ABSTRACT and self.has(ABSTRACT):
            self.open_part(words)
            return
        part = self._part(place)
        if part.found or part.texts or narrower:
            self.subhead(place, words)
        else:
            part.found = words

    def open_part(self, words: str) -> None:
        """Begins a part of the abstract."""
        self._abstract = words.strip().rstrip(":.—– ").strip() or words
        part = self._part(ABSTRACT)
        part.heading = part.heading or self._abstract

    def subhead(self, place: str, words: str) -> None:
        """Puts a heading into the text of a place."""
        bold = words if place in _JOINED_BY else marked([Run(text=words, bold=True)])
        self.add(place, bold)

    def add(self, place: str, text: str) -> None:
        """Puts a text at the end of a place."""
        if text.strip():
            self._part(place).texts.append(text.strip())

    def remark(self, place: str, remark: Remark) -> None:
        """Adds a remark to a place, once, and no more than a person will read."""
        remarks = self._part(place).remarks
        if len(remarks) < _MOST and remark not in remarks:
            remarks.append(remark)

    def has(self, place: str) -> bool:
        """Returns whether a place has a heading or a text."""
        return any(part.place == place for part in self._parts.values())

    def pieces(self) -> list[Piece]:
        """Returns what was gathered; a place with a heading and no text stays, to be seen."""
        return [
            Piece(
                place=part.place,
                heading=part.heading,
                found=part.found,
                text=_JOINED_BY.get(part.place, "\n\n").join(part.texts),
                remarks=tuple(part.remarks),
            )
            for part in self._parts.values()
        ]

    def _part(self, place: str) -> _Part:
        key = (place, folded(self._abstract) if place == ABSTRACT else "")
        return self._parts.setdefault(key, _Part(place=place))
