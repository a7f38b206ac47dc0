"""A whole case as plain values: what the record hands out at its door."""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import Field, model_validator

from casereports.clinical.facts.diagnosis import Diagnosis, Differential
from casereports.clinical.facts.ethics import Consent, Declarations, Ethics, Funder
from casereports.clinical.facts.examination import ExamFinding, Score, VitalSign
from casereports.clinical.facts.harms import AdverseEvent
from casereports.clinical.facts.imaging import FunctionalTest, ImagingStudy, Lesion
from casereports.clinical.facts.labs import LabGroup, LabResult
from casereports.clinical.facts.microbiology import MicrobiologyTest
from casereports.clinical.facts.molecular import MolecularFinding
from casereports.clinical.facts.outcome import Course, CourseEvent, Outcome, Perspective
from casereports.clinical.facts.paper import Affiliation, Author, CslItem, Figure, Paper
from casereports.clinical.facts.pathology import IhcResult, Reading, Specimen
from casereports.clinical.facts.patient import Newborn, Patient
from casereports.clinical.facts.plots import Plot
from casereports.clinical.facts.presentation import (
    Complaint,
    HistoryAnswer,
    HistoryEntry,
    PastIntervention,
)
from casereports.clinical.facts.procedure import Procedure
from casereports.clinical.facts.sources import all_rows, rows_below
from casereports.clinical.facts.treatment import Treatment
from casereports.clinical.sentences import FactError, Sentence, _
from casereports.clinical.values import Line, Value

#: Most rows that one table of a case may hold.
MOST_ROWS = 10_000
_Rows = Field(default=(), max_length=MOST_ROWS)


class CaseFacts(Value):
    """Everything that is known of a case, relative in time and free of dates.

    Row keys are unique in their table; a row that names another's key names one that exists.
    """

    paper: Paper = Paper()
    patient: Patient = Patient()
    newborns: tuple[Newborn, ...] = _Rows
    complaints: tuple[Complaint, ...] = _Rows
    history_answers: tuple[HistoryAnswer, ...] = _Rows
    history: tuple[HistoryEntry, ...] = _Rows
    past_interventions: tuple[PastIntervention, ...] = _Rows
    vital_signs: tuple[VitalSign, ...] = _Rows
    scores: tuple[Score, ...] = _Rows
    examination: tuple[ExamFinding, ...] = _Rows
    labs: tuple[LabResult, ...] = _Rows
    lab_groups: tuple[LabGroup, ...] = _Rows
    microbiology: tuple[MicrobiologyTest, ...] = _Rows
    imaging: tuple[ImagingStudy, ...] = _Rows
    tests: tuple[FunctionalTest, ...] = _Rows
    procedures: tuple[Procedure, ...] = _Rows
    specimens: tuple[Specimen, ...] = _Rows
    molecular: tuple[MolecularFinding, ...] = _Rows
    diagnoses: tuple[Diagnosis, ...] = _Rows
    differentials: tuple[Differential, ...] = _Rows
    treatments: tuple[Treatment, ...] = _Rows
    adverse_events: tuple[AdverseEvent, ...] = _Rows
    events: tuple[CourseEvent, ...] = _Rows
    outcomes: tuple[Outcome, ...] = _Rows
    course: Course = Course()
    perspective: Perspective = Perspective()
    consent: Consent | None = None
    ethics: Ethics | None = None
    declarations: Declarations = Declarations()
    funders: tuple[Funder, ...] = _Rows
    affiliations: tuple[Affiliation, ...] = _Rows
    authors: tuple[Author, ...] = _Rows
    figures: tuple[Figure, ...] = _Rows
    plots: tuple[Plot, ...] = _Rows
    references: Annotated[tuple[CslItem, ...], Field(max_length=MOST_ROWS)] = ()

    @property
    def lesions(self) -> tuple[Lesion, ...]:
        """All lesions of all studies."""
        return tuple(lesion for study in self.imaging for lesion in study.lesions)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All readings of all specimens."""
        return tuple(reading for specimen in self.specimens for reading in specimen.readings)

    @property
    def ihc(self) -> tuple[IhcResult, ...]:
        """All markers of all readings."""
        return tuple(result for reading in self.readings for result in reading.ihc)

    @model_validator(mode="after")
    def _keys_are_unique(self) -> Self:
        _unique_below(self, "")
        _once("lesions", (row.key for row in self.lesions))
        _once("readings", (row.key for row in self.readings))
        _once("history_answers", (answer.kind for answer in self.history_answers))
        _once("paper.sections", (section.kind for section in self.paper.sections))
        _once("paper.care", (tick.item for tick in self.paper.care))
        _once("references", (str(item.get("id")) for item in self.references))
        return self

    @model_validator(mode="after")
    def _events_exist(self) -> Self:
        rows = dict(all_rows(self))
        for source, row in rows.items():
            for name in ("when", "until"):
                event = getattr(getattr(row, name, None), "event", "")
                if event and event not in rows:
                    raise FactError(
                        _(
                            "%(source)s: its time names the event “%(event)s”, which is no row of "
                            "the case; write table:key, such as procedure:resection",
                            source=source,
                            event=event,
                        )
                    )
        return self

    @model_validator(mode="after")
    def _named_rows_exist(self) -> Self:
        procedures = {row.key for row in self.procedures}
        for specimen in self.specimens:
            _exists(f"specimens: {specimen.key}", _("procedure"), specimen.procedure, procedures)
        for treatment in self.treatments:
            _exists(f"treatments: {treatment.key}", _("procedure"), treatment.procedure, procedures)
        for finding in self.molecular:
            keys = {row.key for row in self.specimens}
            _exists(f"molecular: {finding.key}", _("specimen"), finding.specimen, keys)
        for event in self.adverse_events:
            keys = {row.key for row in self.treatments}
            _exists(f"adverse_events: {event.key}", _("treatment"), event.treatment, keys)
        for diagnosis in self.diagnoses:
            keys = {row.key for row in self.diagnoses} - {diagnosis.key}
            _exists(
                f"diagnoses: {diagnosis.key}", _("diagnosis to revise"), diagnosis.revises, keys
            )
        for lesion in self.lesions:
            keys = {row.key for row in self.lesions} - {lesion.key}
            _exists(f"lesions: {lesion.key}", _("lesion (same_as)"), lesion.same_as, keys)
        places = {row.key for row in self.affiliations}
        for author in self.authors:
            for key in author.affiliations:
                _exists(f"authors: {author.key}", _("affiliation"), key, places)
        return self


def _unique_below(value: Value, path: str) -> None:
    for name, rows in rows_below(value):
        _once(f"{path}{name}", (row.key for row in rows))
        for row in rows:
            _unique_below(row, f"{path}{name}.{row.key}.")


def _once(table: str, names: Iterable[str]) -> None:
    twice = [str(name) for name, count in Counter(names).items() if count > 1]
    if twice:
        raise FactError(
            _(
                "%(table)s: %(keys)s stands more than once; each only once",
                table=table,
                keys=tuple(twice),
            )
        )


def _exists(row: Line, what: Sentence, key: str, keys: set[str]) -> None:
    if key and key not in keys:
        raise FactError(_("%(row)s: there is no %(what)s “%(key)s”", row=row, what=what, key=key))
