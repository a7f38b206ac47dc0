"""One way through a paper: every line of text and every block, in the order of reading."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import is_
from typing import Protocol, TypeVar, assert_never

from casereports.manuscript.document import AbstractPart, Manuscript
from casereports.manuscript.nodes import (
    Block,
    Cell,
    Citation,
    Datum,
    Deleted,
    Emphasis,
    Figure,
    FigureRef,
    Inline,
    Inlines,
    Inserted,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    Section,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Table,
    TableRef,
    Text,
)


class HasSource(Protocol):
    """What a line of text stands in: a paragraph, an item of a list, a caption, a row."""

    @property
    def source(self) -> str: ...


#: What holds one line and nothing else.
Lined = TypeVar("Lined", AbstractPart, Paragraph, ListItem)
#: What becomes of one inline node; the second argument is the source of its block.
Change = Callable[[Inline, str], Inlines]
#: What becomes of one line of text; the second argument is what it stands in.
LineChange = Callable[[Inlines, HasSource], Inlines]
#: What becomes of one block.
BlockChange = Callable[[Block], Block]


def rewrite(manuscript: Manuscript, change: Change) -> Manuscript:
    """Returns the paper with every inline node of abstract, body, back and closing changed."""
    return rewrite_lines(manuscript, lambda line, of: rewrite_line(line, of.source, change))


def rewrite_lines(manuscript: Manuscript, change: LineChange) -> Manuscript:
    """Returns the paper with every line of abstract, body, back and closing changed."""
    abstract = tuple(_with_line(part, change) for part in manuscript.front.abstract)
    front = manuscript.front.model_copy(update={"abstract": abstract})
    return _with_sections(manuscript.model_copy(update={"front": front}), line_change(change))


def rewrite_blocks(manuscript: Manuscript, change: BlockChange) -> Manuscript:
    """Returns the paper with every block of its sections changed."""
    return _with_sections(manuscript, change)


def _with_sections(manuscript: Manuscript, change: BlockChange) -> Manuscript:
    parts = {
        name: tuple(_section(section, change) for section in getattr(manuscript, name))
        for name in ("body", "back", "closing")
    }
    return manuscript.model_copy(update=parts)


def _section(section: Section, change: BlockChange) -> Section:
    blocks = tuple(change(block) for block in section.blocks)
    inner = tuple(_section(part, change) for part in section.sections)
    return section.model_copy(update={"blocks": blocks, "sections": inner})


def line_change(change: LineChange) -> BlockChange:
    """Returns the change of a block that changes each of its lines."""

    def changed(block: Block) -> Block:
        match block:
            case Paragraph():
                return _with_line(block, change)
            case ListBlock():
                items = tuple(_with_line(item, change) for item in block.items)
                return block.model_copy(update={"items": items})
            case Figure():
                return _figure(block, change)
            case Table():
                return _table(block, change)
            case _:
                assert_never(block)

    return changed


def _with_line(part: Lined, change: LineChange) -> Lined:
    return part.model_copy(update={"children": change(part.children, part)})


def _figure(figure: Figure, change: LineChange) -> Figure:
    caption = change(figure.caption, figure)
    panels = tuple(
        panel.model_copy(update={"caption": change(panel.caption, panel)})
        for panel in figure.panels
    )
    return figure.model_copy(update={"caption": caption, "panels": panels})


def _table(table: Table, change: LineChange) -> Table:
    caption = change(table.caption, table)
    columns = tuple(
        column.model_copy(update={"header": change(column.header, table)})
        for column in table.columns
    )
    rows = tuple(_row(row, change) for row in table.rows)
    notes = tuple(
        note.model_copy(update={"children": change(note.children, table)}) for note in table.notes
    )
    return table.model_copy(
        update={"caption": caption, "columns": columns, "rows": rows, "notes": notes}
    )


def _row(row: Row, change: LineChange) -> Row:
    """Returns a row changed; one that stays as it is is not copied, for tables may be long."""
    cells = tuple(_cell(cell, row, change) for cell in row.cells)
    return row if _same(cells, row.cells) else row.model_copy(update={"cells": cells})


def _cell(cell: Cell, row: Row, change: LineChange) -> Cell:
    line = change(cell.children, row)
    return cell if line is cell.children else cell.model_copy(update={"children": line})


def rewrite_line(line: Inlines, source: str, change: Change) -> Inlines:
    """Returns a line with every node changed, the inner ones first; the same where none was."""
    nodes: list[Inline] = []
    for node in line:
        match node:
            case Text() | Citation() | FigureRef() | TableRef():
                nodes += change(node, source)
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
                inner = rewrite_line(node.children, source, change)
                same = inner is node.children
                outer = node if same else node.model_copy(update={"children": inner})
                nodes += change(outer, source)
            case _:
                assert_never(node)
    return line if _same(nodes, line) else tuple(nodes)


def _same(new: Sequence[object], old: Sequence[object]) -> bool:
    """Tells whether two sequences hold the very same objects."""
    return len(new) == len(old) and all(map(is_, new, old))


def flat(line: Inlines) -> Iterator[Inline]:
    """Yields the nodes of a line and of all within it, in the order of reading."""
    for node in line:
        match node:
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
                yield from flat(node.children)
            case Text() | Citation() | FigureRef() | TableRef():
                yield node
            case _:
                assert_never(node)


def words_of(line: Inlines) -> str:
    """Returns the plain words of a line, for an alternative text or a title."""
    return "".join(node.text for node in flat(line) if isinstance(node, Text))


def blocks_of(sections: Iterable[Section]) -> Iterator[Block]:
    """Yields the blocks of sections and of those within them, in the order of reading."""
    for section in sections:
        yield from section.blocks
        yield from blocks_of(section.sections)
