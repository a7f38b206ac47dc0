"""What else was considered, and what spoke for and against it."""

from collections.abc import Iterator

from casereports.clinical.facts.diagnosis import Differential, Exclusion
from casereports.manuscript.drafting.draft import Paragraph, Sentence
from casereports.manuscript.drafting.english import article
from casereports.manuscript.drafting.scribe import Quoted, Scribe

_STATES = {
    Exclusion.EXCLUDED: "was excluded",
    Exclusion.UNLIKELY: "was held unlikely",
    Exclusion.NOT_EXCLUDED: "could not be excluded",
    Exclusion.CONFIRMED: "was confirmed",
}


def differential(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns all that was considered, then each with its arguments."""
    rows = scribe.facts.differentials
    if not rows:
        return ()
    sources = [scribe.row(row).source for row in rows]
    told = [sentence for row in rows for sentence in _one(scribe, row)]
    if len(rows) == 1:
        return (
            tuple(told or [scribe.sentence(f"{scribe.whole('ddx')} was considered", *sources)]),
        )
    opening = f"The differential diagnosis included {scribe.whole('ddx')}"
    return ((scribe.sentence(opening, *sources), *told),)


def _one(scribe: Scribe, row: Differential) -> Iterator[Sentence]:
    """Yields "Chordoma was suggested by …; arguments against it were …. It was excluded by …"."""
    quoted = scribe.row(row)
    state = _state(quoted, row)
    pro = article(row.speaks_for[0]) + quoted("speaks_for") if row.speaks_for else ""
    several = len(row.speaks_against) > 1
    argued = "arguments against it were" if several else "an argument against it was"
    if pro and row.speaks_against:
        yield scribe.sentence(
            f"{quoted()} was suggested by {pro}; {argued} {quoted('speaks_against')}"
        )
    elif pro:
        ending = (
            f"{' and' if row.state is Exclusion.CONFIRMED else ' but'} {state}" if state else ""
        )
        yield scribe.sentence(f"{quoted()} was suggested by {pro}{ending}")
        return
    elif row.speaks_against:
        argued = argued.replace("it", quoted(), 1)
        yield scribe.sentence(f"{argued} {quoted('speaks_against')}")
    if state:
        subject = "It" if row.speaks_against else quoted()
        yield scribe.sentence(f"{subject} {state}", quoted.source)


def _state(quoted: Quoted, row: Differential) -> str:
    if row.state is None:
        return f"was excluded by {quoted('excluded_by')}" if row.excluded_by else ""
    by = f" by {quoted('excluded_by')}" if row.excluded_by else ""
    when = f" {quoted('when')}" if row.when else ""
    if row.state is Exclusion.UNLIKELY and by:
        by = f" because of {quoted('excluded_by')}"
    return f"{_STATES[row.state]}{by}{when}"
