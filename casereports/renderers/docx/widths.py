"""How wide a table's columns are, told by their words; Word shifts them when it knows the fonts."""

from casereports.manuscript.nodes import Table
from casereports.manuscript.printed import plain

TEXT_WIDTH = 9071
"""160 mm, between the margins, in twentieths of a point."""

CHARACTER = 105
"""A character of 10 points in the mean, with some to spare."""

PADDING = 230


def column_widths(table: Table) -> list[int]:
    """Return the width of each column, in twentieths of a point; together they fill the page.

    Each has room for its longest word; what is left is shared by the length of the cells.
    """
    columns = [
        [
            plain(column.header),
            *(plain(row.cells[at].children) for row in table.rows if not row.heading),
        ]
        for at, column in enumerate(table.columns)
    ]
    least = [PADDING + CHARACTER * max(map(longest_word, texts)) for texts in columns]
    whole = [PADDING + CHARACTER * max(map(len, texts)) for texts in columns]
    free = TEXT_WIDTH - sum(least)
    if free < 0:
        return filled([width * TEXT_WIDTH / sum(least) for width in least])
    spare = TEXT_WIDTH - sum(whole)
    if spare > 0:
        return filled([width + spare / len(whole) for width in whole])
    wanted = [1 + wide - narrow for wide, narrow in zip(whole, least, strict=True)]
    return filled(
        [narrow + free * want / sum(wanted) for narrow, want in zip(least, wanted, strict=True)]
    )


def filled(widths: list[float]) -> list[int]:
    """Return whole widths that fill the page to its last point."""
    whole = [int(width) for width in widths]
    return [*whole[:-1], TEXT_WIDTH - sum(whole[:-1])]


def longest_word(words: str) -> int:
    """Return the length of the longest word; a no-break space does not part words."""
    return max(map(len, words.split(" ")))
