"""Drugs of a regimen: dose, route and schedule."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from casereports.clinical.quantities import Dose, Number, Quantity
from casereports.clinical.sentences import FactError, _
from casereports.clinical.timing import Duration, Timing
from casereports.clinical.values import Line, RowValue, Term


class Route(Term):
    """Routes of administration."""

    ORAL = "oral", "by mouth"
    INTRAVENOUS = "intravenous", "intravenously"
    SUBCUTANEOUS = "subcutaneous", "subcutaneously"
    INTRAMUSCULAR = "intramuscular", "intramuscularly"
    INTRATHECAL = "intrathecal", "intrathecally"
    INTRAVENTRICULAR = "intraventricular", "intraventricularly"
    INTRA_ARTERIAL = "intra_arterial", "intra-arterially"
    INTRAPERITONEAL = "intraperitoneal", "intraperitoneally"
    INTRAPLEURAL = "intrapleural", "intrapleurally"
    INTRAVITREAL = "intravitreal", "intravitreally"
    INTRADERMAL = "intradermal", "intradermally"
    INTRALESIONAL = "intralesional", "into the lesion"
    INTRAARTICULAR = "intra_articular", "into the joint"
    INTRAVESICAL = "intravesical", "into the bladder"
    INTRAOSSEOUS = "intraosseous", "intraosseously"
    EPIDURAL = "epidural", "epidurally"
    INHALED = "inhaled", "by inhalation"
    NEBULISED = "nebulised", "by nebuliser"
    NASAL = "nasal", "nasally"
    SUBLINGUAL = "sublingual", "under the tongue"
    BUCCAL = "buccal", "into the cheek"
    RECTAL = "rectal", "rectally"
    VAGINAL = "vaginal", "vaginally"
    TOPICAL = "topical", "on the skin"
    TRANSDERMAL = "transdermal", "by patch"
    OPHTHALMIC = "ophthalmic", "into the eye"
    OTIC = "otic", "into the ear"
    ENTERAL_TUBE = "enteral_tube", "by feeding tube"
    OTHER = "other", "by another route"


class Frequency(Term):
    """How often a drug is given."""

    ONCE = "once", "once"
    DAILY = "daily", "once daily"
    TWICE_DAILY = "twice_daily", "twice daily"
    THREE_TIMES_DAILY = "three_times_daily", "three times daily"
    FOUR_TIMES_DAILY = "four_times_daily", "four times daily"
    FIVE_TIMES_DAILY = "five_times_daily", "five times daily"
    EVERY = "every", "every"
    ALTERNATE_DAYS = "alternate_days", "every other day"
    WEEKLY = "weekly", "once weekly"
    TWICE_WEEKLY = "twice_weekly", "twice weekly"
    THREE_TIMES_WEEKLY = "three_times_weekly", "three times weekly"
    MONTHLY = "monthly", "monthly"
    CONTINUOUS = "continuous", "continuously"
    BOLUS = "bolus", "as a bolus"
    AS_NEEDED = "as_needed", "as needed"
    LOADING = "loading", "as a loading dose"
    AT_NIGHT = "at_night", "at night"


Day = Annotated[int, Field(ge=-365, le=365)]


class Agent(RowValue):
    """A drug of a regimen by its INN; a blood product, cell product or fluid by its name.

    ``interval`` goes with the frequency "every" (every 3 weeks); ``days`` are days of the cycle
    (1, 8, 15). ``target`` and ``target_level`` say what it is adjusted to (trough, 15-20 mg/L).
    ``step`` orders the steps of a changing dose (a steroid taper).
    """

    inn: Line = Field(min_length=1)
    synonym: Line = ""
    brand: Line = ""
    dose: Dose | None = None
    maximum: Dose | None = None
    total: Quantity | None = None
    route: Route | None = None
    frequency: Frequency | None = None
    interval: Duration | None = None
    days: tuple[Day, ...] = ()
    infusion: Duration | None = None
    intensity: Number | None = None
    target: Line = ""
    target_level: Quantity | None = None
    cycle_length: Duration | None = None
    cycles_planned: Number | None = None
    cycles_given: Number | None = None
    when: Timing | None = None
    until: Timing | None = None
    duration: Duration | None = None
    step: int | None = Field(default=None, ge=1, le=100)
    indication: Line = ""
    note: Line = ""

    @model_validator(mode="after")
    def _interval_fits(self) -> Self:
        if self.frequency is Frequency.EVERY and self.interval is None:
            raise FactError(_("“every” needs an interval, such as 3 weeks"))
        return self
