"""Diagnoses with their basis, grades and stages, and what else was considered."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical.facts import codes
from casereports.clinical.facts import diagnosis as facts
from casereports.record.columns import LineField, LinesField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.promises import one_of
from casereports.record.models.rows import PlainRow, Row, RowLink, Timed, filled, one_key


class Diagnosis(Timed, Row):
    """A diagnosis at its time; a revised one stays and is named by the one that replaced it."""

    hands_out = facts.Diagnosis
    case = models.ForeignKey(Case, models.CASCADE, related_name="diagnoses", verbose_name=_("case"))
    name = LineField(
        _("diagnosis"),
        help_text=_("In the words of the report: “neuroendocrine tumour, G2” (CARE 3c)."),
    )
    status = TermField(
        _("status"),
        terms=facts.DiagnosisStatus,
        default=facts.DiagnosisStatus.FINAL,
        help_text=_(
            "How far it was settled; a diagnosis that was given up stays here as “later revised”."
        ),
    )
    role = TermField(
        _("role in the case"),
        terms=facts.DiagnosisRole,
        default=facts.DiagnosisRole.PRINCIPAL,
        help_text=_("One principal diagnosis; others stand beside it."),
    )
    certainty = TermField(
        _("certainty"),
        terms=facts.Certainty,
        blank=True,
        help_text=_("Where criteria or authors grade it."),
    )
    site = LineField(_("site"), blank=True, help_text=_("Organ or region: “presacral space”."))
    laterality = TermField(
        _("side"), terms=codes.Laterality, blank=True, help_text=_("For organs that have sides.")
    )
    subtype = LineField(
        _("subtype"),
        blank=True,
        help_text=_("Histological or clinical form: “well differentiated”."),
    )
    extent = LinesField(
        _("local extent"), blank=True, help_text=_("One item per line: “invasion of the sacrum”.")
    )
    metastases = LinesField(
        _("metastases"), blank=True, help_text=_("The organs, one per line: “liver”.")
    )
    by_whom = LineField(
        _("made by"), blank=True, help_text=_("Which team, not which person: “referring hospital”.")
    )
    revises = RowLink(
        "self",
        related_name="+",
        verbose_name=_("replaces"),
        help_text=_("The earlier diagnosis that this one corrected."),
    )
    revision_reason = LineField(
        _("reason for the revision"),
        blank=True,
        help_text=_("The finding that changed it: “colonoscopy without a lesion” (CARE 8c)."),
    )
    criteria = LineField(
        _("diagnostic criteria"), blank=True, help_text=_("With their year: “McDonald 2017”.")
    )
    detail = LongTextField(
        _("further detail"),
        blank=True,
        help_text=_("What no other field holds, in full sentences."),
    )

    class Meta(Row.Meta):
        verbose_name = _("diagnosis")
        verbose_name_plural = _("diagnoses")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "diagnosis"),
            filled("diagnosis", "name"),
        ]


class DiagnosisBasis(PlainRow):
    """One leg that a diagnosis stands on."""

    hands_out = facts.BasisItem
    diagnosis = models.ForeignKey(
        Diagnosis, models.CASCADE, related_name="basis", verbose_name=_("diagnosis")
    )
    basis = TermField(_("basis"), terms=facts.Basis, help_text=_("The kind of evidence (CARE 8a)."))
    detail = LineField(_("in words"), blank=True, help_text=_("“core biopsy of the mass”."))

    class Meta(PlainRow.Meta):
        verbose_name = _("basis of a diagnosis")
        verbose_name_plural = _("basis")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            filled("diagnosisbasis", "basis"),
        ]


class DiagnosisCode(PlainRow):
    """A diagnosis in a code system."""

    hands_out = codes.Code
    diagnosis = models.ForeignKey(
        Diagnosis, models.CASCADE, related_name="codes", verbose_name=_("diagnosis")
    )
    system = TermField(
        _("code system"), terms=codes.CodeSystem, help_text=_("The list that the code is from.")
    )
    code = LineField(_("code"), help_text=_("As the list writes it: “C7A.8”."))
    term = LineField(
        _("term"), blank=True, help_text=_("The list's own wording: “Neuroendocrine neoplasm”.")
    )

    class Meta(PlainRow.Meta):
        verbose_name = _("code of a diagnosis")
        verbose_name_plural = _("codes")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            filled("diagnosiscode", "system", "code")
        ]


class Grade(Timed, Row):
    """A grade with its system and edition."""

    hands_out = facts.Grade
    diagnosis = models.ForeignKey(
        Diagnosis, models.CASCADE, related_name="grades", verbose_name=_("diagnosis")
    )
    grade = LineField(_("grade"), help_text=_("As the system writes it: “G2” (CARE 8d)."))
    system = LineField(
        _("grading system"),
        help_text=_("With its full name: “WHO classification of digestive system tumours”."),
    )
    edition = LineField(_("edition"), blank=True, help_text=_("Year or number: “2019 (5th)”."))
    components = LineField(
        _("components"), blank=True, help_text=_("The parts that make the grade: “3 + 4”.")
    )
    by_analogy = models.BooleanField(
        _("by analogy"),
        default=False,
        help_text=_("The system was made for another site than this one."),
    )
    argument = LongTextField(
        _("reasons"),
        blank=True,
        help_text=_(
            "Why this grade, where it is not plain: “Ki-67 5 %; mitoses were not counted”."
        ),
    )

    class Meta(Row.Meta):
        verbose_name = _("grade")
        verbose_name_plural = _("grades")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("diagnosis", "grade"),
            filled("grade", "grade", "system"),
        ]


class Stage(Timed, Row):
    """A stage with its system and edition: TNM parts, a group or a class."""

    hands_out = facts.Stage
    diagnosis = models.ForeignKey(
        Diagnosis, models.CASCADE, related_name="stages", verbose_name=_("diagnosis")
    )
    kind = TermField(
        _("kind of stage"),
        terms=facts.StageKind,
        blank=True,
        help_text=_("What it rests on; the small letter before TNM."),
    )
    system = LineField(_("staging system"), help_text=_("“UICC TNM”, “FIGO”, “Ann Arbor”."))
    edition = LineField(_("edition"), blank=True, help_text=_("Year or number: “8th”."))
    t = LineField(
        _("TNM: T"), blank=True, help_text=_("The primary tumour, without its small letter: “T3”.")
    )
    n = LineField(_("TNM: N"), blank=True, help_text=_("Regional lymph nodes: “N1”."))
    m = LineField(_("TNM: M"), blank=True, help_text=_("Distant metastasis: “M1b”."))
    group = LineField(
        _("stage group"), blank=True, help_text=_("The stage as a whole: “IIIB” (CARE 8d).")
    )
    modifiers = LineField(
        _("modifiers"), blank=True, help_text=_("What follows the stage: “L1 V0 Pn0”.")
    )

    class Meta(Row.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("diagnosis", "stage"),
            filled("stage", "system"),
            one_of(
                "stage",
                "t",
                "n",
                "m",
                "group",
                sentence=_("A stage needs T, N, M or a stage group."),
            ),
        ]


class Differential(Timed, Row):
    """Another diagnosis that was considered, with its arguments."""

    hands_out = facts.Differential
    case = models.ForeignKey(
        Case, models.CASCADE, related_name="differentials", verbose_name=_("case")
    )
    name = LineField(_("diagnosis considered"), help_text=_("“rectal cancer” (CARE 8c)."))
    speaks_for = LinesField(
        _("speaks for it"),
        blank=True,
        help_text=_("Findings that suggest it, one per line: “involvement of the rectal wall”."),
    )
    speaks_against = LinesField(
        _("speaks against it"),
        blank=True,
        help_text=_("Findings that do not fit, one per line: “no lesion at colonoscopy”."),
    )
    state = TermField(
        _("conclusion"), terms=facts.Exclusion, blank=True, help_text=_("What became of it.")
    )
    excluded_by = LineField(
        _("settled by"),
        blank=True,
        help_text=_("The test that decided: “colonoscopy and histology”."),
    )
    code = ValueField(
        _("code"),
        of=codes.Code,
        blank=True,
        help_text=_("Where a registry asks for one: “ICD-10 C20”."),
    )
    detail = LongTextField(
        _("further detail"),
        blank=True,
        help_text=_("What no other field holds, in full sentences."),
    )

    class Meta(Row.Meta):
        verbose_name = _("differential diagnosis")
        verbose_name_plural = _("differential diagnoses")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "differential"),
            filled("differential", "name"),
        ]
