"""Imaging studies, their lesions, and how these show."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casereports.clinical import quantities
from casereports.clinical.facts import codes
from casereports.clinical.facts import imaging as facts
from casereports.record.columns import LineField, LinesField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.rows import PlainRow, Row, RowLink, Timed, filled, one_key


class ImagingStudy(Timed, Row):
    """One examination by imaging; what it shows stands in its lesions."""

    hands_out = facts.ImagingStudy
    case = models.ForeignKey(Case, models.CASCADE, related_name="imaging", verbose_name=_("case"))
    modality = TermField(
        _("modality"), terms=facts.Modality, help_text=_("How it was imaged (CARE 8a).")
    )
    name = LineField(
        _("name of the study"),
        blank=True,
        help_text=_("Where the modality does not say it: “MR enterography”."),
    )
    region = LineField(
        _("region"), blank=True, help_text=_("What was imaged: “lower abdomen and pelvis”.")
    )
    laterality = TermField(
        _("side"), terms=codes.Laterality, blank=True, help_text=_("For parts that have sides.")
    )
    elsewhere = models.BooleanField(
        _("done elsewhere"), default=False, help_text=_("Another hospital or practice did it.")
    )
    contrast = TermField(
        _("contrast"),
        terms=facts.Contrast,
        blank=True,
        help_text=_("Whether contrast medium was given, and how."),
    )
    contrast_agent = LineField(_("contrast medium"), blank=True, help_text=_("“gadobutrol”."))
    contrast_dose = ValueField(
        _("amount of contrast"), of=quantities.Quantity, blank=True, help_text=_("“80 mL”.")
    )
    phases = LinesField(
        _("phases or sequences"),
        blank=True,
        help_text=_("In order, one per line: “fat-suppressed T2”."),
    )
    field_strength = ValueField(
        _("field strength"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("Of the magnet: “3 T”."),
    )
    slice_thickness = ValueField(
        _("slice thickness"), of=quantities.Quantity, blank=True, help_text=_("“1 mm”.")
    )
    technique = LineField(
        _("technique"),
        blank=True,
        help_text=_("What else a reader needs to repeat it: “prospectively ECG-gated”."),
    )
    tracer = ValueField(
        _("tracer"),
        of=facts.Tracer,
        blank=True,
        help_text=_("With activity and uptake time: “18F-FDG, 370 MBq, 60 minutes”."),
    )
    compared_with = LineField(
        _("compared with"),
        blank=True,
        help_text=_("Earlier studies that the reader had: “CT 3 months before”."),
    )
    findings = LinesField(
        _("other findings"),
        blank=True,
        help_text=_("What is no lesion of its own, one per line: “bilateral pleural effusion”."),
    )
    negatives = LinesField(
        _("pertinent negatives"),
        blank=True,
        help_text=_("Looked for and not found, one per line, without “no”: “liver metastases”."),
    )
    impression = LongTextField(
        _("impression"), blank=True, help_text=_("The report's conclusion in a sentence or two.")
    )
    limitation = LineField(
        _("limitation"), blank=True, help_text=_("What limits the reading: “motion artefacts”.")
    )
    not_done = LineField(
        _("reason not done"),
        blank=True,
        help_text=_("Only when the study was not done: “pacemaker not MR-conditional”."),
    )
    result = TermField(
        _("result as a whole"),
        terms=facts.StudyResult,
        blank=True,
        help_text=_("Normal, abnormal or unchanged (CARE 8a)."),
    )

    class Meta(Row.Meta):
        verbose_name = _("imaging study")
        verbose_name_plural = _("imaging studies")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "imagingstudy"),
            filled("imagingstudy", "modality"),
        ]


class Lesion(Row):
    """A lesion of a study, measured."""

    hands_out = facts.Lesion
    way_to_case = "study__case"
    study = models.ForeignKey(
        ImagingStudy, models.CASCADE, related_name="lesions", verbose_name=_("study")
    )
    site = LineField(_("site"), help_text=_("Organ and part: “liver, segment 6”."))
    sites = LinesField(
        _("single sites"),
        blank=True,
        help_text=_("Where several like lesions lie, one per line: “both iliac bones”."),
    )
    laterality = TermField(
        _("side"), terms=codes.Laterality, blank=True, help_text=_("For organs that have sides.")
    )
    nature = TermField(
        _("nature"),
        terms=facts.LesionNature,
        blank=True,
        help_text=_("What it was taken for on this study."),
    )
    count = ValueField(
        _("number"),
        of=quantities.Number,
        blank=True,
        help_text=_("Counted or bounded: “3”, “>10”."),
    )
    multiplicity = TermField(
        _("how many"),
        terms=facts.Multiplicity,
        blank=True,
        help_text=_("Where they were not counted."),
    )
    size = ValueField(
        _("size"),
        of=quantities.Dimensions,
        blank=True,
        help_text=_("One to three diameters: “63 × 53 × 67 mm”."),
    )
    volume = ValueField(_("volume"), of=quantities.Quantity, blank=True, help_text=_("“110 mL”."))
    suvmax = ValueField(
        _("SUVmax"), of=quantities.Number, blank=True, help_text=_("“8.1”, “~8.6”.")
    )
    suvmean = ValueField(_("SUVmean"), of=quantities.Number, blank=True, help_text=_("“4.2”."))
    uptake = LineField(_("uptake"), blank=True, help_text=_("In words: “intense”, “Krenning 4”."))
    attenuation = ValueField(
        _("attenuation before contrast"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("“47 HU”."),
    )
    attenuation_enhanced = ValueField(
        _("attenuation after contrast"), of=quantities.Quantity, blank=True, help_text=_("“75 HU”.")
    )
    attenuation_phase = LineField(
        _("phase of that attenuation"), blank=True, help_text=_("“portal venous”.")
    )
    density = LineField(_("density"), blank=True, help_text=_("In words: “osteoblastic”."))
    diffusion = LineField(_("diffusion"), blank=True, help_text=_("“restricted”."))
    adc = ValueField(
        _("ADC"),
        of=quantities.Quantity,
        blank=True,
        help_text=_("Apparent diffusion coefficient: “850 um2/s”."),
    )
    enhancement = LineField(_("enhancement"), blank=True, help_text=_("“marked, heterogeneous”."))
    echogenicity = LineField(
        _("echogenicity"), blank=True, help_text=_("On ultrasound: “hypoechoic”.")
    )
    vascularity = LineField(
        _("vascularity"), blank=True, help_text=_("“small arteries within the lesion”.")
    )
    shape = LineField(_("shape"), blank=True, help_text=_("“irregular”, “lobulated”."))
    margin = LineField(_("margin"), blank=True, help_text=_("“ill-defined”."))
    structure = LineField(_("inner structure"), blank=True, help_text=_("“multilocular cystic”."))
    calcification = LineField(_("calcification"), blank=True, help_text=_("“none”, “rim”."))
    involves = LinesField(
        _("involves"),
        blank=True,
        help_text=_("What it grows into or presses on, one per line: “rectum”."),
    )
    spares = LinesField(
        _("spares"),
        blank=True,
        help_text=_("What it leaves free, one per line: “sacral nerve roots”."),
    )
    change = TermField(
        pgettext_lazy("of a lesion", "change"),
        terms=facts.Change,
        blank=True,
        help_text=_("Against the earlier study."),
    )
    same_as = RowLink(
        "self",
        related_name="+",
        verbose_name=_("same as"),
        help_text=_("The row of this lesion in an earlier study."),
    )
    target = TermField(
        _("target lesion"),
        terms=facts.Target,
        blank=True,
        help_text=_("Its role in the assessment of response."),
    )
    classification = LineField(
        _("classification"), blank=True, help_text=_("Standard class with its system: “BI-RADS 4”.")
    )
    detail = LongTextField(
        _("further detail"),
        blank=True,
        help_text=_("What no other field holds, in full sentences."),
    )

    def clean(self) -> None:
        super().clean()
        if self.key in self.taken_keys():
            raise ValidationError(
                {"key": _("Another lesion of the case has this key; choose another one.")}
            )

    def taken_keys(self) -> set[str]:
        """Returns the keys of the case's other lesions: later studies name them."""
        if not self.study_id:
            return set()
        rows = Lesion.objects.filter(study__case=self.study.case_id).exclude(pk=self.pk)
        return set(rows.values_list("key", flat=True))

    class Meta(Row.Meta):
        verbose_name = _("lesion")
        verbose_name_plural = _("lesions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("study", "lesion"),
            filled("lesion", "site"),
        ]


class LesionSignal(PlainRow):
    """How a lesion shows on one MR sequence."""

    hands_out = facts.Signal
    lesion = models.ForeignKey(
        Lesion, models.CASCADE, related_name="signals", verbose_name=_("lesion")
    )
    sequence = LineField(_("sequence"), help_text=_("“T2”."))
    appearance = LineField(_("signal"), help_text=_("“heterogeneously high”."))

    class Meta(PlainRow.Meta):
        verbose_name = _("signal of a lesion")
        verbose_name_plural = _("signals")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            filled("lesionsignal", "sequence", "appearance")
        ]


class EnhancementPhase(PlainRow):
    """How a lesion enhances in one contrast phase."""

    hands_out = facts.Signal
    lesion = models.ForeignKey(
        Lesion, models.CASCADE, related_name="enhancement_phases", verbose_name=_("lesion")
    )
    sequence = LineField(_("phase"), help_text=_("“arterial”."))
    appearance = LineField(_("enhancement"), help_text=_("“marked”."))

    class Meta(PlainRow.Meta):
        verbose_name = _("enhancement of a lesion")
        verbose_name_plural = _("enhancement by phase")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            filled("enhancementphase", "sequence", "appearance")
        ]
