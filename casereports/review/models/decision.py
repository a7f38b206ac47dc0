"""What editors decide, how they write to authors, and what becomes of an accepted paper."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casereports.review.models.snapshot import Snapshot
from casereports.review.models.submission import Submission
from casereports.review.states import Side, Verdict


class LetterDraft(models.Model):
    """A decision that an editor is still writing, saved as it is typed."""

    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="letter_drafts", verbose_name=_("submission")
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("editor")
    )
    verdict = models.CharField(_("decision"), max_length=10, choices=Verdict, blank=True)
    letter = models.TextField(_("letter"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)
    changed = models.DateTimeField(_("last change"), auto_now=True)

    class Meta:
        verbose_name = _("draft of a letter")
        verbose_name_plural = _("drafts of letters")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["submission", "editor"],
                name="review_letterdraft_once",
                violation_error_message=_("You are writing this letter already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.submission)


class Decision(models.Model):
    """What was decided on a snapshot, with the letter as it was sent; written once."""

    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="decisions", verbose_name=_("submission")
    )
    snapshot = models.ForeignKey(
        Snapshot, models.PROTECT, related_name="decisions", verbose_name=_("snapshot")
    )
    verdict = models.CharField(_("decision"), max_length=10, choices=Verdict)
    letter = models.TextField(_("letter"), blank=True)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("editor")
    )
    when = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["snapshot"],
                name="review_decision_once",
                violation_error_message=_("This snapshot is decided on already."),
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values),
                name="review_decision_verdict_known",
                violation_error_message=_("This decision does not exist."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot}: {self.verdict}"


class Letter(models.Model):
    """One letter between the editors and the author; written once, never shown to reviewers."""

    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="letters", verbose_name=_("submission")
    )
    side = models.CharField(
        pgettext_lazy("sender of a letter", "from"), max_length=10, choices=Side
    )
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who")
    )
    when = models.DateTimeField(_("when"))
    text = models.TextField(_("letter"))

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(side__in=Side.values),
                name="review_letter_side_known",
                violation_error_message=_("A letter is an author's or an editor's."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission.number}: {self.side}"


class Publication(models.Model):
    """What an accepted paper is cited by."""

    submission = models.OneToOneField(
        Submission, models.PROTECT, related_name="publication", verbose_name=_("submission")
    )
    snapshot = models.ForeignKey(
        Snapshot, models.PROTECT, related_name="+", verbose_name=_("snapshot")
    )
    doi = models.CharField(_("DOI"), max_length=200, blank=True)
    volume = models.CharField(pgettext_lazy("of a journal", "volume"), max_length=20, blank=True)
    issue = models.CharField(_("issue"), max_length=20, blank=True)
    first_page = models.CharField(_("first page"), max_length=20, blank=True)
    last_page = models.CharField(_("last page"), max_length=20, blank=True)
    article_number = models.CharField(_("article number"), max_length=40, blank=True)
    received = models.DateField(_("received"), null=True, blank=True)
    accepted = models.DateField(_("accepted"), null=True, blank=True)
    published = models.DateField(_("published"), null=True, blank=True)
    licence = models.CharField(
        _("licence"), max_length=200, blank=True, validators=[URLValidator(schemes=["https"])]
    )
    holder = models.CharField(_("copyright holder"), max_length=200, blank=True)
    is_public = models.BooleanField(
        _("public page"),
        default=False,
        help_text=_("Whether everybody can read the article on this site."),
    )
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["doi"],
                condition=~Q(doi=""),
                name="review_publication_one_doi",
                violation_error_message=_("Another article has this DOI."),
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(published__isnull=False),
                name="review_publication_public_has_date",
                violation_error_message=_("A public article has a date of publication."),
            ),
        ]

    def __str__(self) -> str:
        return self.doi or self.submission.number


class NoticeKind(models.TextChoices):
    """What is told of an article after it was published."""

    CORRECTION = "correction", _("Correction")
    RETRACTION = "retraction", _("Retraction")


class PublicationNotice(models.Model):
    """A correction or a retraction: published beside the article, and written once."""

    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="notices", verbose_name=_("publication")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=NoticeKind)
    text = models.TextField(_("text"))
    doi = models.CharField(_("DOI of the notice"), max_length=200, blank=True)
    date = models.DateField(_("date"))
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who")
    )

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        # A retraction stands before all corrections.
        ordering: ClassVar[list[str]] = ["-kind", "date", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values),
                name="review_publicationnotice_kind_known",
                violation_error_message=_("A notice corrects or retracts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication}: {self.kind}"
