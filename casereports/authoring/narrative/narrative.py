"""A narrative in parts, each with the place where it goes."""

from casereports.authoring.narrative.paragraphs import Remark
from casereports.authoring.narrative.places import (
    ABSTRACT,
    KEYWORDS,
    LEFT_OVER,
    REFERENCES,
    TITLE,
    section_of,
)
from casereports.clinical.values import Value


class Piece(Value):
    """What goes to one place.

    ``heading`` is that of the abstract's part; ``found`` is the heading as the author wrote it.
    """

    place: str
    text: str
    heading: str = ""
    found: str = ""
    remarks: tuple[Remark, ...] = ()


class Narrative(Value):
    """A case report in parts, in the order in which they stood; what has no place comes last."""

    pieces: tuple[Piece, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def title(self) -> str:
        return "".join(piece.text for piece in self._at(TITLE))

    @property
    def abstract(self) -> tuple[Piece, ...]:
        return self._at(ABSTRACT)

    @property
    def keywords(self) -> tuple[str, ...]:
        return tuple(line for piece in self._at(KEYWORDS) for line in piece.text.split("\n"))

    @property
    def sections(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if section_of(piece.place))

    @property
    def references(self) -> tuple[str, ...]:
        return tuple(entry for piece in self._at(REFERENCES) for entry in piece.text.split("\n\n"))

    @property
    def left_over(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.place in LEFT_OVER)

    def _at(self, place: str) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.place == place)
