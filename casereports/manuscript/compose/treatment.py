"""The table of treatments."""

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.response import Response, ResponseCriteria
from casereports.clinical.facts.treatment import Adherence, ChangeKind, Treatment, TreatmentChange
from casereports.clinical.values import label
from casereports.manuscript.compose.agent import (
    agents_words,
    cycles,
    device_words,
    every,
    graft_words,
    often,
    radiation_words,
)
from casereports.manuscript.compose.measurement import measurements_words
from casereports.manuscript.compose.printed import dose, duration, percent, quantity
from casereports.manuscript.compose.table import (
    Footnotes,
    aside,
    columns,
    led,
    said,
    slim_table,
    words,
)
from casereports.manuscript.compose.time import moment, period
from casereports.manuscript.nodes import Row, Table


def compose_treatments(facts: CaseFacts) -> Table | None:
    """Returns one row for each treatment."""
    if not facts.treatments:
        return None
    notes = Footnotes()
    rows = tuple(_row(treatment, notes) for treatment in facts.treatments)
    return slim_table(
        key="treatment",
        caption="Treatments.",
        heads=columns("Treatment", "Purpose", "Regimen", "Time", "Response", "State"),
        rows=rows,
        notes=notes.notes(),
        source="treatment",
    )


def _row(treatment: Treatment, notes: Footnotes) -> Row:
    elsewhere = "Given elsewhere" if treatment.elsewhere else ""
    remarks = (
        treatment.detail,
        led("Monitored: ", said(*treatment.monitoring)),
        _adherence(treatment.adherence) if treatment.adherence else "",
    )
    changes = [change_words(change, treatment.name) for change in treatment.changes]
    cells = (
        words(treatment.name + aside(treatment.site), notes.mark(elsewhere, *remarks)),
        words(purpose(treatment)),
        words(regimen(treatment), notes.mark(*changes)),
        words(period(treatment.when, treatment.until, treatment.duration)),
        words(said(*map(response_words, treatment.responses), by="; ")),
        words(label(treatment.status), notes.mark(treatment.reason)),
    )
    return Row(cells=cells, source=f"treatment:{treatment.key}")


def purpose(treatment: Treatment) -> str:
    """Returns line, intent and indication: "line 2, salvage, relapse"."""
    line = f"line {treatment.line}" if treatment.line else ""
    return said(line, label(treatment.intent), treatment.indication)


def regimen(treatment: Treatment) -> str:
    """Returns mode, dose, agents, radiation, graft, devices and settings of a treatment."""
    schedule = said(dose(treatment.dose), often(treatment.frequency, treatment.interval), by=" ")
    return said(
        treatment.mode,
        schedule,
        cycles(treatment.cycle_length, treatment.cycles_given, treatment.cycles_planned),
        *agents_words(treatment.agents),
        *map(radiation_words, treatment.radiotherapy),
        graft_words(treatment.graft) if treatment.graft else "",
        *map(device_words, treatment.devices),
        *measurements_words(treatment.measurements),
        by="; ",
    )


def change_words(change: TreatmentChange, name: str) -> str:
    """Returns "dose reduced (etoposide, from 80 mg/m² to 40 mg/m²): fatigue".

    The agent is left out where the treatment's ``name`` tells it.
    """
    agent = "" if change.agent.casefold() == name.casefold() else change.agent
    named, replaced = change.kind.label, led("replaced by ", change.replacement)
    if change.kind is ChangeKind.SWITCHED and change.replacement:
        named = "switched"
    elif change.kind is ChangeKind.ADDED and change.replacement:
        named, replaced = "added", change.replacement
    doses = said(
        led("from ", dose(change.before)),
        led("to ", dose(change.after)),
        led("by ", dose(change.by)),
        every(change.every),
        by=" ",
    )
    told = aside(agent, doses, replaced, period(change.when, change.until))
    return f"{named}{told}{led(': ', change.reason)}"


def response_words(response: Response) -> str:
    """Returns "partial response (RECIST 1.1, CT, −39%)"."""
    other = response.criteria is ResponseCriteria.OTHER and response.criteria_detail
    return response.category.label + aside(
        "" if other else label(response.criteria),
        response.criteria_detail,
        response.grade,
        response.basis,
        percent(response.change),
        led("sum of diameters ", quantity(response.sum_of_diameters)),
        led("lasting ", duration(response.duration)),
        moment(response.when),
        response.detail,
    )


def _adherence(adherence: Adherence) -> str:
    taken = label(adherence.level) + aside(adherence.method)
    return led("Adherence: ", said(taken.strip(), adherence.tolerability, by="; "))
