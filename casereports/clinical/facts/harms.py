"""Harms of treatment."""

from pydantic import Field

from casereports.clinical.quantities import Number
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


class HarmScale(Term):
    """What a harm is graded by."""

    CTCAE = "ctcae", "CTCAE"
    ASTCT = "astct", "ASTCT consensus"
    GLUCKSBERG = "glucksberg", "Glucksberg"
    MAGIC = "magic", "MAGIC"
    NIH = "nih", "NIH consensus"
    WHO = "who", "WHO"
    OTHER = "other"


class HarmAction(Term):
    """What was done with the treatment that may have caused it."""

    NONE = "none", "continued unchanged"
    REDUCED = "reduced", "dose reduced"
    INTERRUPTED = "interrupted", "interrupted or delayed"
    STOPPED = "stopped"
    SWITCHED = "switched", "switched to another treatment"


class HarmOutcome(Term):
    """How a harm ended."""

    RESOLVED = "resolved"
    RESOLVING = "resolving"
    PERSISTING = "persisting"
    SEQUELAE = "sequelae", "resolved with sequelae"
    FATAL = "fatal"
    UNKNOWN = "unknown"


class Rechallenge(Term):
    """What happened when the treatment was given again."""

    NOT_DONE = "not_done", "not given again"
    TOLERATED = "tolerated"
    RECURRED = "recurred", "the event recurred"


class AdverseEvent(RowValue):
    """A harm with its grade: a number of CTCAE, or ``grade_text`` of another ``grade_scale``.

    ``treatment`` is the key of the treatment, ``agent`` the drug.
    """

    name: Line = Field(min_length=1)
    grade: int | None = Field(default=None, ge=0, le=5)
    grade_text: Line = ""
    grade_scale: HarmScale | None = None
    grade_version: Line = ""
    serious: bool = False
    unanticipated: bool = False
    treatment: Line = ""
    agent: Line = ""
    causality: Causality | None = None
    causality_scale: Line = ""
    causality_value: Number | None = None
    action: HarmAction | None = None
    management: Line = ""
    outcome: HarmOutcome | None = None
    rechallenge: Rechallenge | None = None
    when: Timing | None = None
    until: Timing | None = None
    duration: Duration | None = None
    detail: LongText = ""
