"""Forms of the examination."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, Sheet
from casereports.record.models import ExamFinding, Score, ScorePart, VitalSign

SHEETS = (
    Sheet(
        model=ExamFinding,
        one=_("finding"),
        many=_("Findings"),
        hint=_("What was found, and what was looked for and was not there."),
        usual=(("system", "finding"), ("state", "site", "laterality"), ("detail",)),
        rarer=(
            ("size", "measure", "grade"),
            *MOMENT,
            ("reason", "code"),
            *NAMING,
        ),
        grid=("system", "finding", "state", "site", "when"),
    ),
    Sheet(
        model=VitalSign,
        one=_("vital sign"),
        many=_("Vital signs and measures"),
        usual=(("sign", "name"), ("value", "diastolic", "flag"), *MOMENT),
        rarer=(
            ("mean", "over", "not_measurable"),
            ("oxygen_flow", "oxygen_device", "fio2"),
            ("percentile", "z_score", "growth_reference"),
            ("site", "condition"),
            *NAMING,
        ),
        grid=("sign", "value", "diastolic", "flag", "when"),
    ),
    Sheet(
        model=Score,
        one=_("score"),
        many=_("Scores"),
        hint=_("Performance status and scales: ECOG 1, GCS 9 (E2 V3 M4), NYHA III."),
        usual=(("instrument", "kind"), ("value", "maximum", "grade"), ("interpretation",), *MOMENT),
        rarer=(("version",), *NAMING),
        grid=("instrument", "kind", "value", "grade", "when"),
    ),
    Sheet(
        model=ScorePart,
        one=_("part of the score"),
        many=_("Parts of the score"),
        usual=(("name", "value"), ("maximum", "grade")),
        grid=("name", "value", "maximum", "grade"),
    ),
)
