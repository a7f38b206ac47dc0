"""Whether readers are told what abbreviations stand for, in the abstract and in the text."""

from collections.abc import Iterator, Mapping

from casereports.checks.problem import Problem, Severity
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.sentences import Sentence, _
from casereports.manuscript.abbreviating.found import unexplained
from casereports.manuscript.abbreviating.known import Known
from casereports.manuscript.abbreviating.lines import abstract_of, joined, text_of
from casereports.manuscript.document import Manuscript

CODE = "ABBREVIATIONS"
#: So many are named; the others come up once these are settled.
MOST_NAMED = 6


def abbreviation_problems(facts: CaseFacts, manuscript: Manuscript) -> Iterator[Problem]:
    """Yields a note for the abstract and one for the text, each where something is unexplained."""
    known = Known(facts, {})
    places = (
        (_("Abstract"), abstract_of(manuscript)),
        (_("Text"), text_of(manuscript)),
    )
    for where, lines in places:
        found = unexplained(joined(lines), known)
        if found:
            yield Problem(
                code=CODE,
                severity=Severity.NOTE,
                message=_message(found),
                where=where,
                source=next(source for source, words in lines if next(iter(found)) in words),
            )


def _message(found: Mapping[str, str]) -> Sentence:
    first = next(iter(found))
    words = tuple(f"{short} ({found[short]})" for short in list(found)[:MOST_NAMED])
    return _(
        "Not explained where first used: %(words)s. Write {abbr:%(first)s} there, and it is.",
        words=words,
        first=first,
    )
