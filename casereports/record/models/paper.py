"""The paper's own matter: title, abstract, prose and ticks."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical.facts import paper as facts
from casereports.record.columns import LineField, LinesField, LongTextField, ProseField, TermField
from casereports.record.models.case import Case
from casereports.record.models.promises import once
from casereports.record.models.rows import PlainRow, Single, filled


class Paper(Single):
    """What the paper says of itself."""

    hands_out = facts.Paper
    case = models.OneToOneField(Case, models.CASCADE, related_name="paper", verbose_name=_("case"))
    title = LineField(
        _("title"),
        blank=True,
        help_text=_("With the kind: “Presacral neuroendocrine tumour: a case report” (CARE 1)."),
    )
    short_title = LineField(
        _("short title"),
        blank=True,
        help_text=_("For the running head: “Presacral neuroendocrine tumour”."),
    )
    language = LineField(
        _("language"), blank=True, help_text=_("As a language tag: “en”, “zh-Hans”.")
    )
    journal = LineField(
        _("journal"), blank=True, help_text=_("Key of the journal profile: “generic-care”.")
    )
    doi = LineField(_("DOI"), blank=True, help_text=_("Once the paper has one: “10.1000/182”."))
    keywords = LinesField(
        _("keywords"),
        blank=True,
        help_text=_("Two to five, one per line, among them “case report” (CARE 2)."),
    )

    class Meta(Single.Meta):
        verbose_name = _("paper")
        verbose_name_plural = _("papers")


class AbstractPart(PlainRow):
    """A part of the abstract under its heading."""

    hands_out = facts.AbstractPart
    paper = models.ForeignKey(
        Paper, models.CASCADE, related_name="abstract", verbose_name=_("paper")
    )
    heading = LineField(
        _("heading"),
        blank=True,
        help_text=_("Empty for an abstract in one piece: “Case presentation”."),
    )
    text = LongTextField(
        _("text"),
        help_text=_(
            "What is unique, findings, diagnosis and treatment, outcome, lesson (CARE 3a–d)."
        ),
    )

    class Meta(PlainRow.Meta):
        verbose_name = _("part of the abstract")
        verbose_name_plural = _("abstract")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            filled("abstractpart", "text"),
        ]


class SectionProse(PlainRow):
    """The prose of one section."""

    hands_out = facts.SectionProse
    paper = models.ForeignKey(
        Paper, models.CASCADE, related_name="sections", verbose_name=_("paper")
    )
    kind = TermField(
        _("section"),
        terms=facts.SectionKind,
        help_text=_("Each section stands once; the journal names and orders them."),
    )
    text = ProseField(
        _("text"), help_text=_("Paragraphs; cite with [@key], refer to a figure with {fig:key}.")
    )

    class Meta(PlainRow.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            filled("sectionprose", "kind", "text"),
            once(
                "sectionprose",
                "paper",
                "kind",
                sentence=_("The paper has this section already; write on there."),
            ),
        ]


class CareTick(PlainRow):
    """The author's word on a CARE item that data can't tell."""

    hands_out = facts.CareTick
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="care", verbose_name=_("paper"))
    item = LineField(_("CARE item"), help_text=_("Number and letter: “11c”."))
    state = TermField(
        _("state"),
        terms=facts.CareState,
        help_text=_("Your word on it; consent can't be ticked away."),
    )
    where = LineField(
        _("place in the text"), blank=True, help_text=_("“Discussion, third paragraph”.")
    )
    reason = LineField(
        _("reason"),
        blank=True,
        help_text=_("Why it does not apply: “no further treatment was possible”."),
    )

    class Meta(PlainRow.Meta):
        verbose_name = _("CARE tick")
        verbose_name_plural = _("CARE ticks")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            filled("caretick", "item", "state"),
            once(
                "caretick",
                "paper",
                "item",
                sentence=_("This item is ticked already; change that tick."),
            ),
        ]
