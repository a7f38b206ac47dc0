"""Diagnoses as they were revised, with grade and stage, and what else was considered."""

from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.facts.codes import Code, Laterality
from casereports.clinical.sentences import FactError, _
from casereports.clinical.timing import Timing
from casereports.clinical.values import Line, Lines, LongText, RowValue, Term, Value


class DiagnosisStatus(Term):
    """How far a diagnosis is settled."""

    SUSPECTED = "suspected", "suspected"
    WORKING = "working", "working diagnosis"
    PROVISIONAL = "provisional"
    FINAL = "final", "final diagnosis"
    REVISED = "revised", "later revised"
    EXCLUDED = "excluded"


class DiagnosisRole(Term):
    """What place a diagnosis has in the case."""

    PRINCIPAL = "principal", "principal diagnosis"
    SECONDARY = "secondary", "secondary diagnosis"
    COMPLICATION = "complication"
    COMORBIDITY = "comorbidity"
    INCIDENTAL = "incidental"
    CAUSE_OF_DEATH = "cause_of_death", "cause of death"


class Basis(Term):
    """What a diagnosis rests on."""

    CLINICAL = "clinical"
    LABORATORY = "laboratory"
    MICROBIOLOGY = "microbiology"
    IMAGING = "imaging"
    FUNCTIONAL = "functional", "functional tests"
    CYTOLOGY = "cytology"
    HISTOLOGY = "histology"
    IMMUNOHISTOCHEMISTRY = "immunohistochemistry"
    MOLECULAR = "molecular"
    RESPONSE = "response", "response to treatment"
    SURGERY = "surgery", "surgical exploration"
    AUTOPSY = "autopsy"


class Certainty(Term):
    """How sure it is."""

    DEFINITE = "definite"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class BasisItem(Value):
    """One leg that a diagnosis stands on, with words on it."""

    basis: Basis
    detail: Line = ""


class Grade(RowValue):
    """A grade with its system and edition; ``by_analogy`` where the system is for another site."""

    grade: Line = Field(min_length=1)
    system: Line = Field(min_length=1)
    edition: Line = ""
    components: Line = ""
    by_analogy: bool = False
    argument: LongText = ""
    when: Timing | None = None


class StageKind(Term):
    """On what a stage rests (the TNM prefixes)."""

    CLINICAL = "c", "clinical"
    PATHOLOGICAL = "p", "pathological"
    POST_THERAPY_CLINICAL = "yc", "clinical after therapy"
    POST_THERAPY_PATHOLOGICAL = "yp", "pathological after therapy"
    RECURRENCE = "r", "at recurrence"
    AUTOPSY = "a", "at autopsy"


class Stage(RowValue):
    """A stage: TNM parts, a stage group, or another system's class, with its edition."""

    kind: StageKind | None = None
    system: Line = Field(min_length=1)
    edition: Line = ""
    t: Line = ""
    n: Line = ""
    m: Line = ""
    group: Line = ""
    modifiers: Line = ""
    when: Timing | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.t or self.n or self.m or self.group):
            raise FactError(_("a stage needs T, N, M or a stage group"))
        return self


class Diagnosis(RowValue):
    """A diagnosis at its time; ``revises`` is the key of the one it replaced."""

    name: Line = Field(min_length=1)
    status: DiagnosisStatus = DiagnosisStatus.FINAL
    role: DiagnosisRole = DiagnosisRole.PRINCIPAL
    certainty: Certainty | None = None
    site: Line = ""
    laterality: Laterality | None = None
    subtype: Line = ""
    extent: Lines = ()
    metastases: Lines = ()
    by_whom: Line = ""
    when: Timing | None = None
    revises: Line = ""
    revision_reason: Line = ""
    criteria: Line = ""
    detail: LongText = ""
    basis: tuple[BasisItem, ...] = ()
    codes: tuple[Code, ...] = ()
    grades: tuple[Grade, ...] = ()
    stages: tuple[Stage, ...] = ()


class Exclusion(Term):
    """What became of a differential diagnosis."""

    EXCLUDED = "excluded"
    UNLIKELY = "unlikely", "held unlikely"
    NOT_EXCLUDED = "not_excluded", "not excluded"
    CONFIRMED = "confirmed"


class Differential(RowValue):
    """Another diagnosis that was considered, with the arguments (CARE item 8c)."""

    name: Line = Field(min_length=1)
    speaks_for: Lines = ()
    speaks_against: Lines = ()
    state: Exclusion | None = None
    excluded_by: Line = ""
    when: Timing | None = None
    code: Code | None = None
    detail: LongText = ""
