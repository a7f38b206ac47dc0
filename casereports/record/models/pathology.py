"""Specimens, their readings and markers."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical import quantities
from casereports.clinical.facts import codes
from casereports.clinical.facts import pathology as facts
from casereports.clinical.facts import procedure as procedure_facts
from casereports.record.columns import LineField, LinesField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.procedure import Procedure
from casereports.record.models.promises import at_most, between
from casereports.record.models.rows import Row, RowLink, Timed, filled, one_key


class Specimen(Timed, Row):
    """Tissue or fluid that was sent to pathology."""

    hands_out = facts.Specimen
    case = models.ForeignKey(Case, models.CASCADE, related_name="specimens", verbose_name=_("case"))
    kind = TermField(_("kind"), terms=facts.SpecimenKind, help_text=_("How it was obtained."))
    site = LineField(_("site"), blank=True, help_text=_("“presacral tumour”."))
    laterality = TermField(
        _("side"), terms=codes.Laterality, blank=True, help_text=_("For organs that have sides.")
    )
    procedure = RowLink(
        Procedure,
        related_name="+",
        verbose_name=_("obtained by"),
        help_text=_("The row of the procedure that yielded it."),
    )
    description = LineField(_("description"), blank=True, help_text=_("“three cores, 12 mm”."))
    count = models.PositiveIntegerField(
        _("number of pieces"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(500)],
        help_text=_("Cores, slides or bottles, 1 to 500."),
    )

    class Meta(Row.Meta):
        verbose_name = _("specimen")
        verbose_name_plural = _("specimens")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "specimen"),
            filled("specimen", "kind"),
            between("specimen", "count", 1, 500),
        ]


class Reading(Timed, Row):
    """One pathologist's reading of a specimen; an old specimen may be re-read."""

    hands_out = facts.Reading
    way_to_case = "specimen__case"
    specimen = models.ForeignKey(
        Specimen, models.CASCADE, related_name="readings", verbose_name=_("specimen")
    )
    kind = TermField(
        _("kind of reading"),
        terms=facts.ReadingKind,
        default=facts.ReadingKind.ORIGINAL,
        help_text=_("Whose reading it is, and when."),
    )
    elsewhere = models.BooleanField(
        _("done elsewhere"), default=False, help_text=_("Another institute read it.")
    )
    macroscopy = LongTextField(
        _("macroscopy"), blank=True, help_text=_("What the eye saw: “Grey, firm, with a capsule.”")
    )
    size = ValueField(
        _("size"), of=quantities.Dimensions, blank=True, help_text=_("“63 × 53 × 67 mm”.")
    )
    weight = ValueField(_("weight"), of=quantities.Quantity, blank=True, help_text=_("“340 g”."))
    histology = LongTextField(
        _("histology"),
        blank=True,
        help_text=_("In full sentences, as it is to be printed (CARE 8a)."),
    )
    architecture = LinesField(
        _("architecture"), blank=True, help_text=_("One pattern per line: “trabeculae”.")
    )
    cytology = LinesField(
        _("cytology"), blank=True, help_text=_("One feature per line: “salt-and-pepper chromatin”.")
    )
    negatives = LinesField(
        _("pertinent negatives"),
        blank=True,
        help_text=_("Looked for and not found, one per line, without “no”: “necrosis”."),
    )
    differentiation = LineField(
        _("differentiation"), blank=True, help_text=_("“well differentiated”.")
    )
    cellularity = ValueField(
        _("cellularity"),
        of=quantities.Number,
        blank=True,
        help_text=_("Of bone marrow, in percent: “80”."),
    )
    tumour_content = ValueField(
        _("tumour content"),
        of=quantities.Number,
        blank=True,
        help_text=_("Share of tumour cells in percent: “60”."),
    )
    necrosis = LineField(_("necrosis"), blank=True, help_text=_("“focal”, “30 % of the tumour”."))
    invasion = LinesField(
        _("invasion"), blank=True, help_text=_("One structure per line: “perineural”.")
    )
    margins = LineField(_("margins"), blank=True, help_text=_("“free, 3 mm”."))
    nodes_positive = models.PositiveIntegerField(
        _("positive nodes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(500)],
        help_text=_("With tumour; not more than were examined."),
    )
    nodes_examined = models.PositiveIntegerField(
        _("examined nodes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(500)],
        help_text=_("All that were counted."),
    )
    ki67 = ValueField(
        _("Ki-67"), of=quantities.Number, blank=True, help_text=_("In percent: “5”, “3-5”, “<2”.")
    )
    mitoses = ValueField(
        _("mitoses"),
        of=facts.Mitoses,
        blank=True,
        help_text=_("With their area: “3 per 10 HPF”, “2 per 2 mm²”."),
    )
    mitoses_note = LineField(_("note on mitoses"), blank=True, help_text=_("“not reported”."))
    diagnosis = LineField(
        _("pathological diagnosis"),
        blank=True,
        help_text=_("As it is signed out: “neuroendocrine tumour, G2”."),
    )
    necrosis_percent = ValueField(
        _("necrosis in percent"), of=quantities.Number, blank=True, help_text=_("“20”.")
    )
    regression = ValueField(
        _("regression grade"),
        of=facts.MarkerScore,
        blank=True,
        help_text=_("With its system: “Mandard: 2”."),
    )
    lymphatic_invasion = TermField(
        _("lymphatic invasion"), terms=codes.Presence, blank=True, help_text=_("L of the TNM.")
    )
    vascular_invasion = TermField(
        _("vascular invasion"), terms=codes.Presence, blank=True, help_text=_("V of the TNM.")
    )
    perineural_invasion = TermField(
        _("perineural invasion"), terms=codes.Presence, blank=True, help_text=_("Pn of the TNM.")
    )
    extranodal_extension = TermField(
        _("extranodal extension"),
        terms=codes.Presence,
        blank=True,
        help_text=_("Of lymph-node metastases."),
    )
    margin = TermField(
        _("resection margin"),
        terms=procedure_facts.Margin,
        blank=True,
        help_text=_("R of the TNM."),
    )
    margin_distance = ValueField(
        _("nearest margin"), of=quantities.Quantity, blank=True, help_text=_("“4 cm”.")
    )
    code = ValueField(
        _("code"),
        of=codes.Code,
        blank=True,
        help_text=_("Where a registry asks for one: “ICD-O-3 8249/3”."),
    )
    note = LongTextField(_("note"), blank=True, help_text=_("What no other field holds."))

    def clean(self) -> None:
        super().clean()
        if self.key in self.taken_keys():
            raise ValidationError(
                {"key": _("Another reading of the case has this key; choose another one.")}
            )

    def taken_keys(self) -> set[str]:
        """Returns the keys of the case's other readings: their markers are named by them."""
        if not self.specimen_id:
            return set()
        rows = Reading.objects.filter(specimen__case=self.specimen.case_id).exclude(pk=self.pk)
        return set(rows.values_list("key", flat=True))

    class Meta(Row.Meta):
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("specimen", "reading"),
            between("reading", "nodes_positive", 0, 500),
            between("reading", "nodes_examined", 0, 500),
            at_most(
                "reading",
                "nodes_positive",
                "nodes_examined",
                sentence=_("There are more positive nodes than examined ones."),
            ),
        ]


class IhcResult(Row):
    """One marker in one reading of one specimen."""

    hands_out = facts.IhcResult
    reading = models.ForeignKey(
        Reading, models.CASCADE, related_name="ihc", verbose_name=_("reading")
    )
    marker = LineField(
        _("marker"), help_text=_("As pathologists write it: “synaptophysin”, “CK7”.")
    )
    clone = LineField(_("clone"), blank=True, help_text=_("“MIB-1”."))
    technique = TermField(
        _("technique"),
        terms=facts.Technique,
        default=facts.Technique.IHC,
        help_text=_("How the marker was shown."),
    )
    result = TermField(
        _("result"),
        terms=facts.Staining,
        help_text=_("In the pathologist's word; “not done” needs its reason."),
    )
    intensity = TermField(
        _("intensity"), terms=facts.Intensity, blank=True, help_text=_("How strongly it stains.")
    )
    extent = TermField(
        _("extent"), terms=facts.Extent, blank=True, help_text=_("How much of the tissue stains.")
    )
    percent = ValueField(
        _("percent of cells"), of=quantities.Number, blank=True, help_text=_("“80”, “<1”.")
    )
    pattern = LineField(
        _("pattern"), blank=True, help_text=_("Place in the cell: “nuclear”, “dot-like”.")
    )
    cells = LineField(
        _("cells"),
        blank=True,
        help_text=_("Where it is not the tumour that stains: “endothelium”."),
    )
    score = ValueField(
        _("score"),
        of=facts.MarkerScore,
        blank=True,
        help_text=_("With its system: “H-score: 240”."),
    )
    reason = LineField(
        _("reason"),
        blank=True,
        help_text=_("Why it was not done or did not help: “no tissue left”."),
    )
    density = ValueField(
        _("density"), of=quantities.Quantity, blank=True, help_text=_("Cells by area: “120 /mm²”.")
    )
    note = LineField(_("note"), blank=True, help_text=_("What no other field holds."))

    class Meta(Row.Meta):
        verbose_name = _("marker")
        verbose_name_plural = _("markers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("reading", "ihcresult"),
            filled("ihcresult", "marker", "result"),
        ]
