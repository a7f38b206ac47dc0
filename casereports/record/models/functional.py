"""Functional tests, such as ECG, EEG and spirometry."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical import timing
from casereports.clinical.facts import imaging as facts
from casereports.record.columns import LineField, LinesField, LongTextField, TermField, ValueField
from casereports.record.models.case import Case
from casereports.record.models.promises import needs
from casereports.record.models.rows import Row, Timed, filled, one_key


class FunctionalTest(Timed, Row):
    """A test of function, such as ECG, EEG or spirometry, with its measures."""

    hands_out = facts.FunctionalTest
    case = models.ForeignKey(Case, models.CASCADE, related_name="tests", verbose_name=_("case"))
    kind = TermField(
        _("test"),
        terms=facts.TestKind,
        help_text=_("For one that is not listed choose the last one and name it (CARE 8a)."),
    )
    name = LineField(_("name of the test"), blank=True, help_text=_("“sweat test”."))
    elsewhere = models.BooleanField(
        _("done elsewhere"), default=False, help_text=_("Another hospital or practice did it.")
    )
    condition = LineField(
        _("conditions"), blank=True, help_text=_("Under what it was done: “after exercise”.")
    )
    findings = LinesField(
        _("findings"), blank=True, help_text=_("One per line: “ST elevation in V2 to V4”.")
    )
    negatives = LinesField(
        _("pertinent negatives"),
        blank=True,
        help_text=_(
            "Looked for and not found, one per line, without “no”: “epileptic discharges”."
        ),
    )
    impression = LongTextField(
        _("impression"), blank=True, help_text=_("The report's conclusion in a sentence or two.")
    )
    not_done = LineField(
        _("reason not done"),
        blank=True,
        help_text=_("Only when the test was not done: “patient declined”."),
    )
    duration = ValueField(
        _("recorded for"), of=timing.Duration, blank=True, help_text=_("“72 hours” of video-EEG.")
    )
    result = TermField(
        _("result as a whole"),
        terms=facts.StudyResult,
        blank=True,
        help_text=_("Normal, abnormal or unchanged (CARE 8a)."),
    )

    class Meta(Row.Meta):
        verbose_name = _("functional test")
        verbose_name_plural = _("functional tests")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "functionaltest"),
            filled("functionaltest", "kind"),
            needs(
                "functionaltest",
                "name",
                where={"kind": facts.TestKind.OTHER.value},
                sentence=_("Name the test."),
            ),
        ]
