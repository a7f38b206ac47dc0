"""Where a reviewer finds what a question of the checklist asks for: links into the paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.values import Value
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Figure, Section, Table
from casereports.manuscript.walk import blocks_of
from casereports.pipeline import Draft
from casereports.record.description import meaning
from casereports.renderers.html.anchors import anchor, link_to
from casereports.review.checklist import QUESTIONS, Question


@dataclass(frozen=True)
class Evidence:
    """A place that speaks to a question: a link within the page, and what it is called."""

    href: str
    words: str


def evidence(paper: Draft) -> Mapping[int, tuple[Evidence, ...]]:
    """Returns the evidence for each question, by its number: first the paper, then the record."""
    return {
        question.number: (
            *_in_paper(question, paper.manuscript),
            *_in_record(question, paper.facts),
        )
        for question in QUESTIONS
    }


def _in_paper(question: Question, manuscript: Manuscript) -> Iterator[Evidence]:
    sections = {section.source: section for section in _sections(manuscript.body)}
    for kind in question.sections:
        section = sections.get(f"section:{kind}")
        if section is not None:
            name = f"{section.number} {section.title}".strip()
            yield Evidence(link_to(anchor("section", section.key)), name)
    if not question.figures:
        return
    for block in blocks_of(manuscript.body):
        match block:
            case Table():
                words = _("Table %(number)d") % {"number": block.number}
                yield Evidence(link_to(anchor("table", block.key)), words)
            case Figure():
                words = _("Figure %(number)d") % {"number": block.number}
                yield Evidence(link_to(anchor("figure", block.key)), words)
            case _:
                continue


def _in_record(question: Question, facts: CaseFacts) -> Iterator[Evidence]:
    for name in question.tables:
        number = _filled(getattr(facts, name))
        if number:
            told = {"table": meaning(CaseFacts, name)[0], "n": number}
            words = _("Record: %(table)s (%(n)d)") % told
            yield Evidence(link_to(anchor("record", name)), words)


def _filled(part: object) -> int:
    """Returns how many rows a table has; a part that a case has once counts when it says much."""
    match part:
        case tuple():
            return len(part)
        case Value():
            return int(part != type(part)())
        case _:
            return 0


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)
