"""Who is asked to judge a submission, and what they say of it."""

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casereports.record.models.sharing import SentLink
from casereports.review.models.snapshot import Snapshot
from casereports.review.models.submission import Submission
from casereports.review.states import Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from casereports.accounts.models import User


class ReviewerInvitation(SentLink):
    """Somebody asked to judge one snapshot; its link lasts, as it is how they come back.

    Reviewers are told apart by ``place`` ("Reviewer 2"), the same person by the same place in
    every round.
    """

    LASTS = timedelta(days=180)
    ENDINGS = ("declined_at", "withdrawn_at")

    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="invitations", verbose_name=_("submission")
    )
    snapshot = models.ForeignKey(
        Snapshot, models.PROTECT, related_name="invitations", verbose_name=_("snapshot")
    )
    place = models.PositiveSmallIntegerField(_("reviewer number"))
    name = models.CharField(_("name"), max_length=200, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="review_invitations",
        verbose_name=_("account"),
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("invited by"),
    )
    due = models.DateField(_("due"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    has_conflict = models.BooleanField(_("conflict of interest"), default=False)
    conflict = models.TextField(_("statement on conflicts of interest"), blank=True)
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)
    reason = models.TextField(_("reason for declining"), blank=True)
    done_at = models.DateTimeField(_("review received"), null=True, blank=True)

    class Meta:
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")
        ordering: ClassVar[list[str]] = ["submission", "snapshot", "place"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["token_hash"],
                name="review_invitation_one_token",
                violation_error_message=_("This link was given out before."),
            ),
            models.UniqueConstraint(
                "snapshot",
                Lower("email"),
                name="review_invitation_one_waiting",
                condition=Q(declined_at__isnull=True, withdrawn_at__isnull=True),
                violation_error_message=_("This address is invited already."),
            ),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True) | Q(accepted_at__isnull=True),
                name="review_invitation_one_answer",
                violation_error_message=_("An invitation is accepted or declined, not both."),
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(accepted_at__isnull=False),
                name="review_invitation_accepted_before_done",
                violation_error_message=_("Only who accepted can hand in a review."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission.number}, {self.place}"

    @property
    def is_waiting(self) -> bool:
        """Whether an answer or a review is still to come."""
        return not (self.declined_at or self.withdrawn_at or self.done_at)

    def get_absolute_url(self) -> str:
        return reverse("review", args=[self.uuid])


class Review(models.Model):
    """What one reviewer says of one snapshot; saved as it is typed, then handed in."""

    invitation = models.OneToOneField(
        ReviewerInvitation, models.PROTECT, related_name="review", verbose_name=_("reviewer")
    )
    verdict = models.CharField(_("recommendation"), max_length=10, choices=Verdict, blank=True)
    to_authors = models.TextField(_("to the authors"), blank=True)
    to_editor = models.TextField(
        _("to the editor alone"),
        blank=True,
        help_text=_("Authors never see this."),
    )
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)
    changed = models.DateTimeField(_("last change"), auto_now=True)
    handed_in = models.DateTimeField(_("handed in"), null=True, blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(verdict__in=["", *Verdict.values]),
                name="review_review_verdict_known",
                violation_error_message=_("This recommendation does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(handed_in__isnull=True) | ~Q(verdict=""),
                name="review_review_has_verdict",
                violation_error_message=_("A review that is handed in recommends something."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.invitation)


class Answer(models.TextChoices):
    """What can be answered to a question of the JBI checklist."""

    YES = "yes", pgettext_lazy("answer of the checklist", "Yes")
    NO = "no", pgettext_lazy("answer of the checklist", "No")
    UNCLEAR = "unclear", pgettext_lazy("answer of the checklist", "Unclear")
    NOT_APPLICABLE = "na", pgettext_lazy("answer of the checklist", "Not applicable")


class ChecklistAnswer(models.Model):
    """A reviewer's answer to one question of the JBI checklist for case reports."""

    review = models.ForeignKey(
        Review, models.PROTECT, related_name="answers", verbose_name=_("review")
    )
    question = models.PositiveSmallIntegerField(_("question"))
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    remark = models.TextField(_("remark"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)

    class Meta:
        verbose_name = _("answer to the checklist")
        verbose_name_plural = _("answers to the checklist")
        ordering: ClassVar[list[str]] = ["review", "question"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["review", "question"],
                name="review_answer_once",
                violation_error_message=_("This question is answered already."),
            ),
            models.CheckConstraint(
                condition=Q(question__gte=1, question__lte=8),
                name="review_answer_question_known",
                violation_error_message=_("The checklist has eight questions."),
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["", *Answer.values]),
                name="review_answer_known",
                violation_error_message=_("This answer does not exist."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.get_answer_display()}"


def reviewed_by(user: "User | AnonymousUser", passes: "list[str]") -> models.QuerySet[Any]:
    """Returns the invitations that a visitor may open: by their account, or by a link that they
    followed in this session (``passes`` are the identifiers)."""
    rows = ReviewerInvitation.objects.filter(withdrawn_at__isnull=True, declined_at__isnull=True)
    return rows.filter(followed_by(user, passes))


def followed_by(user: "User | AnonymousUser", passes: "list[str]") -> Q:
    """Returns which invitations are a visitor's own, whatever became of them."""
    own = Q(uuid__in=passes, reviewer__isnull=True)
    return own | Q(reviewer=user) if user.is_authenticated else own
