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
            ("identifier", "alleles", "size"),
            ("karyotype", "cells_abnormal", "cells_counted"),
            ("copy_number", "repeats", "repeats_other"),
            ("allelic_ratio", "phase", "population_frequency"),
            ("gene_count", "read_depth"),
            ("prediction", "criteria"),
            ("inheritance", "inherited_from"),
            ("material", "relative", "relative_side"),
            *MOMENT,
            ("reason", "elsewhere"),
            *NAMING,
        ),
        grid=("gene", "variant", "result", "coding", "protein", "vaf", "significance"),
    ),
)
