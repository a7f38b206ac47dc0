"""Forms of procedures."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, Sheet
from casereports.record.models import Complication, Procedure

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
            ("indication", "intent"),
            ("findings", "negatives"),
            ("complication_state", "margin"),
            ("course",),
        ),
        rarer=(
            ("guidance", "approach"),
            ("anaesthesia", "body_position"),
            ("duration", "blood_loss"),
            ("devices", "code"),
            ("elsewhere", "not_done"),
            *NAMING,
        ),
        columns=("kind", "name", "site", "when", "findings"),
    ),
    Sheet(
        model=Complication,
        one=_("complication"),
        many=_("Complications"),
        usual=(("name", "grade", "grade_system"), ("management", "outcome"), *MOMENT),
        rarer=NAMING,
        grid=("name", "grade", "grade_system", "management", "outcome"),
    ),
)
