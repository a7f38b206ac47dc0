"""Consent, ethics approval, declarations and funders."""

import uuid
from pathlib import PurePosixPath
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from casereports.clinical.facts import ethics as facts
from casereports.record.columns import LineField, LinesField, LongTextField, TermField
from casereports.record.models.case import Case
from casereports.record.models.rows import Row, Single, filled, one_key


def form_path(consent: "Consent", name: str) -> str:
    """Returns where a signed form is kept: named by chance, private to its case."""
    return f"cases/{consent.case.uuid}/consent/{uuid.uuid4()}{PurePosixPath(name).suffix.lower()}"


class Consent(Single):
    """Consent to publication as the author states it; the software never asserts it."""

    hands_out = facts.Consent
    case = models.OneToOneField(
        Case, models.CASCADE, related_name="consent", verbose_name=_("case")
    )
    state = TermField(
        _("consent to publication"),
        terms=facts.ConsentState,
        help_text=_(
            "What was agreed, and by whom; consent to treatment alone is not enough (CARE 13)."
        ),
    )
    form = TermField(
        _("form of consent"), terms=facts.ConsentForm, blank=True, help_text=_("How it was given.")
    )
    form_name = LineField(
        _("name of the form"),
        blank=True,
        help_text=_("Title and version of what was signed: “Patient consent form, version 3”."),
    )
    scope = LinesField(
        _("scope"),
        blank=True,
        help_text=_("What may be published, one per line: “clinical images”."),
    )
    language = LineField(
        _("language of the form"), blank=True, help_text=_("As a language tag: “en”, “zh-Hans”.")
    )
    relation = LineField(
        _("relation to the patient"),
        blank=True,
        help_text=_("Who signed, if it was not the patient, without a name: “mother”."),
    )
    reason = LongTextField(
        _("reason"),
        blank=True,
        help_text=_("Why consent is waived, limited or absent: “next of kin could not be found”."),
    )
    form_held = models.BooleanField(
        _("signed form on file"),
        default=False,
        help_text=_("The form is kept and can be shown to an editor who asks."),
    )
    assent_of_child = models.BooleanField(
        _("assent of the child"), default=False, help_text=_("The child agreed as well.")
    )
    signed_form = models.FileField(
        _("signed form"),
        upload_to=form_path,
        max_length=200,
        blank=True,
        help_text=_(
            "The scanned form. Kept here only: never printed, exported or shown to reviewers."
        ),
    )

    class Meta(Single.Meta):
        verbose_name = _("consent")
        verbose_name_plural = _("consent")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            filled("consent", "state"),
        ]


class Ethics(Single):
    """Approval by an ethics committee, or why there is none."""

    hands_out = facts.Ethics
    case = models.OneToOneField(Case, models.CASCADE, related_name="ethics", verbose_name=_("case"))
    state = TermField(
        _("ethics approval"),
        terms=facts.EthicsState,
        help_text=_("Where it stands; many committees exempt reports on a single case."),
    )
    committee = LineField(
        _("committee"),
        blank=True,
        help_text=_("Full name: “Ethics Committee of the University Hospital”."),
    )
    number = LineField(
        _("reference number"), blank=True, help_text=_("Of the approval or waiver: “2024-0173”.")
    )
    statement = LongTextField(
        _("statement"),
        blank=True,
        help_text=_("The sentence to print, where committee or journal prescribe one."),
    )

    class Meta(Single.Meta):
        verbose_name = _("ethics approval")
        verbose_name_plural = _("ethics approvals")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            filled("ethics", "state"),
        ]


class Declarations(Single):
    """Statements that journals print after the text."""

    hands_out = facts.Declarations
    case = models.OneToOneField(
        Case, models.CASCADE, related_name="declarations", verbose_name=_("case")
    )
    conflicts = LongTextField(
        _("conflicts of interest"),
        blank=True,
        help_text=_("Of all authors, as one paragraph to print."),
    )
    no_conflicts = models.BooleanField(
        _("no conflicts of interest"),
        default=False,
        help_text=_("Every author has declared that there are none."),
    )
    funding = LongTextField(
        _("funding"),
        blank=True,
        help_text=_(
            "What the list of funders does not say: “The funder had no part in the report.”"
        ),
    )
    no_funding = models.BooleanField(
        _("no funding"),
        default=False,
        help_text=_("The authors declare that nobody paid for this work."),
    )
    data_availability = LongTextField(
        _("data availability"),
        blank=True,
        help_text=_("Where the data are: “on request from the corresponding author”."),
    )
    ai_use = LongTextField(
        _("use of AI tools"),
        blank=True,
        help_text=_("Which tool did what, and who checked it; empty says nothing."),
    )
    acknowledgements = LongTextField(
        _("acknowledgements"),
        blank=True,
        help_text=_("Who helped without being an author, and agreed to be thanked."),
    )
    contributions = LongTextField(
        _("contributions in words"),
        blank=True,
        help_text=_("Only where the authors' CRediT roles do not say enough."),
    )
    prior_publication = LongTextField(
        _("prior publication"),
        blank=True,
        help_text=_("Posters, preprints or theses on this case."),
    )
    guarantor = LineField(
        _("guarantor"),
        blank=True,
        help_text=_("The author who answers for the whole work, by initials: “A.M.”."),
    )

    class Meta(Single.Meta):
        verbose_name = _("declarations")
        verbose_name_plural = _("declarations")


class Funder(Row):
    """A source of money, with the grant's number."""

    hands_out = facts.Funder
    case = models.ForeignKey(Case, models.CASCADE, related_name="funders", verbose_name=_("case"))
    name = LineField(_("funder"), help_text=_("Full name: “Swiss National Science Foundation”."))
    grant = LineField(_("grant number"), blank=True, help_text=_("“310030-123456”."))
    role = LineField(
        _("role of the funder"), blank=True, help_text=_("“none in design, analysis or writing”.")
    )

    class Meta(Row.Meta):
        verbose_name = _("funder")
        verbose_name_plural = _("funders")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_key("case", "funder"),
            filled("funder", "name"),
        ]
