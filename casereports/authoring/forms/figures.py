"""Forms of figures and their panels."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import NAMING, Sheet
from casereports.record.models import Figure, Panel

SHEETS = (
    Sheet(
        model=Figure,
        one=_("figure"),
        many=_("Figures"),
        hint=_("Pictures set together under one caption; letters are given in their order."),
        usual=(("title",), ("columns", "section")),
        rarer=NAMING,
        columns=("title", "section", "columns"),
    ),
    Sheet(
        model=Panel,
        one=_("panel"),
        many=_("Panels"),
        usual=(("file",), ("caption",), ("alt",)),
        rarer=(
            ("modality", "plane", "phase"),
            ("stain", "magnification"),
            ("shows",),
            *NAMING,
        ),
        columns=("file", "caption", "alt"),
    ),
)
