"""The form of a named measure."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, Sheet
from casereports.record.models import Measurement

SHEETS = (
    Sheet(
        model=Measurement,
        one=_("measurement"),
        many=_("Measurements"),
        hint=_("Named measures: LVEF 25 %, QTc 480 ms, aortic root 45 mm."),
        usual=(("name", "value"), ("reference", "flag"), ("site", "condition")),
        rarer=(
            ("diastolic", "mean"),
            ("grade", "percentile", "z_score"),
            ("point",),
            *MOMENT,
            *NAMING,
        ),
        grid=("name", "value", "site", "reference", "flag"),
    ),
)
