"""The table of adverse events."""

from collections.abc import Mapping

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.harms import AdverseEvent, HarmScale
from casereports.clinical.values import label
from casereports.manuscript.compose.printed import number
from casereports.manuscript.compose.table import (
    Footnotes,
    aside,
    columns,
    led,
    said,
    slim_table,
    words,
)
from casereports.manuscript.compose.time import period
from casereports.manuscript.nodes import Row, Table


def compose_harms(facts: CaseFacts) -> Table | None:
    """Returns one row for each adverse event."""
    if not facts.adverse_events:
        return None
    notes = Footnotes()
    names = {treatment.key: treatment.name for treatment in facts.treatments}
    rows = tuple(_row(event, names, notes) for event in facts.adverse_events)
    return slim_table(
        key="adverse_events",
        caption="Adverse events.",
        heads=columns("Event", "Grade", "Time", "Causality", "Action", "Outcome"),
        rows=rows,
        notes=notes.notes(),
        source="harm",
    )


def _row(event: AdverseEvent, names: Mapping[str, str], notes: Footnotes) -> Row:
    serious = "serious" if event.serious else ""
    unexpected = "unanticipated" if event.unanticipated else ""
    cells = (
        words(said(event.name, serious, unexpected), notes.mark(event.detail)),
        words(grade(event)),
        words(period(event.when, event.until, event.duration)),
        words(causality(event, names.get(event.treatment, ""))),
        words(said(label(event.action), event.management)),
        words(said(label(event.outcome), led("given again: ", label(event.rechallenge)), by="; ")),
    )
    return Row(cells=cells, source=f"harm:{event.key}")


def grade(event: AdverseEvent) -> str:
    """Returns the grade with its scale: "3 (CTCAE 5.0)", "II (Glucksberg, modified)".

    A number that names no scale is one of CTCAE.
    """
    numbered = "" if event.grade is None else str(event.grade)
    if not (numbered or event.grade_text):
        return ""
    scale = event.grade_scale or (HarmScale.CTCAE if numbered else None)
    name = "" if scale is HarmScale.OTHER else label(scale)
    version = event.grade_version
    apart = " " if version[:1].isdigit() else ", "
    return said(numbered, event.grade_text) + aside(name, version, by=apart)


def causality(event: AdverseEvent, treatment: str) -> str:
    """Returns how an event is tied to what: "probable (Naranjo 7), osimertinib"."""
    scale = said(event.causality_scale, number(event.causality_value), by=" ")
    judged = label(event.causality)
    return said(judged + aside(scale) if judged else scale, event.agent or treatment)
