"""The table of microbiology, antibiograms included."""

from collections.abc import Sequence

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.microbiology import (
    Category,
    MicrobiologyFinding,
    MicrobiologyTest,
    Susceptibility,
)
from casereports.clinical.quantities import Number
from casereports.clinical.values import label
from casereports.clinical.wording import printed_titre
from casereports.manuscript.compose.printed import duration, number, quantity, reference, slashed
from casereports.manuscript.compose.table import (
    Footnotes,
    aside,
    columns,
    led,
    said,
    slim_table,
    words,
)
from casereports.manuscript.compose.time import moment
from casereports.manuscript.nodes import Row, Table

#: With fewer than one antibiogram among so many tests, they are told below the table.
LEAST_SHARE = 3


def compose_microbiology(facts: CaseFacts) -> Table | None:
    """Returns one row for each search for a germ."""
    if not facts.microbiology:
        return None
    notes = Footnotes()
    agents = _rows(facts.microbiology)
    standard = common_standard(agents)
    tested = [test for test in facts.microbiology if test.susceptibilities]
    below = len(tested) * LEAST_SHARE < len(facts.microbiology)
    rows = tuple(_row(test, notes, standard, below=below) for test in facts.microbiology)
    return slim_table(
        key="microbiology",
        caption="Microbiological findings.",
        heads=columns("Specimen", "Time", "Method", "Finding", "Susceptibility"),
        rows=rows,
        notes=notes.notes(_categories(agents, standard)),
        source="micro",
    )


def _row(test: MicrobiologyTest, notes: Footnotes, standard: str, *, below: bool) -> Row:
    reason = led("Reason: ", test.reason)
    if test.finding is MicrobiologyFinding.NOT_DONE:
        reason = f"Not done: {test.reason}"
    elsewhere = "Done elsewhere" if test.elsewhere else ""
    agents = "; ".join(susceptibility(row, standard) for row in test.susceptibilities)
    told = led("Susceptibility: ", agents) if below else ""
    cells = (
        words(specimen(test)),
        words(moment(test.when)),
        words(method(test), notes.mark(elsewhere)),
        words(finding(test), notes.mark(told, reason, test.note)),
        words("" if below else agents),
    )
    return Row(cells=cells, source=f"micro:{test.key}")


def specimen(test: MicrobiologyTest) -> str:
    """Returns "blood, left arm" or "acute serum"."""
    serum = label(test.serum)
    if test.specimen.casefold() == "serum" and serum:
        return said(serum, test.site)
    return said(test.specimen, test.site, serum)


def method(test: MicrobiologyTest) -> str:
    """Returns "serology by ELISA (Leptospira IgM)"."""
    by = led(" by ", test.assay)
    sought = said(test.target, label(test.immunoglobulin), by=" ")
    kept = led("incubated for ", duration(test.incubation))
    return f"{test.method.label}{by}{aside(sought, kept)}"


def finding(test: MicrobiologyTest, *, by: str = ": ") -> str:
    """Returns what was found: germ, strain, resistance, amount, bottles and time."""
    germ = said(test.organism, test.strain, by=" ")
    details = said(
        germ + aside(test.resistance) if germ else test.resistance,
        test.amount,
        quantity(test.quantity),
        printed_titre(test.titre) if test.titre else "",
        f"{number(test.fold_rise)}-fold rise" if test.fold_rise else "",
        led("cycle threshold ", number(test.cycle_threshold)),
        reference(test.reference),
        label(test.flag),
        _sets(test),
        led("positive after ", duration(test.time_to_positivity)),
    )
    return said(test.finding.label, details, by=by)


def _sets(test: MicrobiologyTest) -> str:
    if test.positive_sets is None:
        return f"{test.sets} taken" if test.sets else ""
    if not test.sets:
        return f"positive in {test.positive_sets}"
    return f"positive in {test.positive_sets or 'none'} of {test.sets}"


def susceptibility(row: Susceptibility, standard: str = "") -> str:
    """Returns "vancomycin S (MIC 1 mg/L, EUCAST)"; a common ``standard`` is not repeated."""
    return f"{row.agent} {row.category.value}" + aside(
        led("MIC ", _mic(row)),
        led("zone ", quantity(row.zone)),
        row.method,
        row.standard if row.standard != standard else "",
    )


def _mic(row: Susceptibility) -> str:
    if row.mic and row.mic_partner is not None:
        return slashed(row.mic, Number(value=row.mic_partner))
    return quantity(row.mic)


def _rows(tests: tuple[MicrobiologyTest, ...]) -> list[Susceptibility]:
    return [row for test in tests for row in test.susceptibilities]


def common_standard(rows: Sequence[Susceptibility]) -> str:
    """Returns the standard that all rows of several share, or nothing."""
    standards = {row.standard for row in rows}
    return standards.pop() if len(rows) > 1 and len(standards) == 1 else ""


def _categories(rows: Sequence[Susceptibility], standard: str) -> str:
    used = {row.category for row in rows}
    return said(
        *(f"{one.value}, {one.label}" for one in Category if one in used),
        "MIC, minimum inhibitory concentration" if any(row.mic for row in rows) else "",
        led("categories by ", standard),
        by="; ",
    )
