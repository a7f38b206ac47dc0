"""Forms of treatment and its harms."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, SPAN, Sheet
from casereports.record.models import (
    AdverseEvent,
    Agent,
    RadiationCourse,
    Response,
    Treatment,
    TreatmentChange,
)

SHEETS = (
    Sheet(
        model=Treatment,
        one=_("treatment"),
        many=_("Treatments"),
        hint=_("Surgery, systemic treatment, radiation, support; planned and not given too."),
        usual=(
            ("kind", "name", "status"),
            ("line", "intent", "duration"),
            *SPAN,
            ("indication",),
            ("reason",),
            ("detail",),
        ),
        rarer=(
            ("procedure", "site"),
            ("dose", "mode"),
            ("frequency", "interval"),
            ("graft",),
            ("cycle_length", "cycles_planned", "cycles_given"),
            ("monitoring",),
            ("adherence",),
            ("elsewhere",),
            *NAMING,
        ),
        columns=("kind", "name", "status", "line", "when", "until"),
    ),
    Sheet(
        model=Agent,
        one=_("drug"),
        many=_("Drugs"),
        hint=_("Each drug by its international name, with dose, route and schedule."),
        usual=(
            ("inn", "dose"),
            ("route", "frequency", "interval"),
            ("days", "cycles_given", "duration"),
            *SPAN,
        ),
        rarer=(
            ("synonym", "brand", "indication"),
            ("maximum", "total", "intensity"),
            ("infusion", "target", "target_level"),
            ("cycle_length", "cycles_planned", "step"),
            ("note",),
            *NAMING,
        ),
        grid=("inn", "dose", "route", "frequency", "days", "duration"),
    ),
    Sheet(
        model=RadiationCourse,
        one=_("course of radiation"),
        many=_("Radiotherapy"),
        usual=(
            ("target", "technique"),
            ("total", "fractions", "fraction"),
            ("boost", "boost_fractions", "duration"),
            *SPAN,
        ),
        rarer=(("frequency", "concurrent_with"), *NAMING),
        columns=("target", "total", "fractions", "technique"),
    ),
    Sheet(
        model=TreatmentChange,
        one=_("change"),
        many=_("Changes"),
        hint=_("What was changed, and why."),
        usual=(("kind", "agent"), ("before", "after", "replacement"), ("reason",), *MOMENT),
        rarer=(("by", "every"), ("until", "until_date"), *NAMING),
        columns=("kind", "agent", "when", "reason"),
    ),
    Sheet(
        model=Response,
        one=_("response"),
        many=_("Responses"),
        usual=(("category", "criteria", "change"), ("basis",), *MOMENT, ("detail",)),
        rarer=(
            ("criteria_detail", "grade"),
            ("sum_of_diameters", "duration"),
            *NAMING,
        ),
        columns=("category", "criteria", "when", "basis"),
    ),
    Sheet(
        model=AdverseEvent,
        one=_("adverse event"),
        many=_("Adverse events"),
        hint=_("Harms and unexpected events. None at all? Say so under Outcome."),
        usual=(
            ("name", "grade"),
            ("treatment", "agent", "causality"),
            ("action", "outcome"),
            ("serious", "unanticipated"),
            *SPAN,
            ("detail",),
        ),
        rarer=(
            ("grade_text", "grade_scale", "grade_version"),
            ("causality_scale", "causality_value"),
            ("management", "rechallenge", "duration"),
            *NAMING,
        ),
        columns=("name", "grade", "agent", "action", "outcome", "when"),
    ),
)
