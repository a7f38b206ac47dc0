"""The rules that belong to one paper: running heads, picture sizes, reference labels."""

import re

from casereports.manuscript.document import (
    Author,
    Front,
    Manuscript,
    Reference,
)
from casereports.manuscript.nodes import (
    Figure,
    Table,
)
from casereports.renderers.html.anchors import anchor
from casereports.renderers.pdf.contents import all_figures, all_tables
from casereports.renderers.pdf.geometry import (
    COLUMN_HEIGHT,
    COLUMN_WIDTH,
    LABEL_GAP,
    LABEL_INDENT,
    PanelSize,
    extent,
    panel_sizes,
)
from casereports.renderers.pdf.measure import (
    SERIF,
    SMALL_SIZE,
    column_widths,
    table_height,
    text_width,
)
from casereports.renderers.pdf.typefaces import face_name
from casereports.renderers.words import Words, words_for

SHORTEST_LIST_OF_NAMES = 2

PLAIN = re.compile(r"[A-Za-z0-9_-]")


def css_string(text: str) -> str:
    """Return characters as a CSS string, all but the plainest escaped."""
    written = (char if PLAIN.match(char) else f"\\{ord(char):x} " for char in text)
    return f'"{"".join(written)}"'


def css_id(place: str) -> str:
    """Return the selector of an id."""
    return "#" + "".join(char if PLAIN.match(char) else f"\\{ord(char):x} " for char in place)


def paper_rules(manuscript: Manuscript) -> str:
    """Return the CSS of one paper."""
    words = words_for(manuscript.language)
    return "\n".join(
        [
            running_heads(manuscript.front, words),
            *(picture_rules(figure, panel_sizes(figure)) for figure in all_figures(manuscript)),
            *(column_rules(table) for table in all_tables(manuscript)),
            *label_rules(manuscript.references),
        ]
    )


def running_heads(front: Front, words: Words) -> str:
    """Return the head (from the second page on) and the foot of the pages."""
    title = front.short_title or front.title
    page, of = css_string(f"{words.page} "), css_string(f" {words.of} ")
    return f"""@page {{
        @top-left {{ content: {css_string(running_names(front.authors, words))} }}
        @top-right {{ content: {css_string(title)} }}
        @bottom-center {{ content: {page} counter(page) {of} counter(pages) }}
    }}"""


def running_names(authors: tuple[Author, ...], words: Words) -> str:
    """Return "Wang", "Wang and Ma" or "Wang et al."."""
    names = [author.family or author.given for author in authors]
    if len(names) > SHORTEST_LIST_OF_NAMES:
        return f"{names[0]} et al."
    return f" {words.conjunction} ".join(names)


def picture_rules(figure: Figure, rows: list[list[PanelSize]]) -> str:
    """Return the width of a figure's grid and its panels' sizes, in one where all are equal."""
    place = css_id(anchor("figure", figure.key))
    whole = f"{place} .panels{{width:{extent(figure, rows).width:.2f}mm}}\n"
    sizes = {(round(size.width, 2), round(size.height, 2)) for row in rows for size in row}
    if len(sizes) == 1:
        return f"{whole}{place} .panel{{{size_of(rows[0][0])}}}"
    return whole + "\n".join(
        f"{place} .row:nth-child({line}) .panel:nth-child({column}){{{size_of(size)}}}"
        for line, row in enumerate(rows, start=1)
        for column, size in enumerate(row, start=1)
    )


def size_of(size: PanelSize) -> str:
    return f"width:{size.width:.2f}mm;height:{size.height:.2f}mm"


def column_rules(table: Table) -> str:
    """Return the widths of a table's columns, so that the engine need not try them out.

    A table that is longer than a page may break.
    """
    place = css_id(anchor("table", table.key))
    whole = "" if table_height(table) < COLUMN_HEIGHT else f"{place}{{break-inside:auto}}\n"
    return whole + "\n".join(
        f"{place} thead th:nth-child({position}){{width:{width / COLUMN_WIDTH:.2%}}}"
        for position, width in enumerate(column_widths(table), start=1)
    )


def label_rules(entries: tuple[Reference, ...]) -> list[str]:
    """Return the indents that put the labels of references flush right before their text."""
    labels = {len(entry.label): entry.label for entry in entries if entry.label}
    return [
        f".references .label-{length}{{padding-left:"
        f"{max(0.0, LABEL_INDENT - LABEL_GAP - text_width(f'{label} ', SERIF, SMALL_SIZE)):.2f}pt}}"
        for length, label in sorted(labels.items())
    ]


def font_faces(entries: list[tuple[str, str, int, str]]) -> str:
    """Return ``@font-face`` rules for (family, file, weight, style)."""
    return "\n".join(
        f'@font-face{{font-family:"{family}";src:url("font:{file}");'
        f"font-weight:{weight};font-style:{style}}}"
        for family, file, weight, style in entries
    )


def with_fallbacks(stylesheet: str, files: tuple[str, ...]) -> str:
    """Return the stylesheet with fallback faces after each text family, in place of generics."""
    names = "".join(f', "{face_name(file)}"' for file in files)
    return stylesheet.replace(", serif", names).replace(", sans-serif", names)
