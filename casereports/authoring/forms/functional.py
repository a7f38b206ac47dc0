"""The form of a test of function."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, Sheet
from casereports.record.models import FunctionalTest

SHEETS = (
    Sheet(
        model=FunctionalTest,
        one=_("test"),
        many=_("Tests of function"),
        hint=_("ECG, EEG, lung function, nerve conduction and the like, with their measures."),
        usual=(
            ("kind", "name", "result"),
            *MOMENT,
            ("findings", "negatives"),
            ("impression",),
        ),
        rarer=(("condition", "duration"), ("not_done", "elsewhere"), *NAMING),
        columns=("kind", "name", "when", "impression"),
    ),
)
