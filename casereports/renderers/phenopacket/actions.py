"""Medical actions: treatments that were given, and procedures that were done."""

from collections.abc import Iterator

from casereports.clinical.facts.procedure import Procedure
from casereports.clinical.facts.treatment import Treatment, TreatmentKind, TreatmentStatus
from casereports.renderers.phenopacket.drugs import drug, radiation
from casereports.renderers.phenopacket.message import Message, known, message
from casereports.renderers.phenopacket.scope import Scope
from casereports.renderers.phenopacket.terms import coded, term, words

_ENDED_EARLY = (TreatmentStatus.STOPPED, TreatmentStatus.WITHDRAWN)
_PROCEDURES = (
    TreatmentKind.SURGERY,
    TreatmentKind.INTERVENTION,
    TreatmentKind.DEVICE,
    TreatmentKind.TRANSPLANT,
    TreatmentKind.CIRCULATORY_SUPPORT,
    TreatmentKind.RESUSCITATION,
    TreatmentKind.APHERESIS,
    TreatmentKind.VENTILATION,
    TreatmentKind.RENAL_REPLACEMENT,
)
_STATUS = {
    TreatmentStatus.ONGOING: "STARTED",
    TreatmentStatus.COMPLETED: "COMPLETED",
    TreatmentStatus.GIVEN: "COMPLETED",
    TreatmentStatus.STOPPED: "DISCONTINUED",
    TreatmentStatus.WITHDRAWN: "DISCONTINUED",
}


def actions(scope: Scope) -> list[Message]:
    """Returns what was done to the patient; what was only planned or declined is no action."""
    told_above = {row.procedure for row in scope.given}
    return [
        *(one for row in scope.given for one in _treatment(row, scope)),
        *(
            {"procedure": _procedure(row, scope)}
            for row in scope.facts.procedures
            if not row.not_done and row.key not in told_above
        ),
    ]


def _treatment(row: Treatment, scope: Scope) -> Iterator[Message]:
    """Yields a treatment as a whole, with its times and what came of it, then drug by drug."""
    harms = [each for each in scope.facts.adverse_events if each.treatment == row.key]
    agents = {agent.inn for agent in row.agents}
    yield message(
        **_whole(row, scope),
        treatmentTarget=words(row.indication),
        treatmentIntent=term(row.intent),
        responseToTreatment=term(row.responses[-1].category) if row.responses else None,
        adverseEvents=known(words(each.name) for each in harms if each.agent not in agents),
        treatmentTerminationReason=words(row.reason) if row.status in _ENDED_EARLY else None,
    )
    for agent in row.agents:
        yield message(
            treatment=drug(agent),
            treatmentTarget=words(agent.indication),
            adverseEvents=known(words(each.name) for each in harms if each.agent == agent.inn),
        )
    for course in row.radiotherapy:
        yield message(**radiation(course, scope))


def _whole(row: Treatment, scope: Scope) -> Message:
    done = next((each for each in scope.facts.procedures if each.key == row.procedure), None)
    if done is not None:
        timed = done if done.when else done.model_copy(update={"when": row.when})
        return {"procedure": _procedure(timed.model_copy(update={"name": row.name}), scope)}
    if row.kind in _PROCEDURES:
        return {
            "procedure": message(
                code=words(row.name), bodySite=words(row.site), performed=scope.when(row.when)
            )
        }
    return {
        "therapeuticRegimen": message(
            ontologyClass=words(row.name),
            startTime=scope.when(row.when),
            endTime=scope.when(row.until),
            regimenStatus="UNKNOWN_STATUS" if row.status is None else _STATUS[row.status],
        )
    }


def _procedure(row: Procedure, scope: Scope) -> Message:
    return message(
        code=coded(row.code, row.name or row.kind.label),
        bodySite=words(row.site),
        performed=scope.when(row.when),
    )
