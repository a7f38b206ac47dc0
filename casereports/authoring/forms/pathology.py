"""Forms of specimens, their readings and markers."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, Sheet
from casereports.record.models import IhcResult, Reading, Specimen

SHEETS = (
    Sheet(
        model=Specimen,
        one=_("specimen"),
        many=_("Specimens"),
        hint=_("Tissue or fluid that went to pathology; its readings stand within it."),
        usual=(("kind", "site", "laterality"), ("procedure", "count"), ("description",), *MOMENT),
        rarer=NAMING,
        columns=("kind", "site", "procedure", "when"),
    ),
    Sheet(
        model=Reading,
        one=_("reading"),
        many=_("Readings"),
        hint=_("One pathologist's reading; an old specimen may be read again."),
        usual=(
            ("kind", "diagnosis"),
            ("histology",),
            ("architecture", "cytology"),
            ("ki67", "mitoses", "necrosis"),
            ("negatives", "invasion"),
            ("macroscopy",),
        ),
        rarer=(
            ("size", "weight"),
            ("margin", "margin_distance", "margins"),
            ("differentiation", "cellularity", "tumour_content"),
            ("necrosis_percent", "regression", "mitoses_note"),
            ("lymphatic_invasion", "vascular_invasion", "perineural_invasion"),
            ("nodes_positive", "nodes_examined", "extranodal_extension"),
            *MOMENT,
            ("code",),
            ("note",),
            ("elsewhere",),
            *NAMING,
        ),
        columns=("kind", "diagnosis", "ki67", "mitoses"),
    ),
    Sheet(
        model=IhcResult,
        one=_("marker"),
        many=_("Immunohistochemistry"),
        hint=_("One row for each marker, in the pathologist's own words."),
        usual=(
            ("marker", "result"),
            ("intensity", "extent", "percent"),
            ("pattern", "cells", "score"),
            ("note",),
        ),
        rarer=(("clone", "technique", "density"), ("reason",), *NAMING),
        grid=("marker", "result", "intensity", "extent", "percent", "pattern"),
    ),
)
