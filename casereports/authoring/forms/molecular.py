"""The form of a molecular finding."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, Sheet
from casereports.record.models import MolecularFinding

SHEETS = (
    Sheet(
        model=MolecularFinding,
        one=_("molecular finding"),
        many=_("Molecular findings"),
        hint=_("Variants, fusions, copy numbers, biomarkers and panels, negative ones too."),
        usual=(
            ("gene", "variant", "result"),
            ("transcript", "coding", "protein"),
            ("zygosity", "origin", "significance"),
            ("vaf", "method", "specimen"),
            ("note",),
        ),
        rarer=(
            ("partner", "genes", "panel"),
            ("biomarker", "value", "interpretation"),
            ("genomic", "exon", "legacy_name"),
            ("karyotype", "copy_number", "repeats"),
            ("inheritance", "inherited_from"),
            ("material", "relative", "relative_side"),
            *MOMENT,
            ("reason", "elsewhere"),
            *NAMING,
        ),
        columns=("gene", "variant", "result", "coding", "protein", "significance"),
    ),
)
