"""Forms of diagnoses and differentials."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, Sheet
from casereports.record.models import (
    Diagnosis,
    DiagnosisBasis,
    DiagnosisCode,
    Differential,
    Grade,
    Stage,
)

SHEETS = (
    Sheet(
        model=Diagnosis,
        one=_("diagnosis"),
        many=_("Diagnoses"),
        hint=_("Each as it stood at its time; a revised one names what it replaced."),
        usual=(
            ("name",),
            ("role", "status", "certainty"),
            ("site", "laterality", "subtype"),
            *MOMENT,
            ("extent", "metastases"),
            ("detail",),
        ),
        rarer=(("revises", "revision_reason"), ("by_whom", "criteria"), *NAMING),
        columns=("name", "role", "status", "certainty", "when"),
    ),
    Sheet(
        model=DiagnosisBasis,
        one=_("basis"),
        many=_("Basis of the diagnosis"),
        usual=(("basis", "detail"),),
        grid=("basis", "detail"),
    ),
    Sheet(
        model=DiagnosisCode,
        one=_("code"),
        many=_("Codes"),
        usual=(("system", "code", "term"),),
        grid=("system", "code", "term"),
    ),
    Sheet(
        model=Grade,
        one=_("grade"),
        many=_("Grades"),
        usual=(("grade", "system", "edition"), ("components",), ("by_analogy",), ("argument",)),
        rarer=(*MOMENT, *NAMING),
        columns=("grade", "system", "edition"),
    ),
    Sheet(
        model=Stage,
        one=_("stage"),
        many=_("Stages"),
        hint=_("Clinical and pathological stages stand apart, each with system and edition."),
        usual=(
            ("kind", "system", "edition"),
            ("t", "n", "m"),
            ("group", "modifiers"),
        ),
        rarer=(*MOMENT, *NAMING),
        columns=("kind", "system", "t", "n", "m", "group"),
    ),
    Sheet(
        model=Differential,
        one=_("differential diagnosis"),
        many=_("Differential diagnoses"),
        hint=_("What else was considered, with what spoke for and against it."),
        usual=(
            ("name", "state"),
            ("speaks_for", "speaks_against"),
            ("excluded_by",),
            ("detail",),
        ),
        rarer=(*MOMENT, ("code",), *NAMING),
        columns=("name", "state", "excluded_by"),
    ),
)
