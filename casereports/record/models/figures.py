"""Figures: panels set from pictures, and plots that are drawn from rows."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from casereports.clinical.facts import panels, plots
from casereports.clinical.facts import paper as facts
from casereports.record.columns import LineField, LinesField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.pictures import Picture
from casereports.record.models.promises import between
from casereports.record.models.rows import Row, filled, free_key, one_key


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
    width = TermField(
        _("width"),
        terms=facts.FigureWidth,
        default=facts.FigureWidth.DOUBLE,
        help_text=_("How wide a journal prints it."),
    )
    gap = TermField(
        _("gap"),
        terms=facts.Gap,
        default=facts.Gap.NARROW,
        help_text=_("How much white stands between the panels."),
    )
    equal_heights = models.BooleanField(
        _("equal heights"),
        default=False,
        help_text=_("The panels of a line share one height, wide ones taking more of its width."),
    )
    equally_adjusted = models.BooleanField(
        _("adjusted equally"),
        default=False,
        help_text=_(
            "Brightness and contrast were changed alike in all panels and over the whole of each; "
            "the legend says so."
        ),
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
    span = models.PositiveIntegerField(
        _("columns taken"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(6)],
        help_text=_("2 for a picture as wide as two of its neighbours."),
    )
    view = ValueField(
        _("view"),
        of=panels.View,
        blank=True,
        help_text=_("What is shown of the picture: a part of it, turned, lighter or darker."),
    )
    marks = ValueField(
        _("marks"),
        of=panels.Marks,
        blank=True,
        help_text=_("Arrows and labels, at places in percent from the left and top edge."),
    )
    scale = ValueField(
        _("scale"),
        of=panels.Scale,
        blank=True,
        help_text=_("A line on the picture and its real length; DICOM files bring theirs."),
    )
    bar = ValueField(
        _("scale bar"),
        of=panels.Bar,
        blank=True,
        help_text=_("How long a bar is drawn, where the scale is known."),
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
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("figure", "panel"),
            between("panel", "span", 1, 6),
        ]


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
        terms=facts.FigureWidth,
        default=facts.FigureWidth.DOUBLE,
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
