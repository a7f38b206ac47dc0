"""Where figures and tables stand: near their first mention, and never before a gap.

A figure that doesn't fit on the rest of the page would leave that rest empty. It waits, and the
text goes on, until it fits: what other systems call a float. The order of figures, and that of
tables, stays.
"""

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Block,
    Figure,
    ListBlock,
    Section,
    Table,
)
from casereports.renderers.pdf.geometry import COLUMN_HEIGHT, FLOAT_SPACE
from casereports.renderers.pdf.measure import (
    TEXT_LINE,
    block_height,
    front_height,
    heading_height,
)

SAFETY = 3 * TEXT_LINE
"""How far a page's estimate may be wrong."""

TALL = 0.9 * COLUMN_HEIGHT
"""What is higher than this fits no page better than another."""


class Flow:
    """How far the column is filled while the paper is laid out in thought."""

    def __init__(self) -> None:
        self.used = 0.0
        self.below_float = False
        self.waiting: list[Figure | Table] = []

    def room(self) -> float:
        """Return the free height on the page, in points."""
        return COLUMN_HEIGHT - self.used % COLUMN_HEIGHT

    def fill(self, height: float) -> None:
        """Take up height, over the page's end if need be."""
        self.used += height
        self.below_float = False

    def keep_together(self, height: float) -> None:
        """Take up height in one piece, on the next page if need be."""
        if height > self.room():
            self.used += self.room()
        self.fill(height - self.shared_space())

    def shared_space(self) -> float:
        """Return the space under a figure, which what follows with space above it shares."""
        return FLOAT_SPACE if self.below_float else 0.0

    def ready(self) -> list[Figure | Table]:
        """Return those waiting that fit here, and take up their height."""
        placed: list[Figure | Table] = []
        held_back: set[str] = set()
        for block in self.waiting:
            height = block_height(block) - self.shared_space()
            fits = height + SAFETY <= self.room() or height > TALL
            if fits and block.kind not in held_back:
                self.fill(height)
                self.below_float = True
                placed.append(block)
            else:
                held_back.add(block.kind)
        self.waiting = [block for block in self.waiting if block not in placed]
        return placed

    def rest(self) -> list[Figure | Table]:
        """Return all that still wait."""
        placed, self.waiting = self.waiting, []
        return placed


def place_floats(manuscript: Manuscript) -> Manuscript:
    """Return the paper with its figures and tables moved to where they fit."""
    flow = Flow()
    flow.fill(front_height(manuscript.front))
    body = [place_in(section, 2, flow) for section in manuscript.body]
    if flow.waiting and body:
        body[-1] = with_rest(body[-1], flow.rest())
    return manuscript.model_copy(update={"body": tuple(body)})


def place_in(section: Section, level: int, flow: Flow) -> Section:
    """Return a section with floats after the blocks where they fit."""
    flow.keep_together(heading_height(section.title, level) + 2 * TEXT_LINE)
    flow.fill(-2 * TEXT_LINE)
    if all(isinstance(block, Figure | Table) for block in section.blocks):
        return without_text(section, level, flow)
    blocks: list[Block] = []
    for position, block in enumerate(section.blocks):
        if isinstance(block, Figure | Table):
            flow.waiting.append(block)
        else:
            flow.fill(block_height(block))
            blocks.append(block)
        if blocks and not leads_on(section.blocks, position):
            blocks.extend(flow.ready())
    inner = tuple(place_in(part, level + 1, flow) for part in section.sections)
    return section.model_copy(update={"blocks": tuple(blocks), "sections": inner})


def without_text(section: Section, level: int, flow: Flow) -> Section:
    """Return a section of figures and tables only, which stay under their heading."""
    for block in section.blocks:
        flow.keep_together(block_height(block))
    inner = tuple(place_in(part, level + 1, flow) for part in section.sections)
    return section.model_copy(update={"sections": inner})


def leads_on(blocks: tuple[Block, ...], position: int) -> bool:
    """Tell whether a list follows, which belongs to the sentence before it."""
    return any(isinstance(block, ListBlock) for block in blocks[position + 1 : position + 2])


def with_rest(section: Section, rest: list[Figure | Table]) -> Section:
    """Return a section with blocks at its very end."""
    if not section.sections:
        return section.model_copy(update={"blocks": (*section.blocks, *rest)})
    last = with_rest(section.sections[-1], rest)
    return section.model_copy(update={"sections": (*section.sections[:-1], last)})
