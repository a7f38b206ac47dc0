"""Codes and words that many parts of a case share."""

from pydantic import Field

from casereports.clinical.values import Line, Term, Value


class CodeSystem(Term):
    """Code systems that reports cite."""

    ICD10 = "icd10", "ICD-10"
    ICD11 = "icd11", "ICD-11"
    ICDO = "icdo", "ICD-O-3"
    SNOMED = "snomed", "SNOMED CT"
    ORPHA = "orpha", "ORPHAcode"
    OMIM = "omim", "OMIM"
    HPO = "hpo", "HPO"
    MONDO = "mondo", "Mondo"
    LOINC = "loinc", "LOINC"
    MEDDRA = "meddra", "MedDRA"
    ATC = "atc", "ATC"
    OTHER = "other"


class Code(Value):
    """A code in a named system."""

    system: CodeSystem
    code: Line = Field(min_length=1)
    term: Line = ""


class Laterality(Term):
    """The side of the body."""

    LEFT = "left"
    RIGHT = "right"
    BILATERAL = "bilateral", "both sides"
    MIDLINE = "midline"
    UNKNOWN = "unknown", "side not stated"


class Presence(Term):
    """Whether a finding is there; "absent" is a pertinent negative."""

    PRESENT = "present"
    ABSENT = "absent"
    SUSPECTED = "suspected"
    UNKNOWN = "unknown"


class Flag(Term):
    """How a value lies to its reference interval."""

    NORMAL = "normal"
    LOW = "low"
    HIGH = "high"
    CRITICALLY_LOW = "critically_low", "critically low"
    CRITICALLY_HIGH = "critically_high", "critically high"
    ABNORMAL = "abnormal"
