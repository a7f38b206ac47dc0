"""Which figures and tables a paper holds."""

from collections.abc import Iterator

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Block,
    Figure,
    Section,
    Table,
)


def all_blocks(sections: tuple[Section, ...]) -> Iterator[Block]:
    for section in sections:
        yield from section.blocks
        yield from all_blocks(section.sections)


def all_figures(manuscript: Manuscript) -> list[Figure]:
    blocks = all_blocks(manuscript.body + manuscript.back + manuscript.closing)
    return [block for block in blocks if isinstance(block, Figure)]


def all_tables(manuscript: Manuscript) -> list[Table]:
    blocks = all_blocks(manuscript.body + manuscript.back + manuscript.closing)
    return [block for block in blocks if isinstance(block, Table)]
