"""Tests that found nothing: "PCR of CSF was negative for HSV or VZV", those alike together."""

from collections.abc import Callable, Iterator, Sequence

from casereports.manuscript.drafting.draft import Sentence
from casereports.manuscript.drafting.moments import Timed, is_beginning
from casereports.manuscript.drafting.scribe import Quoted, Scribe

#: Says something of a row: which test it was, or what was looked for.
Says = Callable[[Quoted, Timed], str]


def negatives(
    scribe: Scribe, rows: Sequence[Timed], *, test: Says[Timed], looked_for: Says[Timed]
) -> Iterator[Sentence]:
    """Yields a sentence for each test and time; what the test's name tells is not told again."""
    groups: dict[str, list[Timed]] = {}
    for row in rows:
        quoted = scribe.row(row)
        when = "" if is_beginning(row) else quoted.prints("when")
        groups.setdefault(f"{scribe.say(test(quoted, row))} {when}", []).append(row)
    for group in groups.values():
        first = scribe.row(group[0])
        when = "" if is_beginning(group[0]) else f" {first('when')}"
        name = test(first, group[0])
        targets = [looked_for(scribe.row(row), row) for row in group]
        told = [target for target in targets if target and target != name]
        behind = f" for {scribe.listed(told, 'or')}" if told else ""
        sources = (scribe.row(row).source for row in group)
        yield scribe.sentence(f"{name}{when} was negative{behind}", *sources)
