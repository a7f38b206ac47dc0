"""Forms of figures and their panels."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.record import RecordForm, TermsFormField
from casereports.authoring.forms.sheet import NAMING, Sheet
from casereports.authoring.plots import plottable
from casereports.record.models import Figure, Panel, Plot


class PlotForm(RecordForm):
    """What to draw; of analytes, those that have a series."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict.fromkeys([*plottable(self.case), *self.instance.analytes])
        if "analytes" in self.fields and names:
            self.fields["analytes"] = TermsFormField(
                choices=[(name, name) for name in names],
                required=False,
                label=_("Analytes"),
                help_text=_(
                    "For a lab trend: those with two results that have a number and a time. "
                    "None ticked draws all that have three."
                ),
            )

    def _settle_key(self) -> None:
        kept = "" if self.instance._state.adding else self.instance.key
        if not self.cleaned_data.get("key", kept):
            self.instance.key = ""
            self.instance.clean()  # a plot is named by what it draws
        else:
            super()._settle_key()


FORMS = {Plot: PlotForm}

SHEETS = (
    Sheet(
        model=Figure,
        one=_("figure"),
        many=_("Figures"),
        hint=_("Pictures set together under one caption; letters are given in their order."),
        usual=(("title",), ("columns", "width", "section")),
        rarer=(("gap", "equal_heights", "equally_adjusted"), *NAMING),
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
            ("view", "span"),
            ("marks",),
            ("scale", "bar"),
            ("shows",),
            *NAMING,
        ),
        columns=("file", "caption", "alt"),
    ),
    Sheet(
        model=Plot,
        one=_("plot"),
        many=_("Plots from the record"),
        hint=_("Drawn from your rows, and drawn anew whenever these change."),
        usual=(("kind", "width"), ("analytes",), ("title",)),
        rarer=(("alt",), ("section",), *NAMING),
        columns=("kind", "analytes", "title"),
    ),
)
