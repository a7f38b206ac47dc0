"""How high a block will stand on the page, told before the engine sets it.

The engine has no floating figures, so that we must know beforehand where one fits. Widths are
summed from the fonts' own tables; what is left out (kerning, hyphens, the stretch of justified
lines) is below a line in a paragraph.
"""

from functools import cache
from math import ceil
from typing import assert_never

from fontTools.ttLib import TTFont

from casereports.manuscript.document import AbstractPart, Front, Imprint
from casereports.manuscript.nodes import (
    Block,
    Figure,
    Inlines,
    ListBlock,
    Paragraph,
    Table,
)
from casereports.manuscript.printed import plain
from casereports.renderers.imprint import imprint_lines, notice_lines
from casereports.renderers.pdf.geometry import COLUMN_WIDTH, POINTS_PER_MM, grid_height_mm
from casereports.renderers.pdf.typefaces import FOLDER
from casereports.renderers.words import WORDS

SERIF = "source-serif/SourceSerif4-Regular.ttf"
SANS = "source-sans/SourceSans3-Regular.ttf"
SANS_SEMIBOLD = "source-sans/SourceSans3-Semibold.ttf"

TEXT_SIZE, TEXT_LINE = 10.0, 13.8
SMALL_SIZE, SMALL_LINE = 8.5, 11.5
HIGHER_ON_FIRST_PAGE = 4 * POINTS_PER_MM
CELL_PADDING = 4.8 * POINTS_PER_MM
FILLED = 0.985
"""How much of a line is filled with text, in the mean."""


@cache
def advances(file: str) -> dict[int, float]:
    """Return the width of each character of a font, in ems."""
    with TTFont(FOLDER / file, lazy=True) as font:
        widths, em = font["hmtx"], font["head"].unitsPerEm
        return {char: widths[glyph][0] / em for char, glyph in font.getBestCmap().items()}


def text_width(text: str, file: str, size: float) -> float:
    """Return the width of a text in one line; a character of another font counts as one em."""
    known = advances(file)
    return size * sum(known.get(ord(character), 1.0) for character in text)


def line_count(text: str, file: str, size: float, width: float) -> int:
    return max(1, ceil(text_width(text, file, size) / (width * FILLED)))


def block_height(block: Block) -> float:
    """Return the height of a block with the space around it, in points."""
    match block:
        case Paragraph():
            return paragraph_height(block.children)
        case ListBlock():
            indented = COLUMN_WIDTH - 6 * POINTS_PER_MM
            items = (paragraph_height(item.children, indented) for item in block.items)
            return sum(items) + (2 + 0.6 * len(block.items)) * POINTS_PER_MM
        case Figure():
            return figure_height(block)
        case Table():
            return table_height(block)
        case _:
            assert_never(block)


def paragraph_height(children: Inlines, width: float = COLUMN_WIDTH) -> float:
    return TEXT_LINE * line_count(plain(children), SERIF, TEXT_SIZE, width)


def caption_height(text: str) -> float:
    return SMALL_LINE * line_count(text, SANS, SMALL_SIZE, COLUMN_WIDTH)


def figure_height(figure: Figure) -> float:
    captions = [plain(figure.caption), *(plain(panel.caption) for panel in figure.panels)]
    text = "Figure 00. " + " (A) ".join(captions)
    return (grid_height_mm(figure) + 2 + 9) * POINTS_PER_MM + caption_height(text)


def table_height(table: Table) -> float:
    """Return a table's height; a row is as high as its highest cell."""
    rows = [[plain(cell.children) for cell in row.cells] for row in table.rows if not row.heading]
    grid = [[plain(column.header) for column in table.columns], *rows]
    widths = [width - CELL_PADDING for width in column_widths(table)]
    lines = sum(
        max(
            line_count(text, SANS, SMALL_SIZE, width)
            for text, width in zip(row, widths, strict=True)
        )
        for row in grid
    )
    headings = sum(row.heading for row in table.rows)
    padding = (1.5 * (len(grid) + headings) + 1 + 9 + 3) * POINTS_PER_MM
    notes = sum(
        10.8 * line_count(plain(note.children), SANS, 8, COLUMN_WIDTH) for note in table.notes
    )
    caption = caption_height("Table 00. " + plain(table.caption))
    return caption + padding + 11.05 * (lines + headings) + notes


