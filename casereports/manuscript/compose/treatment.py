"""The table of treatments, where there are enough of them."""

from casereports.clinical.facts.agents import Agent, Frequency
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.treatment import RadiationCourse, Treatment
from casereports.clinical.values import label
from casereports.clinical.wording import (
    printed_dose,
    printed_duration,
    printed_number,
    printed_quantity,
    printed_timing,
)
from casereports.manuscript.compose.table import Footnotes, columns, without_empty, words
from casereports.manuscript.markup import plain
from casereports.manuscript.nodes import Row, Table

#: Fewer treatments are told in the text.
FEWEST = 3


def compose_treatments(facts: CaseFacts) -> Table | None:
    """Returns one row for each treatment."""
    if len(facts.treatments) < FEWEST:
        return None
    notes = Footnotes()
    rows = tuple(_row(treatment, notes) for treatment in facts.treatments)
    heads = columns("Treatment", "Line", "Regimen", "Time", "Response", "State")
    heads, rows = without_empty(heads, rows)
    return Table(
        key="treatment",
        caption=plain("Treatments."),
        columns=heads,
        rows=rows,
        notes=notes.notes(),
        source="treatment",
    )


def _row(treatment: Treatment, notes: Footnotes) -> Row:
    changes = [
        f"{change.kind.label.capitalize()}: {change.reason}"
        for change in treatment.changes
        if change.reason
    ]
    cells = (
        words(treatment.name),
        words(", ".join(part for part in (_line(treatment), label(treatment.intent)) if part)),
        words(regimen(treatment), notes.mark(*changes)),
        words(period(treatment)),
        words("; ".join(_response(treatment))),
        words(label(treatment.status), notes.mark(treatment.reason)),
    )
    return Row(cells=cells, source=f"treatment:{treatment.key}")


def _line(treatment: Treatment) -> str:
    return str(treatment.line) if treatment.line else ""


def regimen(treatment: Treatment) -> str:
    """Returns the dose, the agents and the radiation of a treatment."""
    parts = [printed_dose(treatment.dose) if treatment.dose else ""]
    parts += [agent_words(agent) for agent in treatment.agents]
    parts += [radiation_words(course) for course in treatment.radiotherapy]
    return "; ".join(part for part in parts if part)


def agent_words(agent: Agent) -> str:
    """Returns "surufatinib 300 mg by mouth once daily"."""
    often = label(agent.frequency)
    if agent.frequency is Frequency.EVERY and agent.interval:
        often = f"every {printed_duration(agent.interval)}"
    days = f"on days {', '.join(map(str, agent.days))}" if agent.days else ""
    dose = printed_dose(agent.dose) if agent.dose else ""
    parts = (agent.inn, dose, label(agent.route), often, days)
    return " ".join(part for part in parts if part)


def radiation_words(course: RadiationCourse) -> str:
    """Returns "50.4 Gy in 28 fractions to the pelvis"."""
    total = printed_quantity(course.total) if course.total else "radiation"
    count = f"in {printed_number(course.fractions)} fractions" if course.fractions else ""
    return " ".join(part for part in (total, count, f"to {course.target}") if part)


def period(treatment: Treatment) -> str:
    """Returns from when to when a treatment was given, or for how long."""
    when = printed_timing(treatment.when) if treatment.when else ""
    until = f"until {printed_timing(treatment.until)}" if treatment.until else ""
    lasting = f"for {printed_duration(treatment.duration)}" if treatment.duration else ""
    return ", ".join(part for part in (when, until, lasting) if part)


def _response(treatment: Treatment) -> list[str]:
    return [
        f"{response.category.label} ({response.criteria.label})"
        if response.criteria
        else response.category.label
        for response in treatment.responses
    ]
