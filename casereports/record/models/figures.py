"""Pictures, and the figures that are set from them."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from casereports.clinical.facts import paper as facts
from casereports.clinical.facts import plots
from casereports.record.columns import LineField, LinesField, LongTextField, TermField
from casereports.record.models.case import Case
from casereports.record.models.promises import between
from casereports.record.models.rows import Row, filled, free_key, one_key


def picture_path(picture: "Picture", _name: str) -> str:
    """Returns where a picture is kept: named by its content, private to its case."""
    suffix = {"image/jpeg": "jpg", "image/png": "png"}[picture.media_type]
    return f"cases/{picture.case.uuid}/{picture.sha256}.{suffix}"


class Picture(models.Model):
    """A prepared picture: clean of metadata, named by its content, as it enters the paper."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="pictures", verbose_name=_("case"))
    name = LineField(
        _("file name"), help_text=_("The name in the case file's folder of figures, mri-a.jpg.")
    )
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    media_type = models.CharField(_("type"), max_length=20, editable=False)
    width = models.PositiveIntegerField(_("width in pixels"), editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), editable=False)
    content = models.FileField(_("file"), upload_to=picture_path, max_length=200)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "name"],
                name="record_picture_one_name",
                violation_error_message=_("The case has a picture of this name already."),
            ),
            models.CheckConstraint(
                condition=Q(media_type__in=["image/jpeg", "image/png"]),
                name="record_picture_type_known",
                violation_error_message=_("A picture is a JPEG or a PNG."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def link_name(self) -> str:
        """The name by which panels name this picture."""
        return self.name


class Figure(Row):
    """Panels set as one figure, with its legend."""

    hands_out = facts.Figure
    case = models.ForeignKey(Case, models.CASCADE, related_name="figures", verbose_name=_("case"))
    title = LongTextField(
        _("title"), blank=True, help_text=_("Opens the legend: “MRI of the presacral mass.”")
    )
    columns = models.PositiveIntegerField(
        _("columns"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(6)],
        help_text=_("How many panels stand side by side, 1 to 6."),
    )
    section = TermField(
        _("section"),
        terms=facts.SectionKind,
        blank=True,
        help_text=_("Where it is printed when the text does not mention it."),
    )

    class Meta(Row.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "figure"),
            between("figure", "columns", 1, 6),
        ]


class Panel(Row):
    """One lettered picture of a figure."""

    hands_out = facts.Panel
    figure = models.ForeignKey(
        Figure, models.CASCADE, related_name="panels", verbose_name=_("figure")
    )
    file = models.ForeignKey(
        Picture,
        models.RESTRICT,
        related_name="panels",
        verbose_name=_("picture"),
        help_text=_("One of the case's pictures."),
    )
    caption = LongTextField(
        _("caption"),
        blank=True,
        help_text=_("What the legend says of this letter: “Axial T1-weighted image.”"),
    )
    alt = LongTextField(
        _("alternative text"),
        blank=True,
        help_text=_("For readers who can't see it: “A dark round mass in front of the sacrum.”"),
    )
    modality = LineField(_("modality"), blank=True, help_text=_("“MRI”, “clinical photograph”."))
    plane = LineField(_("plane"), blank=True, help_text=_("“axial”, “apical four-chamber view”."))
    phase = LineField(
        _("phase or sequence"), blank=True, help_text=_("“arterial phase”, “T2-weighted”.")
    )
    stain = LineField(_("stain"), blank=True, help_text=_("“haematoxylin and eosin”."))
    magnification = LineField(
        _("magnification"), blank=True, help_text=_("Of the objective or the whole: “×200”.")
    )
    shows = LinesField(
        _("shows"),
        blank=True,
        help_text=_("Rows of the record that are seen here, one per line: “lesion:mri-mass”."),
    )

    def taken_keys(self) -> set[str]:
        """Returns the keys of the figure's other panels."""
        rows = Panel.objects.filter(figure=self.figure_id).exclude(pk=self.pk)
        return set(rows.values_list("key", flat=True))

    class Meta(Row.Meta):
        verbose_name = _("panel")
        verbose_name_plural = _("panels")
        constraints: ClassVar[list[models.BaseConstraint]] = [one_key("figure", "panel")]


class Plot(Row):
    """A figure that is drawn from the record's rows."""

    hands_out = plots.Plot
    case = models.ForeignKey(Case, models.CASCADE, related_name="plots", verbose_name=_("case"))
    kind = TermField(
        _("kind"),
        terms=plots.PlotKind,
        help_text=_("A timeline of the whole case, or laboratory results over time."),
    )
    analytes = LinesField(
        _("analytes"),
        blank=True,
        help_text=_(
            "For a lab trend: one on each line, by name or abbreviation. "
            "Left empty, all with three timed results."
        ),
    )
    title = LongTextField(
        _("legend"),
        blank=True,
        help_text=_("Left empty, it is written from the record, and follows it."),
    )
    alt = LongTextField(
        _("alternative text"),
        blank=True,
        help_text=_("Left empty, it is written from the record, and follows it."),
    )
    width = TermField(
        _("width"),
        terms=plots.PlotWidth,
        default=plots.PlotWidth.DOUBLE,
        help_text=_("How wide a journal prints it."),
    )
    section = TermField(
        _("section"),
        terms=facts.SectionKind,
        blank=True,
        help_text=_("Where it is printed when the text does not mention it."),
    )

    class Meta(Row.Meta):
        verbose_name = _("plot")
        verbose_name_plural = _("plots")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "plot"),
            filled("plot", "kind"),
        ]

    def __str__(self) -> str:
        kind = capfirst(self.get_kind_display() or str(self._meta.verbose_name))
        return f"{kind}: {', '.join(self.analytes)}" if self.analytes else kind

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._name()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self._name()
        super().clean()

    def _name(self) -> None:
        """Makes the key by which the text names the figure: "timeline", "trend-alp"."""
        if self.key:
            return
        if self.kind == plots.PlotKind.LAB_TREND:
            name = "-".join(("trend", *self.analytes[:2]))
        else:
            name = self.kind or "plot"
        self.key = free_key(name, self.taken_keys())

    def taken_keys(self) -> set[str]:
        """Returns the keys of the case's other figures, drawn or not: the text names both alike."""
        figures = Figure.objects.filter(case=self.case_id).values_list("key", flat=True)
        return super().taken_keys() | set(figures)
