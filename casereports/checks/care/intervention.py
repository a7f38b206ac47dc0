"""CARE item 9: what was given, how, and what was changed."""

from casereports.checks.care.finding import (
    Evidence,
    Finding,
    Place,
    missing,
    not_applicable,
    partial,
    present,
)
from casereports.checks.care.treated import given
from casereports.checks.wording import listed
from casereports.clinical.facts.agents import Agent, Frequency
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.sources import source_of
from casereports.clinical.facts.treatment import (
    RadiationCourse,
    Treatment,
    TreatmentKind,
    TreatmentStatus,
)
from casereports.manuscript.nodes import Manuscript

#: Given once, so that no duration is to be told.
_ONCE = (Frequency.ONCE, Frequency.BOLUS, Frequency.LOADING)


def treatments(facts: CaseFacts, _: Manuscript) -> Finding:
    """CARE item 9a: that nothing was given is told by rows that say why."""
    rows = facts.treatments
    if not rows:
        return missing("Enter the treatment, watchful waiting and supportive care included.")
    evidence = [
        Evidence(source=f"treatment:{row.key}", text=f"{row.kind.label}: {row.name}")
        for row in given(facts) or rows
    ]
    unexplained = [row for row in rows if not row.reason]
    if not given(facts) and unexplained:
        return partial(
            f"Say why {listed([row.name for row in unexplained])} was not given.",
            evidence,
            Place(where="Treatment › reason", source=f"treatment:{unexplained[0].key}"),
        )
    return present(evidence)


def doses(facts: CaseFacts, _: Manuscript) -> Finding:
    """CARE item 9b: each drug and each course of radiation that was given."""
    rows = given(facts)
    if not rows:
        return missing("Enter the treatment that was given, with dose, route and schedule.")
    lacks = [item for row in rows for item in _lacks(row)]
    if not lacks:
        evidence = [
            Evidence(source=f"treatment:{row.key}", text=f"{row.kind.label}: {row.name}")
            for row in rows
        ]
        reason = "No drug and no radiation was given."
        return not_applicable(reason, evidence, tickable=True)
    evidence = [Evidence(source=source, text=name) for source, name, _ in lacks]
    faults = [(source, name, lack) for source, name, lack in lacks if lack]
    if not faults:
        return present(evidence)
    named = listed([f"{name} ({listed(lack)})" for _, name, lack in faults])
    return partial(
        f"Complete how treatment was given: {named}.",
        evidence,
        Place(where="Treatment › drugs", source=faults[0][0]),
    )


def changes(facts: CaseFacts, _: Manuscript) -> Finding:
    """CARE item 9c: a treatment that was stopped early changed too."""
    if not given(facts):
        return missing("Enter the treatment that was given, with its changes.")
    rows = [
        (source_of(change, row), f"{row.name} {change.kind.label}", bool(change.reason))
        for row in given(facts)
        for change in row.changes
    ]
    rows += [
        (f"treatment:{row.key}", f"{row.name} {row.status.label}", bool(row.reason or row.changes))
        for row in given(facts)
        if row.status is TreatmentStatus.STOPPED
    ]
    if not rows:
        return missing(
            "Enter each change of treatment with its reason; if there was none, "
            "tick item 9c as not applicable and say so.",
            tickable=True,
        )
    evidence = [Evidence(source=source, text=text) for source, text, _ in rows]
    unexplained = [(source, text) for source, text, has_reason in rows if not has_reason]
    if unexplained:
        return partial(
            f"Say why: {listed([text for _, text in unexplained])}.",
            evidence,
            Place(where="Treatment › changes › reason", source=unexplained[0][0]),
        )
    return present(evidence)


def _lacks(row: Treatment) -> list[tuple[str, str, list[str]]]:
    """Returns every drug and radiation course of a treatment with what is not told of it."""
    parts = [(source_of(agent, row), agent.inn, _agent_lacks(agent, row)) for agent in row.agents]
    parts += [
        (f"treatment:{row.key}", f"radiation of {course.target}", _radiation_lacks(course))
        for course in row.radiotherapy
    ]
    if not parts and row.kind is TreatmentKind.SYSTEMIC:
        parts.append((f"treatment:{row.key}", row.name, ["its drugs"]))
    if not parts and row.kind is TreatmentKind.RADIOTHERAPY:
        parts.append((f"treatment:{row.key}", row.name, ["target, dose and fractions"]))
    return parts


def _agent_lacks(agent: Agent, row: Treatment) -> list[str]:
    once = agent.frequency in _ONCE
    begun = agent.when or row.when
    cycles = agent.cycles_given or agent.cycles_planned or row.cycles_given or row.cycles_planned
    ended = agent.duration or agent.until or row.duration or row.until or cycles
    goes_on = begun and row.status is TreatmentStatus.ONGOING
    told = {
        "dose": agent.dose or agent.total or agent.target_level,
        "route": agent.route,
        "schedule": agent.frequency or agent.interval or agent.days or agent.infusion,
        "start": begun,
        "duration": once or ended or goes_on,
    }
    return [what for what, value in told.items() if not value]


def _radiation_lacks(course: RadiationCourse) -> list[str]:
    told = {
        "total dose": course.total or (course.fraction and course.fractions),
        "fractions": course.fractions,
    }
    return [what for what, value in told.items() if not value]
