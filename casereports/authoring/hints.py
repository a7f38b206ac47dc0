"""What is still to be done on a case, each with the way to the form that settles it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError as FactsError

from casereports.checks.problem import Problem, Severity
from casereports.clinical.casefile import fault_sentence
from casereports.manuscript.faults import Fault


@dataclass(frozen=True)
class Hint:
    """A fault or a problem with the address of the form that settles it, for who may edit."""

    about: Fault | Problem
    address: str

    @property
    def is_hole(self) -> bool:
        return isinstance(self.about, Fault)


def hints(abouts: Sequence[Fault | Problem], addresses: Mapping[str, str]) -> list[Hint]:
    """Returns faults and problems with their addresses."""
    return [Hint(about=about, address=addresses.get(about.source, "")) for about in abouts]


def by_severity(problems: Sequence[Problem], *, done: bool) -> list[Problem]:
    """Returns what is settled, or what is not, the gravest first."""
    order = list(Severity)
    found = [problem for problem in problems if (problem.severity is Severity.OK) is done]
    return sorted(found, key=lambda problem: order.index(problem.severity))


def reason(error: Exception) -> str:
    """Returns why a case makes no paper, as a sentence without its stop."""
    if isinstance(error, FactsError):
        return fault_sentence(dict(error.errors()[0]))
    return str(error)
