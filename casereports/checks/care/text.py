"""The paper's prose as the CARE items see it: which sections stand, what they cite."""

from typing import assert_never

from casereports.checks.care.finding import Evidence
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import SectionKind
from casereports.clinical.sentences import _
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Block,
    Citation,
    Figure,
    Inlines,
    ListBlock,
    Paragraph,
    Table,
)
from casereports.manuscript.walk import blocks_of, flat


def prose(facts: CaseFacts, *kinds: SectionKind) -> tuple[tuple[SectionKind, str], ...]:
    """Returns the sections of these kinds that hold any text, in the order asked for."""
    texts = {section.kind: section.text for section in facts.paper.sections}
    return tuple((kind, texts[kind]) for kind in kinds if texts.get(kind))


def section_evidence(kind: SectionKind) -> Evidence:
    """Returns the evidence that a section stands."""
    return Evidence(source=f"section:{kind.value}", text=_("the section %(kind)s", kind=kind))


def abstract(facts: CaseFacts) -> str:
    """Returns the whole abstract, headings included."""
    return "\n".join(f"{part.heading}\n{part.text}" for part in facts.paper.abstract).strip()


def cited(manuscript: Manuscript, kind: SectionKind) -> tuple[str, ...]:
    """Returns the keys that the author's prose of a section cites, each once, in order.

    Journals name and join sections as they like; the prose keeps its source.
    """
    keys = (
        key
        for block in blocks_of(manuscript.body)
        if block.source == f"section:{kind.value}"
        for line in _lines(block)
        for node in flat(line)
        if isinstance(node, Citation)
        for key in node.keys
    )
    return tuple(dict.fromkeys(keys))


def _lines(block: Block) -> tuple[Inlines, ...]:
    match block:
        case Paragraph():
            return (block.children,)
        case ListBlock():
            return tuple(item.children for item in block.items)
        case Figure() | Table():
            return ()
        case _:
            assert_never(block)
