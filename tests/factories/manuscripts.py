"""A plain manuscript of a case: its prose with citations, and nothing else."""

import re

from casereports.clinical.facts.case import CaseFacts
from casereports.manuscript.document import Front, Manuscript
from casereports.manuscript.nodes import (
    Citation,
    Inline,
    Paragraph,
    Section,
    Text,
)

_CITATION = re.compile(r"\[@([^\]]+)\]")


def plain_manuscript(facts: CaseFacts) -> Manuscript:
    """Returns the prose of a case as sections of one paragraph each."""
    return Manuscript(
        journal="plain",
        front=Front(title=facts.paper.title, source="paper:title"),
        body=tuple(
            Section(
                key=prose.kind.value,
                title=prose.kind.label,
                blocks=(Paragraph(children=_inlines(prose.text), source=_source(prose.kind)),),
                source=_source(prose.kind),
            )
            for prose in facts.paper.sections
        ),
    )


def _inlines(text: str) -> tuple[Inline, ...]:
    parts = _CITATION.split(text)
    return tuple(
        Citation(keys=tuple(key.strip(" @") for key in part.split(";")))
        if n % 2
        else Text(text=part)
        for n, part in enumerate(parts)
    )


def _source(kind: str) -> str:
    return f"section:{kind}"
