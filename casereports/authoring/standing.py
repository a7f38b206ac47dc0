"""How far a case is: what each part still lacks, kept with the case for lists to show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from casereports.authoring.parts import PARTS, Part, part_of
from casereports.authoring.places import table_named
from casereports.checks.problem import Problem, Severity
from casereports.manuscript.faults import Fault
from casereports.pipeline import Draft
from casereports.record.models import Case


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
    """Keeps the standing with the case, where it has changed, and returns it."""
    found = standings(paper)
    kept: dict[str, Any] = {
        "parts": {key: [one.asked, one.settled, one.errors] for key, one in found.items()},
        "percent": percent(found.values()),
        "errors": sum(one.errors for one in found.values()),
    }
    if kept != case.standing:
        Case.objects.filter(pk=case.pk).update(standing=kept)
        case.standing = kept
    return found


def percent(parts: Iterable[Standing]) -> int:
    """Returns how much of all that is asked is settled."""
    every = list(parts)
    asked = sum(one.asked for one in every)
    return round(100 * sum(one.settled for one in every) / asked) if asked else 0


def _standing(abouts: Iterable[Problem | Fault]) -> Standing:
    every = list(abouts)
    open_ones = [one for one in every if not _is_settled(one)]
    errors = [one for one in open_ones if isinstance(one, Fault) or one.severity is Severity.ERROR]
    return Standing(asked=len(every), settled=len(every) - len(open_ones), errors=len(errors))


def _is_settled(about: Problem | Fault) -> bool:
    return isinstance(about, Problem) and about.severity is Severity.OK


def _part(about: Problem | Fault) -> Part:
    return part_of(table_named(about.source))
