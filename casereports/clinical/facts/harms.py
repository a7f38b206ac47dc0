"""Harms of treatment."""

from pydantic import Field

from casereports.clinical.timing import Duration, Timing
from casereports.clinical.values import Line, LongText, RowValue, Term


class Causality(Term):
    """How an event is tied to a treatment."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"
    UNRELATED = "unrelated"
    UNKNOWN = "unknown"


class AdverseEvent(RowValue):
    """A harm, graded by CTCAE; ``treatment`` is the key of the treatment, ``agent`` the drug."""

    name: Line = Field(min_length=1)
    grade: int | None = Field(default=None, ge=1, le=5)
    ctcae_version: Line = ""
    serious: bool = False
    unanticipated: bool = False
    treatment: Line = ""
    agent: Line = ""
    causality: Causality | None = None
    causality_score: Line = ""
    action: Line = ""
    outcome: Line = ""
    when: Timing | None = None
    until: Timing | None = None
    duration: Duration | None = None
    detail: LongText = ""
