"""What is still open in a paper that is to be handed in: what blocks it, and what does not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from pydantic import ValidationError as FactsError

from casereports.checks.problem import Problem, Severity
from casereports.clinical.refusals import fault_sentence
from casereports.clinical.sentences import SaidError
from casereports.manuscript.faults import Fault, UnresolvedReferencesError
from casereports.pipeline import Draft
from casereports.record.sentence_words import translated

#: The checks that hold a paper against its journal's rules.
OF_JOURNAL: Final = frozenset({"ABSTRACT", "ABBREVIATIONS", "FIGURES"})
#: Why a case may make no paper, and a paper no document.
UNREADABLE = (SaidError, FactsError)
UNPRINTABLE = (*UNREADABLE, UnresolvedReferencesError)


@dataclass(frozen=True)
class Point:
    """One thing to be done, with the place where; ``source`` names the field that settles it."""

    message: str
    where: str
    source: str
    severity: str


@dataclass(frozen=True)
class OpenPoints:
    """What blocks, what an editor may ask about, and how much of it the journal's rules say."""

    blocking: tuple[Point, ...]
    warnings: tuple[Point, ...]
    notes: tuple[Point, ...]
    of_journal: int


def open_points(paper: Draft) -> OpenPoints:
    """Returns the holes and problems of a paper, each sentence once for its place."""
    errors, warnings, notes = (
        _points(one for one in paper.problems if one.severity is severity)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    )
    return OpenPoints(
        blocking=(*_points(paper.faults), *errors),
        warnings=tuple(warnings),
        notes=tuple(notes),
        of_journal=sum(
            one.code in OF_JOURNAL and one.severity is not Severity.OK for one in paper.problems
        ),
    )


def why_unreadable(error: Exception) -> str:
    """Returns why a case makes no paper, or none that can be printed, as a sentence."""
    match error:
        case FactsError():
            reason = translated(fault_sentence(dict(error.errors()[0])))
        case SaidError():
            reason = translated(error.said)
        case UnresolvedReferencesError():
            reason = translated(error.faults[0].message)
        case _:
            raise error
    return _("The paper can’t be printed: %(reason)s.") % {"reason": reason.rstrip(".")}


def _points(abouts: Iterable[Problem | Fault]) -> Sequence[Point]:
    """Returns what is to be done, once where several checks say the same of one place."""
    return list(dict.fromkeys(map(_point, abouts)))


def _point(about: Problem | Fault) -> Point:
    if isinstance(about, Fault):
        return Point(translated(about.message), "", about.source, Severity.ERROR.value)
    where = translated(about.where)
    return Point(translated(about.message), where, about.source, about.severity.value)
