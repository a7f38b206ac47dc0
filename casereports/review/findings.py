"""What checks found in a snapshot, in the reader's language."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from casereports.checks.problem import Problem, Severity
from casereports.record.sentence_words import translated

_ORDER: Final = list(Severity)


@dataclass(frozen=True)
class Finding:
    """A problem as it is read; ``codes`` are those of all checks that say the same of a place."""

    severity: Severity
    codes: tuple[str, ...]
    message: str
    where: str
    source: str

    @property
    def weight(self) -> str:
        """How grave it is, in a word."""
        return _(self.severity.label)


def findings(problems: Sequence[Problem], *, done: bool) -> list[Finding]:
    """Returns what is in order, or what is not, the gravest first."""
    chosen = [one for one in problems if (one.severity is Severity.OK) is done]
    codes: dict[tuple[Severity, str, str, str], list[str]] = {}
    for one in sorted(chosen, key=lambda problem: _ORDER.index(problem.severity)):
        key = (one.severity, translated(one.message), translated(one.where), one.source)
        codes.setdefault(key, []).append(one.code)
    return [
        Finding(severity, tuple(found), message, where, source)
        for (severity, message, where, source), found in codes.items()
    ]


def tally(problems: Sequence[Problem]) -> list[tuple[str, str, int]]:
    """Returns how many problems of each weight there are, with the word for it."""
    numbers = Counter(one.severity for one in problems)
    return [(name.value, _(name.label), numbers[name]) for name in _ORDER if numbers[name]]
