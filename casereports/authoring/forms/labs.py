"""Forms of laboratory results."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, Sheet
from casereports.record.models import LabGroup, LabResult

SHEETS = (
    Sheet(
        model=LabResult,
        one=_("laboratory result"),
        many=_("Laboratory results"),
        hint=_("One row for each analyte and time; a series is several rows of one analyte."),
        usual=(
            ("analyte", "abbreviation", "specimen"),
            ("result", "reference"),
            ("flag", "equivalent"),
            *MOMENT,
            ("note",),
        ),
        rarer=(
            ("flag_reason", "method"),
            ("panel", "condition"),
            ("point",),
            ("stimulus", "stimulus_dose", "after_stimulus"),
            ("loinc", "elsewhere"),
            *NAMING,
        ),
        grid=("analyte", "specimen", "result", "reference", "flag", "when"),
    ),
    Sheet(
        model=LabGroup,
        one=_("group without values"),
        many=_("Groups without values"),
        hint=_("Analytes that share a finding: “CEA and CA 19-9 were normal”."),
        usual=(("name", "specimen"), ("analytes",), ("finding",), ("reason",), *MOMENT),
        rarer=NAMING,
        columns=("name", "analytes", "finding", "when"),
    ),
)
