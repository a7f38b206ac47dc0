"""The eight questions of the JBI critical appraisal checklist for case reports, in our words.

Each names what in the record and in the paper is its evidence, so that a reviewer finds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from casereports.clinical.facts.paper import SectionKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Question:
    """One question; its evidence by tables of the record and by sections of the paper.

    ``figures`` tells that figures and tables of the paper may show it as well.
    """

    number: int
    words: "str | _StrPromise"
    hint: "str | _StrPromise"
    tables: tuple[str, ...]
    sections: tuple[SectionKind, ...]
    figures: bool = False


QUESTIONS: Final = (
    Question(
        1,
        _("Is it clear who the patient is?"),
        _("Age, sex, and whatever else of the person matters for this case."),
        ("patient", "newborns"),
        (SectionKind.PATIENT, SectionKind.CASE),
    ),
    Question(
        2,
        _("Is the history told clearly, and in its order of time?"),
        _("Medical, family and social history, earlier treatments and what came of them."),
        ("history_answers", "history", "past_interventions", "events"),
        (SectionKind.HISTORY, SectionKind.TIMELINE, SectionKind.CASE),
    ),
    Question(
        3,
        _("Is it clear in which state the patient came?"),
        _("Complaints, findings of the examination, vital signs, scores."),
        ("complaints", "examination", "vital_signs", "scores"),
        (SectionKind.FINDINGS, SectionKind.CASE),
    ),
    Question(
        4,
        _("Are the tests and their results described clearly?"),
        _("What was done to come to the diagnosis, and what it showed."),
        (
            "labs",
            "microbiology",
            "imaging",
            "tests",
            "specimens",
            "molecular",
            "diagnoses",
            "differentials",
        ),
        (
            SectionKind.INVESTIGATIONS,
            SectionKind.DIAGNOSIS,
            SectionKind.DIFFERENTIAL,
            SectionKind.CASE,
        ),
        figures=True,
    ),
    Question(
        5,
        _("Is it described clearly what was done for the patient?"),
        _("Drugs with dose and duration, procedures, and why they were chosen."),
        ("treatments", "procedures"),
        (SectionKind.TREATMENT, SectionKind.CASE),
    ),
    Question(
        6,
        _("Is it clear how the patient was after the treatment?"),
        _("Response, outcome, and how long the patient was followed."),
        ("outcomes", "course"),
        (SectionKind.OUTCOME, SectionKind.CASE),
    ),
    Question(
        7,
        _("Are harms and what nobody had expected named and described?"),
        _("Side effects, complications, surprises; or that there were none."),
        ("adverse_events", "procedures"),
        (SectionKind.TREATMENT, SectionKind.OUTCOME, SectionKind.CASE),
    ),
    Question(
        8,
        _("Does the report say what can be learned from it?"),
        _("Lessons that follow from this case and not only from other papers."),
        (),
        (SectionKind.LEARNING_POINTS, SectionKind.CONCLUSION, SectionKind.DISCUSSION),
    ),
)
BY_NUMBER: Final[Mapping[int, Question]] = MappingProxyType(
    {question.number: question for question in QUESTIONS}
)
