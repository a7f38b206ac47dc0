"""What is drawn on a picture: 'arrow 20,30 to 45,50; label 12,15 "T", yellow'."""

import re

from casereports.clinical.facts.panels import Mark, MarkColour, MarkKind, Marks
from casereports.clinical.notation.exact import QUOTED, NotationError, built, quoted, unquoted
from casereports.clinical.notation.place import SPAN, parse_place, parts_of, write_place
from casereports.clinical.sentences import _

_EXAMPLE = 'arrow 20,30 to 45,50; label 12,15 "T", yellow'
_MARK = re.compile(
    rf"(?P<kind>[a-z]+)\s+(?:{SPAN}|(?P<alone>[\d.,\s]+?))(?:\s+(?P<text>{QUOTED}))?"
    rf"(?:\s*,\s*(?P<colour>[a-z]+))?"
)


def parse_marks(text: str) -> Marks:
    """Reads marks with semicolons between them."""
    return built(Marks, _EXAMPLE, marks=tuple(parts_of(text, _mark)))


def _mark(text: str) -> Mark:
    found = _MARK.fullmatch(text)
    kinds, colours = {kind.value for kind in MarkKind}, {colour.value for colour in MarkColour}
    colour = found["colour"] if found else None
    if found is None or found["kind"] not in kinds or (colour and colour not in colours):
        raise NotationError(
            _(
                "“%(quote)s” is no mark; write for example “%(example)s”.",
                quote=text,
                example=_EXAMPLE,
            )
        )
    return built(
        Mark,
        _EXAMPLE,
        kind=found["kind"],
        at=parse_place(found["at"] or found["alone"]),
        to=parse_place(found["to"]) if found["to"] else None,
        text=unquoted(found["text"] or ""),
        colour=colour or MarkColour.WHITE,
    )


def write_marks(marks: Marks) -> str:
    """Writes marks in their order."""
    return "; ".join(map(_written, marks.marks))


def _written(mark: Mark) -> str:
    words = [mark.kind.value, write_place(mark.at)]
    if mark.to:
        words += ["to", write_place(mark.to)]
    if mark.text:
        words.append(quoted(mark.text))
    colour = "" if mark.colour is MarkColour.WHITE else f", {mark.colour.value}"
    return " ".join(words) + colour
