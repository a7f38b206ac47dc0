"""The patient: sex, age at the index visit, and whether they lived."""

from casereports.clinical.facts.outcome import DEATHS, EventKind, OutcomeState
from casereports.clinical.facts.patient import Sex
from casereports.renderers.phenopacket.message import Message, message
from casereports.renderers.phenopacket.scope import Scope
from casereports.renderers.phenopacket.terms import words
from casereports.renderers.phenopacket.times import at_age

_SEX = {Sex.MALE: "MALE", Sex.FEMALE: "FEMALE", Sex.INTERSEX: "OTHER_SEX"}


def subject(scope: Scope) -> Message:
    """Returns the patient; the age is that at the index visit, the only one the record holds."""
    patient = scope.facts.patient
    return message(
        id=scope.subject,
        timeAtLastEncounter=None if patient.age is None else at_age(patient.age),
        vitalStatus=_vital_status(scope),
        sex=None if patient.sex is None else _SEX.get(patient.sex),
        gender=words(patient.gender),
    )


def _vital_status(scope: Scope) -> Message | None:
    """Returns whether the patient lived, or None where no outcome tells."""
    facts = scope.facts
    deaths = [row for row in facts.outcomes if row.state in DEATHS or row.cause_of_death]
    died = [row for row in facts.events if row.kind is EventKind.DEATH]
    if deaths or died:
        told = (*(row.when for row in died), *(row.when for row in deaths))
        moments = [moment for moment in told if moment is not None]
        causes = [row.cause_of_death for row in deaths if row.cause_of_death]
        return message(
            status="DECEASED",
            timeOfDeath=scope.when(moments[0]) if moments else None,
            causeOfDeath=words(causes[0]) if causes else None,
        )
    states = [row.state for row in facts.outcomes if row.state is not None]
    if any(state is not OutcomeState.LOST_TO_FOLLOW_UP for state in states):
        return message(status="ALIVE")
    return None
