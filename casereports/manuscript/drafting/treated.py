"""Treatment in the words of an abstract: what was done, then what else was given."""

from collections.abc import Iterator

from casereports.clinical.facts.procedure import Procedure, ProcedureKind
from casereports.clinical.facts.treatment import Treatment, TreatmentKind
from casereports.manuscript.drafting.draft import Sentence
from casereports.manuscript.drafting.english import article
from casereports.manuscript.drafting.procedures import IMPLANTED, is_diagnostic
from casereports.manuscript.drafting.scribe import Scribe
from casereports.manuscript.quoting.care import NEVER_GIVEN
from casereports.manuscript.quoting.series import in_time


def treated(scribe: Scribe) -> Iterator[Sentence]:
    """Yields the procedures that treated and the treatments given, each in order of time.

    A treatment that is a procedure by another name is told with it. "Comprised" is said only where
    treatments are all there is.
    """
    done = [row for row in scribe.facts.procedures if not row.not_done and not is_diagnostic(row)]
    given = [row for row in scribe.facts.treatments if row.status not in NEVER_GIVEN]
    told = [row for row in done if not _is_told_by(row, given)]
    merged = {id(row): _alike(row, given) for row in told}
    if told:
        yield _underwent(scribe, in_time(scribe.teller, told), merged)
    left = [row for row in given if not any(row is other for other in merged.values())]
    if left:
        yield _given(scribe, left, given, is_all=not done)


def _is_told_by(row: Procedure, given: list[Treatment]) -> bool:
    """Tells whether nothing is left to tell of a procedure: it has no name, or is ventilation."""
    if row.name:
        return False
    if row.kind is ProcedureKind.INTUBATION:
        return any(one.kind is TreatmentKind.VENTILATION for one in given)
    return row.kind is ProcedureKind.OTHER


def _alike(row: Procedure, given: list[Treatment]) -> Treatment | None:
    """Returns the treatment that is this procedure, as far as their names tell."""
    name = row.name.casefold()
    for one in given:
        other = one.name.casefold()
        if one.procedure == row.key and (other in name or not name or name in other):
            return one
    return None


def _underwent(
    scribe: Scribe, rows: list[Procedure], merged: dict[int, Treatment | None]
) -> Sentence:
    names: dict[str, str] = {}
    for row in rows:
        treatment = merged[id(row)]
        named = row if row.name or treatment is None else treatment
        quoted = scribe.row(named)
        whole = article(quoted.prints()) + quoted()
        if row.kind in IMPLANTED and article(row.name):
            whole = f"implantation of {whole}"
        names.setdefault(quoted.prints().casefold(), whole)
    pairs = ((row, merged[id(row)]) for row in rows)
    sources = [scribe.row(one).source for pair in pairs for one in pair if one is not None]
    return scribe.sentence(f"The patient underwent {scribe.listed(names.values())}", *sources)


def _given(
    scribe: Scribe, rows: list[Treatment], given: list[Treatment], *, is_all: bool
) -> Sentence:
    ordered = in_time(scribe.teller, rows)
    as_listed = [row.key for row in ordered] == [row.key for row in given]
    names = {scribe.row(row).prints(): scribe.row(row)() for row in ordered}
    named = scribe.whole("treatment", "all") if as_listed else scribe.listed(names.values())
    verb = "Treatment comprised" if is_all else "Treatment also included"
    return scribe.sentence(f"{verb} {named}", *(scribe.row(row).source for row in ordered))
