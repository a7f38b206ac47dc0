"""Forms of the patient and of newborns."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, Sheet
from casereports.record.models import Newborn, Patient

SHEETS = (
    Sheet(
        model=Patient,
        one=_("patient"),
        many=_("Patient"),
        usual=(("age", "sex"), ("index_event",), ("occupation", "handedness")),
        rarer=(
            ("gender", "consanguineous"),
            ("ancestry", "ancestry_relevance"),
            ("index_reference", "menopause"),
            ("pregnancy", "gestation", "postpartum"),
            ("gravida", "para", "abortions"),
            ("term_births", "preterm_births", "living_children"),
            ("fetuses", "chorionicity"),
            ("birth",),
        ),
    ),
    Sheet(
        model=Newborn,
        one=_("newborn"),
        many=_("Newborns"),
        hint=_("The children of this pregnancy, where the mother is the patient."),
        usual=(
            ("name", "sex", "gestation"),
            ("delivery", "weight", "vital_status"),
            ("apgar_1", "apgar_5", "apgar_10"),
            ("detail",),
        ),
        rarer=(
            ("length", "head_circumference", "cord_ph"),
            ("resuscitation",),
            *MOMENT,
            *NAMING,
        ),
        columns=("name", "sex", "gestation", "weight", "vital_status"),
    ),
)
