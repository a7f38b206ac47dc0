"""The blocks of a section, each beside what it was."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from casereports.manuscript.comparing.aligning import Part, aligned
from casereports.manuscript.comparing.figures import compared_figure, removed_figure
from casereports.manuscript.comparing.lines import compared
from casereports.manuscript.comparing.marks import Mark, marked
from casereports.manuscript.comparing.tables import compared_table, removed_table
from casereports.manuscript.nodes import (
    Block,
    Deleted,
    Figure,
    Inserted,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
)
from casereports.manuscript.printed import plain
from casereports.manuscript.walk import line_change

#: What prose is made of; figures and tables have names and stand where they are mentioned.
Prose = Paragraph | ListBlock
Plate = Figure | Table


class Plates(NamedTuple):
    """The figures and tables of both papers, by kind and key."""

    old: dict[tuple[str, str], Plate]
    new: dict[tuple[str, str], Plate]


def plate_key(plate: Plate) -> tuple[str, str]:
    return plate.kind, plate.key


class Stretch(NamedTuple):
    """A piece of prose, none at the beginning, and the figures and tables behind it."""

    prose: Prose | None
    plates: list[Plate]


NOTHING = Stretch(None, [])


def compared_blocks(
    before: Sequence[Block], after: Sequence[Block], plates: Plates, language: str
) -> tuple[Block, ...]:
    """Returns the later blocks with their changes, and among them those that went.

    Prose is aligned; a figure or table is compared with the one of its key, wherever that stood.
    """
    old, new = _stretches(before), _stretches(after)
    pairs = [
        (old[0], new[0]),
        *aligned(list(map(_part, old[1:])), list(map(_part, new[1:]))),
    ]
    return tuple(
        block
        for was, now in pairs
        for block in _compared(was or NOTHING, now or NOTHING, plates, language)
    )


def _stretches(blocks: Sequence[Block]) -> list[Stretch]:
    found = [Stretch(None, [])]
    for block in blocks:
        match block:
            case Figure() | Table():
                found[-1].plates.append(block)
            case Paragraph() | ListBlock():
                found.append(Stretch(block, []))
            case _:
                assert_never(block)
    return found


def _part(stretch: Stretch) -> Part[Stretch]:
    match stretch.prose:
        case Paragraph() as block:
            return Part(stretch, block.kind, block.source, plain(block.children))
        case ListBlock() as block:
            words = "\n".join(plain(item.children) for item in block.items)
            return Part(stretch, block.kind, block.source, words)
        case None:
            raise AssertionError("what stands before all prose is not aligned")


def _compared(was: Stretch, now: Stretch, plates: Plates, language: str) -> Iterator[Block]:
    yield from _prose(was.prose, now.prose)
    for plate in was.plates:
        if plate_key(plate) not in plates.new:
            yield removed_plate(plate, language)
    for plate in now.plates:
        yield from compared_plate(plates.old.get(plate_key(plate)), plate, language)


def _prose(was: Prose | None, now: Prose | None) -> Iterator[Block]:
    match was, now:
        case Paragraph(), Paragraph():
            yield now.model_copy(update={"children": compared(was.children, now.children)})
        case ListBlock(), ListBlock():
            yield now.model_copy(update={"items": tuple(_items(was.items, now.items))})
        case None, Paragraph() | ListBlock():
            yield marked_block(now, Inserted)
        case Paragraph() | ListBlock(), None:
            yield marked_block(was, Deleted)


def _items(before: Sequence[ListItem], after: Sequence[ListItem]) -> Iterator[ListItem]:
    def parts(items: Sequence[ListItem]) -> list[Part[ListItem]]:
        return [Part(item, "item", item.source, plain(item.children)) for item in items]

    for was, now in aligned(parts(before), parts(after)):
        old = was.children if was else ()
        new = now.children if now else ()
        item = now or was
        if item is not None:
            yield item.model_copy(update={"children": compared(old, new)})


def marked_block(block: Block, mark: Mark) -> Block:
    """Returns a block that came or went as a whole."""
    return line_change(lambda line, _of: marked(line, mark))(block)


def compared_plate(was: Plate | None, now: Plate, language: str) -> Iterator[Block]:
    """Yields a figure or table with its changes, and behind it what is said of its pictures."""
    match was, now:
        case Figure(), Figure():
            yield from compared_figure(was, now, language)
        case Table(), Table():
            yield compared_table(was, now)
        case _:
            yield marked_block(now, Inserted)


def removed_plate(plate: Plate, language: str) -> Block:
    """Returns what is left of a figure or table that the paper has no more."""
    match plate:
        case Figure():
            return removed_figure(plate, language)
        case Table():
            return marked_block(removed_table(plate), Deleted)
        case _:
            assert_never(plate)
