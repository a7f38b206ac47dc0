"""What is still to be done on a case, each with the way to the form that settles it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from pydantic import ValidationError as FactsError

from casereports.checks.problem import Problem, Severity
from casereports.clinical.refusals import fault_sentence
from casereports.clinical.sentences import SaidError
from casereports.manuscript.faults import Fault
from casereports.record.sentence_words import translated


@dataclass(frozen=True)
class Hint:
    """A fault or a problem with the address of the form that settles it, for who may edit.

    ``codes`` are those of all checks that say the same of the same place.
    """

    about: Fault | Problem
    address: str
    codes: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The codes in one line: "CARE-3a, 3b, 3c"."""
        first, *others = self.codes or ("",)
        start = f"{first.partition('-')[0]}-"
        return ", ".join((first, *(other.removeprefix(start) for other in others)))

    @property
    def is_repeated(self) -> bool:
        """Whether several checks say it."""
        return len(self.codes) > 1

    @property
    def is_hole(self) -> bool:
        return isinstance(self.about, Fault)

    @property
    def message(self) -> str:
        """What to do, in the reader's language."""
        return translated(self.about.message)

    @property
    def where(self) -> str:
        """The place where it is done, in the reader's language; holes have none."""
        return translated(self.about.where) if isinstance(self.about, Problem) else ""

    @property
    def severity(self) -> str:
        """How grave a problem is, in the reader's language."""
        return gettext(self.about.severity.label) if isinstance(self.about, Problem) else ""


def hints(abouts: Sequence[Fault | Problem], addresses: Mapping[str, str]) -> list[Hint]:
    """Returns faults and problems with their addresses, once where several say the same."""
    found: dict[object, Hint] = {}
    for about in abouts:
        address = addresses.get(about.source, "")
        if isinstance(about, Fault):
            found[about] = Hint(about=about, address=address)
            continue
        same = (about.message, about.where, about.severity, address)
        codes = found[same].codes if same in found else ()
        first = found[same].about if same in found else about
        found[same] = Hint(about=first, address=address, codes=(*codes, about.code))
    return list(found.values())


def by_severity(problems: Sequence[Problem], *, done: bool) -> list[Problem]:
    """Returns what is settled, or what is not, the gravest first."""
    order = list(Severity)
    found = [problem for problem in problems if (problem.severity is Severity.OK) is done]
    return sorted(found, key=lambda problem: order.index(problem.severity))


def reason(error: Exception) -> str:
    """Returns why a case makes no paper, as a sentence without its stop."""
    if isinstance(error, FactsError):
        return translated(fault_sentence(dict(error.errors()[0])))
    if isinstance(error, SaidError):
        return translated(error.said)
    raise error