def column_widths(table: Table) -> list[float]:
    """Return the width of each column, in points; together they fill the text column.

    Each has room for its longest word; what is left is shared by the length of the cells.
    """
    columns = [
        [
            (plain(column.header), SANS_SEMIBOLD),
            *((plain(row.cells[at].children), SANS) for row in table.rows if not row.heading),
        ]
        for at, column in enumerate(table.columns)
    ]
    least = [CELL_PADDING + max(longest_word(*text) for text in texts) for texts in columns]
    whole = [
        CELL_PADDING + max(text_width(text, face, SMALL_SIZE) for text, face in texts)
        for texts in columns
    ]
    free = COLUMN_WIDTH - sum(least)
    if free < 0:
        return [width * COLUMN_WIDTH / sum(least) for width in least]
    spare = COLUMN_WIDTH - sum(whole)
    if spare > 0:
        return [width + spare / len(whole) for width in whole]
    wanted = [1 + wide - narrow for wide, narrow in zip(whole, least, strict=True)]
    return [narrow + free * want / sum(wanted) for narrow, want in zip(least, wanted, strict=True)]


def longest_word(text: str, face: str) -> float:
    """Return the width of the longest word; a no-break space does not part words."""
    return max((text_width(word, face, SMALL_SIZE) for word in text.split(" ")), default=0.0)


def heading_height(title: str, level: int) -> float:
    """Return the height of a section's heading with the space around it."""
    size, line, space = (13, 15.6, 7.1) if level == 2 else (10.75, 13.4, 4.5)
    return line * line_count(title, SANS, size, COLUMN_WIDTH) + space * POINTS_PER_MM


def front_height(front: Front) -> float:
    """Return the height of the title block and the abstract."""
    names = ", ".join(
        f"{author.given} {author.family} {author.degrees}" for author in front.authors
    )
    equal = any(author.equal for author in front.authors)
    address = "Correspondence: " + plain(front.correspondence) if front.correspondence else ""
    small = [entry.text for entry in front.affiliations] + [address, front.doi, "x" * equal]
    small += imprint_texts(front.imprint)
    lines = [
        (22.8, line_count(front.title, SANS, 19.5, COLUMN_WIDTH)),
        (15.2, line_count(names, SERIF, 11, COLUMN_WIDTH) if names else 0),
        (11.9, sum(line_count(text, SANS, SMALL_SIZE, COLUMN_WIDTH) for text in small if text)),
    ]
    spaces = 4 + 2 * bool(names) + 1.5 * bool(front.affiliations) + 6
    block = sum(line * count for line, count in lines) + spaces * POINTS_PER_MM
    return block - HIGHER_ON_FIRST_PAGE + abstract_height(front)


def imprint_texts(imprint: Imprint | None) -> list[str]:
    """Return the lines of an imprint; their words are about as long in any language."""
    if imprint is None:
        return []
    notices = (" ".join(notice_lines(notice, WORDS["en"])) for notice in imprint.notices)
    return [*notices, *imprint_lines(imprint, WORDS["en"])]


def abstract_height(front: Front) -> float:
    width = COLUMN_WIDTH - 11 * POINTS_PER_MM
    keywords = (AbstractPart(children=(), heading="; ".join(front.keywords), source=""),)
    parts = front.abstract + (keywords if front.keywords else ())
    if not parts:
        return 0.0
    lines = [line_count(part.heading + plain(part.children), SERIF, 9.25, width) for part in parts]
    return 12.95 * sum(lines) + (16 + 0.8 * len(parts)) * POINTS_PER_MM + 12.6
