"""Small cases, papers composed from them, and what a reader sees of those."""

from collections.abc import Iterable
from typing import Any

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.panels import View
from casereports.journals.shelf import profile
from casereports.manuscript.faults import Composed
from casereports.manuscript.nodes import (
    Block,
    Citation,
    FigureRef,
    Image,
    Inline,
    Inlines,
    Section,
    Table,
    TableRef,
    Text,
)
from casereports.manuscript.paper import compose_paper
from casereports.manuscript.walk import flat

SEED = "jcmr-10.32629"
CARE = "generic-care"


def facts(**parts: Any) -> CaseFacts:
    """A case with nothing but what the test names."""
    return CaseFacts.model_validate(parts)


def paper_facts(sections: dict[str, str], **parts: Any) -> CaseFacts:
    """A case whose sections are written, with a title."""
    prose = [{"kind": kind, "text": text} for kind, text in sections.items()]
    paper = {"title": "A case report", "sections": prose, **parts.pop("paper", {})}
    return facts(paper=paper, **parts)


def picture(seed: int = 1) -> Image:
    return Image(sha256=f"{seed:064x}", media_type="image/jpeg", width=800, height=600)


def figure(key: str, *panels: str, **parts: Any) -> dict[str, Any]:
    """A figure of described panels, each with its own file: "mri-a" is in "mri-a.jpg"."""
    return {
        "key": key,
        "title": f"Pictures of {key}.",
        "panels": [
            {"key": panel, "file": f"{panel}.jpg", "alt": f"What {panel} shows."}
            for panel in panels
        ],
        **parts,
    }


def pictures(case: CaseFacts) -> dict[tuple[str, View | None], Image]:
    """A picture for every panel of the case, and for what it shows of it."""
    panels = [panel for figure in case.figures for panel in figure.panels]
    images: dict[tuple[str, View | None], Image] = {}
    for number, panel in enumerate(panels):
        images[panel.file, None] = picture(number)
        images[panel.file, panel.view] = picture(number)
    return images


def composed(case: CaseFacts, journal: str = SEED) -> Composed:
    return compose_paper(case, profile=profile(journal), images=pictures(case))


def reference(key: str, title: str = "A title") -> dict[str, Any]:
    return {
        "id": key,
        "type": "article-journal",
        "title": title,
        "author": [{"family": "Author", "given": "E."}],
        "container-title": "A Journal",
        "volume": "1",
        "page": "2-3",
        "issued": {"date-parts": [[2020]]},
    }


def words(line: Inlines) -> str:
    """What a reader reads of a line."""
    return "".join(_word(node) for node in flat(line))


def _word(node: Inline) -> str:
    match node:
        case Text():
            return node.text
        case Citation():
            return "".join(piece.text for piece in node.pieces)
        case FigureRef() | TableRef():
            return node.label
        case _:
            raise AssertionError(node)


def outline(sections: Iterable[Section]) -> list[str]:
    """The headings with their numbers: "2.1 Imaging"."""
    return [
        line
        for section in sections
        for line in (f"{section.number} {section.title}".strip(), *outline(section.sections))
    ]


def order(blocks: Iterable[Block]) -> list[str]:
    """Paragraphs by their words, figures and tables by kind, number and key."""
    return [
        words(block.children)
        if block.kind == "paragraph"
        else f"<{block.kind} {block.number} {block.key}>"
        for block in blocks
    ]


def grid(table: Table) -> list[list[str]]:
    """A table as rows of words, the header first; marks stand in brackets."""
    head = [words(column.header) for column in table.columns]
    rows = [
        [words(cell.children) + (f"[{cell.mark}]" if cell.mark else "") for cell in row.cells]
        for row in table.rows
    ]
    return [head, *rows]


def notes(table: Table) -> list[str]:
    return [f"{note.mark} {words(note.children)}".strip() for note in table.notes]
