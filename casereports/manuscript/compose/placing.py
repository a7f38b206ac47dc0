"""Where figures and tables stand: after the paragraph that first mentions them."""

from collections.abc import Iterable, Sequence

from casereports.clinical.facts.paper import SectionKind
from casereports.clinical.values import Value
from casereports.manuscript.nodes import (
    Block,
    Figure,
    FigureRef,
    ListBlock,
    Paragraph,
    Table,
    TableRef,
)
from casereports.manuscript.walk import flat

#: How prose names a figure or table: its kind ("figure", "table") and its key.
Name = tuple[str, str]


class Float(Value):
    """A figure or table on its way to its place.

    One that nothing mentions goes to the end of its ``home``, or nowhere when it is ``optional``.
    """

    block: Figure | Table
    home: SectionKind
    optional: bool = False

    @property
    def name(self) -> Name:
        """How prose mentions it."""
        return self.block.kind, self.block.key


def mentions(block: Block) -> tuple[Name, ...]:
    """Returns what a paragraph or list mentions, in order."""
    match block:
        case Paragraph():
            lines = [block.children]
        case ListBlock():
            lines = [item.children for item in block.items]
        case _:
            lines = []
    nodes = (node for line in lines for node in flat(line))
    return tuple(
        ("figure" if isinstance(node, FigureRef) else "table", node.key)
        for node in nodes
        if isinstance(node, FigureRef | TableRef)
    )


def mentioned(blocks: Iterable[Block]) -> frozenset[Name]:
    """Returns all that the blocks mention."""
    return frozenset(name for block in blocks for name in mentions(block))


class Placer:
    """Hands out each float once, at its first mention or at the end of its home."""

    def __init__(self, floats: Sequence[Float]) -> None:
        self._waiting = {float_.name: float_ for float_ in floats}

    def after(self, block: Block) -> tuple[Block, ...]:
        """Returns the floats that ``block`` is the first to mention."""
        found = (self._waiting.pop(name, None) for name in mentions(block))
        return tuple(float_.block for float_ in found if float_ is not None)

    def with_floats(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Returns the blocks, each followed by what it is the first to mention."""
        return tuple(part for block in blocks for part in (block, *self.after(block)))
