"""How far a case is: what each part still lacks, kept with the case for lists to show.

Pages that make the paper keep the standing on the way. After any other change the kept one is old,
which the case itself tells, and the next list of cases that shows it has it made anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError as FactsError

from casereports.authoring.parts import PARTS, Part, part_of
from casereports.authoring.places import table_named
from casereports.checks.problem import Problem, Severity
from casereports.journals.shelf import UnknownJournalError
from casereports.manuscript.faults import Fault
from casereports.pipeline import Draft, draft
from casereports.record.models import Case

#: Why a case may make no paper at all, and so has no standing.
UNREADABLE = (UnknownJournalError, FactsError)
#: Most cases that are checked while somebody waits for a list; each takes as long as a paper.
MOST_AT_ONCE = 10


@dataclass(frozen=True)
class Standing:
    """One part: how many of the checks that concern it are settled, and what is open."""

    asked: int = 0
    settled: int = 0
    errors: int = 0

    @property
    def open(self) -> int:
        return self.asked - self.settled

    @property
    def is_done(self) -> bool:
        return self.asked > 0 and not self.open


def standings(paper: Draft) -> dict[str, Standing]:
    """Returns the standing of every part that a check concerns."""
    asked: dict[str, list[Problem | Fault]] = {}
    abouts: tuple[Problem | Fault, ...] = (*paper.problems, *paper.faults)
    for about in abouts:
        asked.setdefault(_part(about).key, []).append(about)
    return {key: _standing(abouts) for key, abouts in asked.items()}


def kept_standings(case: Case) -> Mapping[str, Standing]:
    """Returns the standing of each part as it was when the paper was last made."""
    parts = case.standing.get("parts", {})
    return {part.key: Standing(*parts[part.key]) for part in PARTS if part.key in parts}


def keep_standing(case: Case, paper: Draft) -> Mapping[str, Standing]:
    """Keeps the standing with the case, where it has changed, and returns it.

    ``paper`` was made after ``case`` was fetched, and so of no older state.
    """
    found = standings(paper)
    parts = {key: [one.asked, one.settled, one.errors] for key, one in found.items()}
    errors = sum(one.errors for one in found.values())
    _keep(case, {"parts": parts, "percent": percent(found.values()), "errors": errors})
    return found


def stand(case: Case) -> None:
    """Checks a case afresh and keeps how far it is; one that makes no paper has no standing."""
    try:
        paper = draft(case)
    except UNREADABLE:
        _keep(case, {})
    else:
        keep_standing(case, paper)


def is_current(case: Case) -> bool:
    """Tells whether a case is as it was when its standing was kept."""
    return bool(case.standing.get("changed") == case.changed.isoformat())


def bring_up_to_date(cases: Iterable[Case]) -> bool:
    """Checks cases afresh that were changed since, and tells whether there were any.

    Where many were, only the first are checked, and the next time more of them.
    """
    old = [case for case in cases if not is_current(case)][:MOST_AT_ONCE]
    for case in old:
        stand(case)
    return bool(old)


def percent(parts: Iterable[Standing]) -> int:
    """Returns how much of all that is asked is settled."""
    every = list(parts)
    asked = sum(one.asked for one in every)
    return round(100 * sum(one.settled for one in every) / asked) if asked else 0


def _keep(case: Case, found: dict[str, Any]) -> None:
    kept = {**found, "changed": case.changed.isoformat()}
    if kept != case.standing:
        Case.objects.filter(pk=case.pk).update(standing=kept)
        case.standing = kept


def _standing(abouts: Iterable[Problem | Fault]) -> Standing:
    every = list(abouts)
    open_ones = [one for one in every if not _is_settled(one)]
    errors = [one for one in open_ones if isinstance(one, Fault) or one.severity is Severity.ERROR]
    return Standing(asked=len(every), settled=len(every) - len(open_ones), errors=len(errors))


def _is_settled(about: Problem | Fault) -> bool:
    return isinstance(about, Problem) and about.severity is Severity.OK


def _part(about: Problem | Fault) -> Part:
    return part_of(table_named(about.source))
