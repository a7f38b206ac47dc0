"""What every part of a packet is told of: the case and the names that others point to."""

from dataclasses import dataclass

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.diagnosis import DiagnosisStatus
from casereports.clinical.facts.treatment import Treatment, TreatmentStatus
from casereports.renderers.phenopacket.message import Message
from casereports.renderers.phenopacket.times import Moment, when

#: What a clinician holds for possible but has not settled on.
UNSETTLED = (DiagnosisStatus.SUSPECTED, DiagnosisStatus.WORKING, DiagnosisStatus.PROVISIONAL)

#: What was thought of, and not given.
NOT_GIVEN = (
    TreatmentStatus.PLANNED_NOT_GIVEN,
    TreatmentStatus.DECLINED,
    TreatmentStatus.DECLINED_BY_FAMILY,
    TreatmentStatus.JUDGED_UNSUITABLE,
    TreatmentStatus.PLANNED,
)


@dataclass(frozen=True)
class Scope:
    """A case under the packet's ``id``, from which all names inside it are made."""

    id: str
    facts: CaseFacts

    @property
    def subject(self) -> str:
        """The name of the patient."""
        return self.named("patient")

    def named(self, *parts: str) -> str:
        """Returns a name that is unique among packets as long as their ids are."""
        return "-".join((self.id, *parts))

    def sample(self, key: str) -> str:
        """Returns the name of a specimen."""
        return self.named("specimen", key)

    @property
    def given(self) -> list[Treatment]:
        """The treatments that the patient was given."""
        return [row for row in self.facts.treatments if row.status not in NOT_GIVEN]

    def when(self, moment: Moment | None) -> Message | None:
        """Returns a moment of this patient's life."""
        patient = self.facts.patient
        return when(moment, age=patient.age, index=patient.index_reference)
