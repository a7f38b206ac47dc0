"""A case handed in: where it stands, who cares for it, and every move that it made."""

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from casereports.accounts.models import Role
from casereports.record.models import Case, CaseMember
from casereports.review.states import CLOSED, MOVES, State

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from casereports.accounts.models import User


class Anonymity(models.TextChoices):
    """Who knows whom while a submission is judged."""

    DOUBLE = "double", _("Double-anonymous: neither authors nor reviewers are named")
    SINGLE = "single", _("Single-anonymous: authors are named to reviewers")
    OPEN = "open", _("Open: authors and reviewers are named to each other")


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Submissions, only through the question who asks."""

    def written_by(self, user: "User | AnonymousUser") -> "SubmissionQuerySet":
        """Submissions of cases that ``user`` may read as one of those who wrote them."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def submitted_by(self, user: "User | AnonymousUser") -> "SubmissionQuerySet":
        """Submissions for which ``user`` answers: who owns the case."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(case__owner=user)

    def edited_by(self, user: "User | AnonymousUser") -> "SubmissionQuerySet":
        """Submissions that ``user`` may judge as an editor: none that they wrote or review."""
        if not user.is_authenticated or user.role not in (Role.EDITOR, Role.ADMINISTRATOR):
            return self.none()
        # Apart, since a database reads all cases to tell those that are one's own or shared.
        rows = self.exclude(submitter=user).exclude(case__in=Case.objects.filter(owner=user))
        rows = rows.exclude(case__in=CaseMember.objects.filter(user=user).values("case"))
        reviewed = apps.get_model("review", "ReviewerInvitation").objects.filter(
            reviewer=user, accepted_at__isnull=False, withdrawn_at__isnull=True
        )
        return rows.exclude(pk__in=reviewed.values("submission"))


class Submission(models.Model):
    """A case handed in to the editors; what they judge are its snapshots.

    ``version`` counts the moves, so that who decides on a page that is out of date is told so.
    """

    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="submissions", verbose_name=_("case")
    )
    submitter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("submitted by"),
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    journal = models.CharField(_("journal"), max_length=80)
    state = models.CharField(
        _("state"), max_length=20, choices=State, default=State.SUBMITTED, editable=False
    )
    since = models.DateTimeField(_("in this state since"), editable=False)
    submitted = models.DateTimeField(_("submitted"), editable=False)
    due = models.DateField(_("revision due"), null=True, blank=True)
    anonymity = models.CharField(
        _("anonymity"), max_length=10, choices=Anonymity, default=Anonymity.DOUBLE
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="edited_submissions",
        verbose_name=_("handling editor"),
    )
    problems = models.PositiveIntegerField(
        _("open problems"), default=0, help_text=_("Found in the newest snapshot.")
    )
    rounds = models.PositiveSmallIntegerField(_("snapshots"), default=0)
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering: ClassVar[list[str]] = ["-submitted", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=State.values),
                name="review_submission_state_known",
                violation_error_message=_("This state does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(anonymity__in=Anonymity.values),
                name="review_submission_anonymity_known",
                violation_error_message=_("This kind of review does not exist."),
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(state__in=sorted(CLOSED)),
                name="review_submission_one_open",
                violation_error_message=_("This case is submitted already."),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "-submitted"], name="review_submission_by_state"),
            models.Index(fields=["-submitted", "-id"], name="review_submission_newest"),
            models.Index(fields=["editor", "state"], name="review_submission_by_editor"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("submission", args=[self.uuid])

    @property
    def number(self) -> str:
        """The number by which people call it: "2026-00012"."""
        return f"{self.submitted:%Y}-{self.pk:05d}"

    @property
    def is_open(self) -> bool:
        """Whether something may still happen to it."""
        return State(self.state) not in CLOSED


#: The first move of all, from no state.
SUBMIT = "submit"
MOVE_NAMES = [(SUBMIT, _("Submit")), *((name, rule.label) for name, rule in MOVES.items())]


class Move(models.Model):
    """One move of a submission from state to state; written once."""

    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="moves", verbose_name=_("submission")
    )
    name = models.CharField(_("move"), max_length=20, choices=MOVE_NAMES)
    before = models.CharField(_("from"), max_length=20, choices=State, blank=True)
    after = models.CharField(_("to"), max_length=20, choices=State)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("who"),
    )
    when = models.DateTimeField(_("when"))
    why = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("move")
        verbose_name_plural = _("moves")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
