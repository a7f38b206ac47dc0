"""Systems of staging, grading, classification and diagnostic criteria, with their editions."""

from functools import cache

from pydantic import Field

from casereports.clinical.values import Line, Term
from casereports.vocabulary.entry import Entry, read_entries


class SystemKind(Term):
    """What a system gives."""

    STAGE = "stage"
    GRADE = "grade"
    CLASSIFICATION = "classification"
    CRITERIA = "criteria", "diagnostic criteria"
    RISK = "risk", "risk group or score"
    CODE = "code", "codes"


class ClassificationSystem(Entry):
    """One edition of a system.

    ``system`` and ``edition`` are what a grade or stage of the record holds: "AJCC" and "8th".
    ``year`` is that of first publication, absent where it is disputed.
    """

    kind: SystemKind
    system: Line = Field(min_length=1)
    edition: Line = ""
    year: int | None = Field(default=None, ge=1950, le=2100)
    used_for: Line = Field(min_length=1)


@cache
def systems() -> tuple[ClassificationSystem, ...]:
    """Returns all systems, read once."""
    return read_entries(ClassificationSystem, "systems")
