"""Two versions of one small case, and what a reader reads of a compared paper."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from casereports.clinical.facts.case import CaseFacts
from casereports.manuscript.comparing.figures import is_note
from casereports.manuscript.comparing.marks import Mark
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Block,
    Citation,
    Deleted,
    Figure,
    FigureRef,
    Inline,
    Inlines,
    Inserted,
    ListBlock,
    Paragraph,
    Section,
    Table,
    TableRef,
    Text,
)
from casereports.manuscript.walk import rewrite_blocks
from tests.manuscript.papers import composed, figure, paper_facts, picture, reference

#: The letter of a panel in a legend.
LETTER = re.compile(r"\([A-Z]\)")
EARLIER = {
    "case": (
        "A man had *pain in the back* for six months [@a]. MRI showed a mass ({fig:mri}).\n\n"
        "Alkaline phosphatase was {lab:alp} ({table:labs}).\n\n"
        "The colonoscopy found nothing.\n\n"
        "- pain relief\n- walking aids"
    ),
    "discussion": "Such a mass is rare [@b]. We saw no [@a] other like it ({fig:slide}).",
}
LATER = {
    "introduction": "Masses in front of the sacrum are rare [@c].",
    "case": (
        "A man had *pain in the lower back* for six months [@a]. MRI showed a mass "
        "({fig:mri}).\n\n"
        "Alkaline phosphatase was {lab:alp} ({table:labs}).\n\n"
        "- pain relief\n- exercise\n- walking aids\n\n"
        "He was told of the findings on the same day."
    ),
    "discussion": "Such a mass is rare [@c]. We saw no [@a] other like it.",
}


def lab(key: str, analyte: str, value: int) -> dict[str, Any]:
    number = {"kind": "numeric", "value": str(value), "unit": "U/L"}
    return {"key": key, "analyte": analyte, "result": number}


def earlier() -> CaseFacts:
    return paper_facts(
        EARLIER,
        paper={
            "title": "A mass near the sacrum",
            "keywords": ["sacrum", "mass"],
            "abstract": [{"text": "A man had pain. He was well later."}],
        },
        labs=[lab("alp", "Alkaline phosphatase", 147), lab("ggt", "Gamma-GT", 60)],
        figures=[figure("mri", "mri-a", "mri-b"), figure("slide", "slide-a")],
        references=[reference("a", "On pain"), reference("b", "On rare masses")],
        affiliations=[{"key": "h", "institution": "Old Hospital", "country": "Norway"}],
        authors=[{"key": "x", "given": "E.", "family": "Example", "affiliations": ["h"]}],
    )


def later() -> CaseFacts:
    return paper_facts(
        LATER,
        paper={
            "title": "A mass in front of the sacrum",
            "keywords": ["sacrum", "tumour"],
            "abstract": [{"text": "A man had severe pain. He was well later."}],
        },
        labs=[lab("alp", "Alkaline phosphatase", 152), lab("crp", "C-reactive protein", 9)],
        figures=[figure("mri", "mri-a", "mri-b", title="New pictures of mri.")],
        references=[reference("a", "On pain"), reference("c", "On common masses")],
        authors=[
            {"key": "x", "given": "E.", "family": "Example", "affiliations": ["h"]},
            {"key": "y", "given": "S.", "family": "Sample", "affiliations": ["h"]},
        ],
        affiliations=[{"key": "h", "institution": "New Hospital", "country": "Norway"}],
    )


def papers() -> tuple[Manuscript, Manuscript]:
    """Return both versions as papers; the second picture of the MRI is another in the later."""
    before, after = composed(earlier()).manuscript, composed(later()).manuscript
    return before, rewrite_blocks(after, _with_other_picture)


def _with_other_picture(block: Block) -> Block:
    if not isinstance(block, Figure):
        return block
    *others, last = block.panels
    return block.model_copy(
        update={"panels": (*others, last.model_copy(update={"image": picture(99)}))}
    )


def line(text: str) -> Inlines:
    return (Text(text=text),)


def shown(children: Inlines) -> str:
    """A line as a reader sees it: [-gone-] and {+come+}."""
    return "".join(_shown(node) for node in children)


def _shown(node: Inline) -> str:
    match node:
        case Inserted():
            return "{+" + shown(node.children) + "+}"
        case Deleted():
            return "[-" + shown(node.children) + "-]"
        case Text():
            return node.text.replace("\N{NO-BREAK SPACE}", " ")
        case Citation():
            return "".join(piece.text for piece in node.pieces)
        case FigureRef() | TableRef():
            return node.label.replace("\N{NO-BREAK SPACE}", " ")
        case _:
            return shown(node.children)


def words(children: Inlines, dropped: Mark | None) -> list[str]:
    """The words of a line without those of one mark; citations and mentions by what they name."""
    return " ".join("".join(_words(node, dropped) for node in children).split()).split()


def _words(node: Inline, dropped: Mark | None) -> str:
    match node:
        case Text():
            return node.text
        case Citation():
            return f"@{';'.join(node.keys)}"
        case FigureRef() | TableRef():
            return f"{node.kind}:{node.key}"
        case _ if dropped is not None and isinstance(node, dropped):
            return ""
        case _:
            return "".join(_words(child, dropped) for child in node.children)


def reading(paper: Manuscript, dropped: Mark | None = None) -> dict[str, list[str]]:
    """The words of each part of a paper that says any, without those of one mark.

    The words of a figure are in no order: those of a panel that is gone stand in its legend. A
    figure that is gone is a paragraph, in which "Figure 2." stands before its words.
    """
    found: dict[str, list[str]] = defaultdict(list)
    front = paper.front
    found["title"] += words(front.marked_title or line(front.title), dropped)
    keywords = front.marked_keywords or line("; ".join(front.keywords))
    for entry in front.affiliations:
        found["places"] += words(entry.marked or line(entry.place), dropped)
    found["keywords"] += words(keywords, dropped)
    for part in front.abstract:
        found["abstract"] += words(part.children, dropped)
    for section in (*paper.body, *paper.back, *paper.closing):
        _read(section, found, dropped)
    for entry in paper.references:
        found[entry.source] += words(entry.children, dropped)
    return {name: told for name, told in found.items() if told}


def _read(section: Section, found: dict[str, list[str]], dropped: Mark | None) -> None:
    name = section.key.removesuffix("-removed")
    found[name] += words(section.marked_title or line(section.title), dropped)
    for block in section.blocks:
        if is_note(block):
            continue
        told = [word for one in _lines(block) for word in words(one, dropped)]
        if isinstance(block, Table):
            found[f"table:{block.key.removesuffix('-removed')}"] += told
        elif block.source.startswith("figure:"):
            legend = told if isinstance(block, Figure) else told[2:]
            found[block.source] += sorted(word for word in legend if not LETTER.fullmatch(word))
        else:
            found[name] += told
    for inner in section.sections:
        _read(inner, found, dropped)


def _lines(block: Block) -> Iterator[Inlines]:
    match block:
        case Paragraph():
            yield block.children
        case ListBlock():
            yield from (item.children for item in block.items)
        case Figure():
            yield block.caption
            yield from (panel.caption for panel in block.panels)
        case Table():
            yield block.caption
            yield from (column.header for column in block.columns)
            yield from (cell.children for row in block.rows for cell in row.cells)
            yield from (note.children for note in block.notes)
