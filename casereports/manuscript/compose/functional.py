"""The table of tests of function: ECG, EEG, lung function and the like."""

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.imaging import FunctionalTest
from casereports.clinical.values import label
from casereports.manuscript.compose.imaging import absent
from casereports.manuscript.compose.measurement import measurements_words
from casereports.manuscript.compose.printed import duration
from casereports.manuscript.compose.table import (
    Footnotes,
    columns,
    led,
    said,
    slim_table,
    words,
)
from casereports.manuscript.compose.time import moment
from casereports.manuscript.nodes import Row, Table


def compose_tests(facts: CaseFacts) -> Table | None:
    """Returns one row for each test."""
    if not facts.tests:
        return None
    notes = Footnotes()
    rows = tuple(_row(test, notes) for test in facts.tests)
    return slim_table(
        key="tests",
        caption="Tests of function.",
        heads=columns("Test", "Time", "Findings", "Impression"),
        rows=rows,
        notes=notes.notes(),
        source="test",
    )


def _row(test: FunctionalTest, notes: Footnotes) -> Row:
    made = said(
        led("recorded for ", duration(test.duration)),
        test.condition,
        "done elsewhere" if test.elsewhere else "",
        by="; ",
    )
    cells = (
        words(test.name or test.kind.label, notes.mark(made)),
        words(moment(test.when)),
        words(_findings(test)),
        words(test.impression),
    )
    return Row(cells=cells, source=f"test:{test.key}")


def _findings(test: FunctionalTest) -> str:
    """Returns what a test showed, measured and missed, or why it was not done."""
    return said(
        f"not done ({test.not_done})" if test.not_done else "",
        label(test.result),
        *measurements_words(test.measurements),
        *test.findings,
        *(absent(negative) for negative in test.negatives),
        by="; ",
    )
