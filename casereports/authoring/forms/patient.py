"""The patient's form."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import Sheet
from casereports.record.models import Patient

SHEETS = (
    Sheet(
        model=Patient,
        one=_("patient"),
        many=_("Patient"),
        usual=(("age", "sex"), ("index_event",), ("occupation", "handedness")),
        rarer=(
            ("gender", "consanguineous"),
            ("ancestry", "ancestry_relevance"),
            ("pregnancy", "gestation", "postpartum"),
            ("gravida", "para", "abortions"),
            ("menopause",),
            ("birth",),
        ),
    ),
)
