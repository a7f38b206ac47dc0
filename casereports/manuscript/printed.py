"""The characters of a line as they print, numbers of citations and mentions with them."""

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


def plain(children: Inlines) -> str:
    """Returns the characters of a run of inlines, without their form."""
    return "".join(_plain(child) for child in children)


def _plain(node: Inline) -> str:
    match node:
        case Text():
            return node.text
        case (
            Emphasis()
            | Strong()
            | Superscript()
            | Subscript()
            | SmallCaps()
            | Link()
            | Datum()
            | Inserted()
            | Deleted()
        ):
            return plain(node.children)
        case Citation():
            return "".join(piece.text for piece in node.pieces)
        case FigureRef() | TableRef():
            return node.label
        case _:
            assert_never(node)
