"""A case, who may work on it, and whether anybody may now."""

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from casereports.accounts.models import User


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases, only through the question who asks."""

    def visible_to(self, user: "User | AnonymousUser") -> "CaseQuerySet":
        """Cases that ``user`` may read: their own, and those shared with them."""
        if not user.is_authenticated:
            return self.none()
        shared = CaseMember.objects.filter(user=user).values("case")
        return self.filter(Q(owner=user) | Q(pk__in=shared))

    def editable_by(self, user: "User | AnonymousUser") -> "CaseQuerySet":
        """Cases that ``user`` may change now: those that they write and that aren't locked."""
        return self.written_by(user).filter(locked=None)

    def written_by(self, user: "User | AnonymousUser") -> "CaseQuerySet":
        """Cases that ``user`` writes, locked or not: their own, and those as co-author."""
        if not user.is_authenticated:
            return self.none()
        written = CaseMember.objects.filter(user=user, role=CaseRole.CO_AUTHOR).values("case")
        return self.filter(Q(owner=user) | Q(pk__in=written))


class Lock(models.TextChoices):
    """Why nobody may change a case; the words stand above each of its pages."""

    SUBMITTED = "submitted", _("Submitted. The case is locked until the editors decide.")
    ACCEPTED = "accepted", _("Accepted. The case is locked while its paper is made ready.")
    PUBLISHED = "published", _("Published. The case is locked for good.")


class Case(models.Model):
    """One patient's case as it is being written; its parts stand in tables of their own."""

    slug = models.SlugField(
        _("short name"),
        max_length=80,
        unique=True,
        help_text=_("Names the case in addresses and commands; never printed."),
    )
    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="cases",
        verbose_name=_("owner"),
        help_text=_("Who answers for the case and decides who else works on it."),
    )
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="CaseMember",
        related_name="shared_cases",
        verbose_name=_("shared with"),
    )
    index_date = models.DateField(
        _("date of the index visit"),
        null=True,
        blank=True,
        help_text=_(
            "Day 0 of the report. Kept here only: papers and files carry the time since this day."
        ),
    )
    archived = models.BooleanField(
        _("archived"), default=False, help_text=_("Set aside: out of the lists, nothing deleted.")
    )
    locked = models.DateTimeField(_("locked since"), null=True, editable=False)
    lock_reason = models.CharField(
        _("reason of the lock"), max_length=20, choices=Lock, blank=True, editable=False
    )
    lock_name = models.CharField(
        _("name of the submission"), max_length=40, blank=True, editable=False
    )
    lock_url = models.CharField(
        _("page of the submission"), max_length=200, blank=True, editable=False
    )
    standing = models.JSONField(
        _("standing"),
        default=dict,
        editable=False,
        help_text=_("What each part still lacked when the paper was last made; for lists."),
    )
    created = models.DateTimeField(_("created"), auto_now_add=True)
    changed = models.DateTimeField(_("last change"), auto_now=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering: ClassVar[list[str]] = ["-changed"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "-changed"], name="record_case_by_owner"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(locked=None, lock_reason="")
                | Q(locked__isnull=False, lock_reason__in=Lock.values),
                name="record_case_lock_has_reason",
                violation_error_message=_("A locked case says why it is locked."),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("case", args=[self.slug])


class CaseRole(models.TextChoices):
    """What somebody may do with a case that is not their own."""

    CO_AUTHOR = "co_author", _("Co-author: reads and edits")
    COMMENTER = "commenter", _("Commenter: reads and comments")
    READER = "reader", _("Reader: reads")


class CaseMember(models.Model):
    """Somebody with whom a case is shared."""

    case = models.ForeignKey(Case, models.CASCADE, verbose_name=_("case"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("user"))
    role = models.CharField(_("role"), max_length=20, choices=CaseRole, default=CaseRole.READER)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("shared with")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "user"],
                name="record_casemember_once",
                violation_error_message=_("The case is shared with this user already."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=CaseRole.values), name="record_casemember_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"
