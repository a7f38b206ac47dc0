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
from casereports.clinical.sentences import Sentence, _, own
from casereports.clinical.values import Term
from casereports.manuscript.document import Manuscript

#: Given once, so that no duration is to be told.
_ONCE = (Frequency.ONCE, Frequency.BOLUS, Frequency.LOADING)


def treatments(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 9a: that nothing was given is told by rows that say why."""
    rows = facts.treatments
    if not rows:
        return missing(_("Enter the treatment, watchful waiting and supportive care included."))
    evidence = [
        Evidence(
            source=f"treatment:{row.key}",
            text=_("%(head)s: %(words)s", head=row.kind, words=row.name),
        )
        for row in given(facts) or rows
    ]
    unexplained = [row for row in rows if not row.reason]
    if not given(facts) and unexplained:
        return partial(
            _("Say why %(names)s was not given.", names=listed([row.name for row in unexplained])),
            evidence,
            Place(where=_("Treatment › reason"), source=f"treatment:{unexplained[0].key}"),
        )
    return present(evidence)


def doses(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 9b: each drug and each course of radiation that was given."""
    rows = given(facts)
    if not rows:
        return missing(_("Enter the treatment that was given, with dose, route and schedule."))
    lacks = [item for row in rows for item in _lacks(row)]
    if not lacks:
        evidence = [
            Evidence(
                source=f"treatment:{row.key}",
                text=_("%(head)s: %(words)s", head=row.kind, words=row.name),
            )
            for row in rows
        ]
        reason = _("No drug and no radiation was given.")
        return not_applicable(reason, evidence, tickable=True)
    evidence = [Evidence(source=source, text=name) for source, name, _lack in lacks]
    faults = [(source, name, lack) for source, name, lack in lacks if lack]
    if not faults:
        return present(evidence)
    named = listed(
        [_("%(words)s (%(more)s)", words=name, more=listed(lack)) for _source, name, lack in faults]
    )
    return partial(
        _("Complete how treatment was given: %(named)s.", named=named),
        evidence,
        Place(where=_("Treatment › drugs"), source=faults[0][0]),
    )


def changes(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 9c: a treatment that was stopped early changed too."""
    if not given(facts):
        return missing(_("Enter the treatment that was given, with its changes."))
    rows = [
        (source_of(change, row), _happened(row.name, change.kind), bool(change.reason))
        for row in given(facts)
        for change in row.changes
    ]
    rows += [
        (f"treatment:{row.key}", _happened(row.name, row.status), bool(row.reason or row.changes))
        for row in given(facts)
        if row.status is TreatmentStatus.STOPPED
    ]
    if not rows:
        return missing(
            _(
                "Enter each change of treatment with its reason; if there was none, "
                "tick item 9c as not applicable and say so."
            ),
            tickable=True,
        )
    evidence = [Evidence(source=source, text=text) for source, text, _has_reason in rows]
    unexplained = [(source, text) for source, text, has_reason in rows if not has_reason]
    if unexplained:
        return partial(
            _("Say why: %(changes)s.", changes=listed([text for _source, text in unexplained])),
            evidence,
            Place(where=_("Treatment › changes › reason"), source=unexplained[0][0]),
        )
    return present(evidence)


def _happened(name: str, what: Term) -> Sentence:
    return _("%(name)s %(what)s", name=name, what=what)


def _lacks(row: Treatment) -> list[tuple[str, Sentence, list[Sentence]]]:
    """Returns every drug and radiation course of a treatment with what is not told of it."""
    parts = [
        (source_of(agent, row), own(agent.inn), _agent_lacks(agent, row)) for agent in row.agents
    ]
    parts += [
        (
            f"treatment:{row.key}",
            _("radiation of %(target)s", target=course.target),
            _radiation_lacks(course),
        )
        for course in row.radiotherapy
    ]
    if not parts and row.kind is TreatmentKind.SYSTEMIC:
        parts.append((f"treatment:{row.key}", own(row.name), [_("its drugs")]))
    if not parts and row.kind is TreatmentKind.RADIOTHERAPY:
        parts.append((f"treatment:{row.key}", own(row.name), [_("target, dose and fractions")]))
    return parts


def _agent_lacks(agent: Agent, row: Treatment) -> list[Sentence]:
    once = agent.frequency in _ONCE
    begun = agent.when or row.when
    cycles = agent.cycles_given or agent.cycles_planned or row.cycles_given or row.cycles_planned
    ended = agent.duration or agent.until or row.duration or row.until or cycles
    goes_on = begun and row.status is TreatmentStatus.ONGOING
    told = {
        _("dose"): agent.dose or agent.total or agent.target_level,
        _("route"): agent.route,
        _("schedule"): agent.frequency or agent.interval or agent.days or agent.infusion,
        _("start"): begun,
        _("duration"): once or ended or goes_on,
    }
    return [what for what, value in told.items() if not value]


def _radiation_lacks(course: RadiationCourse) -> list[Sentence]:
    told = {
        _("total dose"): course.total or (course.fraction and course.fractions),
        _("fractions"): course.fractions,
    }
    return [what for what, value in told.items() if not value]
