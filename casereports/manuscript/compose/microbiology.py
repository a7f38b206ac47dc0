"""The table of microbiology, antibiograms included."""

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.microbiology import (
    Category,
    MicrobiologyFinding,
    MicrobiologyTest,
    Susceptibility,
)
from casereports.clinical.wording import (
    printed_duration,
    printed_quantity,
    printed_timing,
    printed_titre,
)
from casereports.manuscript.compose.table import Footnotes, columns, without_empty, words
from casereports.manuscript.markup import plain
from casereports.manuscript.nodes import Row, Table


def compose_microbiology(facts: CaseFacts) -> Table | None:
    """Returns one row for each search for a germ."""
    if not facts.microbiology:
        return None
    notes = Footnotes()
    rows = tuple(_row(test, notes) for test in facts.microbiology)
    heads = columns("Specimen", "Time", "Method", "Finding", "Susceptibility")
    heads, rows = without_empty(heads, rows)
    return Table(
        key="microbiology",
        caption=plain("Microbiological findings."),
        columns=heads,
        rows=rows,
        notes=notes.notes(_categories(facts.microbiology)),
        source="micro",
    )


def _row(test: MicrobiologyTest, notes: Footnotes) -> Row:
    specimen = ", ".join(part for part in (test.specimen, test.site) if part)
    method = f"{test.method.label} ({test.target})" if test.target else test.method.label
    not_done = f"Not done: {test.reason}" if test.finding is MicrobiologyFinding.NOT_DONE else ""
    cells = (
        words(specimen),
        words(printed_timing(test.when) if test.when else ""),
        words(method),
        words(finding(test), notes.mark(not_done, test.note)),
        words("; ".join(susceptibility(row) for row in test.susceptibilities)),
    )
    return Row(cells=cells, source=f"micro:{test.key}")


def finding(test: MicrobiologyTest) -> str:
    """Returns what was found: germ, strain, resistance, amount, bottles and time."""
    germ = " ".join(part for part in (test.organism, test.strain) if part)
    if germ and test.resistance:
        germ += f" ({test.resistance})"
    sets = ""
    if test.positive_sets is not None:
        of = f" of {test.sets}" if test.sets else ""
        sets = f"positive in {test.positive_sets}{of}"
    after = test.time_to_positivity
    details = (
        germ,
        printed_quantity(test.quantity) if test.quantity else "",
        printed_titre(test.titre) if test.titre else "",
        sets,
        f"positive after {printed_duration(after)}" if after else "",
    )
    said = ", ".join(part for part in details if part)
    return f"{test.finding.label}: {said}" if said else test.finding.label


def susceptibility(row: Susceptibility) -> str:
    """Returns "vancomycin S (MIC 1 mg/L, EUCAST)"."""
    details = (
        f"MIC {printed_quantity(row.mic)}" if row.mic else "",
        f"zone {printed_quantity(row.zone)}" if row.zone else "",
        row.standard,
    )
    said = ", ".join(part for part in details if part)
    return f"{row.agent} {row.category.value}" + (f" ({said})" if said else "")


def _categories(tests: tuple[MicrobiologyTest, ...]) -> str:
    used = {row.category for test in tests for row in test.susceptibilities}
    said = [f"{one.value}, {one.label}" for one in Category if one in used]
    said += ["MIC, minimum inhibitory concentration"] if _has_mic(tests) else []
    return "; ".join(said)


def _has_mic(tests: tuple[MicrobiologyTest, ...]) -> bool:
    return any(row.mic for test in tests for row in test.susceptibilities)
