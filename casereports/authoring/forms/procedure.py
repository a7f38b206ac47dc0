"""Forms of procedures, what went wrong with them, and devices."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, SPAN, Sheet
from casereports.record.models import Complication, Device, Procedure

SHEETS = (
    Sheet(
        model=Procedure,
        one=_("procedure"),
        many=_("Procedures"),
        hint=_("Biopsy, endoscopy, surgery, autopsy: what was done and what was seen."),
        usual=(
            ("kind", "name"),
            ("site", "laterality"),
            *MOMENT,
            ("indication", "intent", "urgency"),
            ("findings", "negatives"),
            ("complication_state", "margin"),
            ("course",),
        ),
        rarer=(
            ("guidance", "approach", "converted"),
            ("anaesthesia", "body_position"),
            ("duration", "blood_loss"),
            ("not_done", "code"),
            ("elsewhere",),
            *NAMING,
        ),
        columns=("kind", "name", "site", "when", "findings"),
    ),
    Sheet(
        model=Complication,
        one=_("complication"),
        many=_("Complications"),
        usual=(("name", "clavien_dindo"), ("management", "outcome"), *MOMENT),
        rarer=(("grade", "grade_system"), *NAMING),
        grid=("name", "clavien_dindo", "management", "outcome"),
    ),
    Sheet(
        model=Device,
        one=_("device"),
        many=_("Devices"),
        hint=_("Stents, valves, leads, plates, pumps: with maker, model and size."),
        usual=(
            ("name", "manufacturer", "model"),
            ("size", "dimensions", "count"),
            ("site", "laterality"),
            ("detail",),
        ),
        rarer=(*SPAN, *NAMING),
        grid=("name", "manufacturer", "model", "size", "site"),
    ),
)
