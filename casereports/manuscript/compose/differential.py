"""The table of differential diagnoses with their arguments."""

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.values import label
from casereports.manuscript.compose.table import Footnotes, columns, said, slim_table, words
from casereports.manuscript.compose.time import moment
from casereports.manuscript.nodes import Row, Table


def compose_differential(facts: CaseFacts) -> Table | None:
    """Returns one row for each diagnosis that was considered."""
    if not facts.differentials:
        return None
    notes = Footnotes()
    rows = tuple(
        Row(
            cells=(
                words(entry.name, notes.mark(entry.detail)),
                words("; ".join(entry.speaks_for)),
                words("; ".join(entry.speaks_against)),
                words(said(label(entry.state), entry.excluded_by, moment(entry.when))),
            ),
            source=f"differential:{entry.key}",
        )
        for entry in facts.differentials
    )
    return slim_table(
        key="differential",
        caption="Differential diagnoses.",
        heads=columns("Diagnosis", "Speaks for it", "Speaks against it", "Conclusion"),
        rows=rows,
        notes=notes.notes(),
        source="differential",
    )
