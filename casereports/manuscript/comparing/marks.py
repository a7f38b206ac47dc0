"""Lines that are new or gone as a whole, and what is still linked in them."""

from typing import assert_never

from casereports.manuscript.nodes import (
    Citation,
    Datum,
    Deleted,
    Emphasis,
    FigureRef,
    Inline,
    Inlines,
    Inserted,
    Link,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    TableRef,
    Text,
)
from casereports.manuscript.walk import rewrite_line

#: How a line, or a part of one, was changed.
Mark = type[Inserted] | type[Deleted]


def marked(line: Inlines, mark: Mark) -> Inlines:
    """Returns a line that is new or gone as a whole."""
    return (mark(children=line),) if line else ()


def mark_of(*lines: Inlines) -> Mark | None:
    """Returns the mark that all of some lines bear; empty lines have no say."""
    kinds = {type(node) for line in lines for node in line}
    for mark in (Inserted, Deleted):
        if kinds == {mark}:
            return mark
    return None


def marked_as(line: Inlines, label: Inlines) -> Inlines:
    """Returns a label as the line behind it is marked: "Table 2." is gone with its caption."""
    mark = mark_of(line)
    return label if mark is None else marked(label, mark)


def unlinked(line: Inlines) -> Inlines:
    """Returns deleted words as they print, leading nowhere: what they mention may be gone."""
    return rewrite_line(line, "", _unlinked)


def _unlinked(node: Inline, _source: str) -> Inlines:
    match node:
        case FigureRef() | TableRef():
            return (Text(text=node.label),)
        case Citation():
            pieces = tuple(piece.model_copy(update={"key": None}) for piece in node.pieces)
            return (node.model_copy(update={"pieces": pieces}),)
        case Link() | Datum():
            return node.children
        case (
            Text()
            | Emphasis()
            | Strong()
            | Superscript()
            | Subscript()
            | SmallCaps()
            | Inserted()
            | Deleted()
        ):
            return (node,)
        case _:
            assert_never(node)
