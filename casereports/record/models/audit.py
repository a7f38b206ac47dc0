"""Who read, changed, took away or signed in: lines that only ever grow in number.

Triggers in the database keep lines and seals from being changed or taken out (see frozen.py). A
line names the case and the person as they were then, for both may be gone when it is read; the
keys beside the names may lead nowhere, so read the names.
"""

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casereports.record.models.case import Case

if TYPE_CHECKING:
    from casereports.accounts.models import User


class Action(models.TextChoices):
    """What the audit names."""

    READ = "read", _("read")
    REFUSED = "refused", _("was refused")
    CREATED = "created", _("created")
    IMPORTED = "imported", _("imported from a case file")
    EXPORTED = "exported", _("exported")
    CHANGED = "changed", _("changed")
    DELETED = "deleted", _("deleted for good")
    LOCKED = "locked", _("locked")
    UNLOCKED = "unlocked", _("unlocked")
    MOVED = "moved", _("moved in review")
    REVIEWED = "reviewed", _("took part in a review")
    ARCHIVED = "archived", _("archived")
    RESTORED = "restored", _("taken out of the archive")
    INVITED = "invited", _("invited somebody")
    SHARED = "shared", _("changed with whom the case is shared")
    ASKED = "asked", _("asked an author")
    CONFIRMED = "confirmed", _("author confirmed")
    SIGNED_IN = "signed_in", _("signed in")
    SIGN_IN_FAILED = "sign_in_failed", _("failed to sign in")
    SIGNED_OUT = "signed_out", _("signed out")


class AuditQuerySet(models.QuerySet["AuditLine"]):
    """Lines of the audit."""

    def unsealed(self, *, since: int = 0) -> "AuditQuerySet":
        """Lines behind a number that no seal holds yet, in the order in which to seal them.

        Costs as much as there are lines behind that number, however many stand before it.
        """
        sealed = AuditSeal.objects.filter(line_id__gt=since).values("line_id")
        return self.filter(pk__gt=since).exclude(pk__in=sealed).order_by("pk")


class AuditLine(models.Model):
    """One thing that somebody did; ``detail`` names parts, never findings.

    Nobody did it (``who`` is nothing) where a command did, or where the site did not know whom it
    let in: an author with a link, a failed sign-in.
    """

    when = models.DateTimeField(_("when"), default=timezone.now)
    action = models.CharField(_("action"), max_length=20, choices=Action)
    detail = models.CharField(_("detail"), max_length=300, blank=True)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
        verbose_name=_("who"),
    )
    who_name = models.CharField(_("user"), max_length=150, blank=True)
    case = models.ForeignKey(
        Case,
        models.DO_NOTHING,
        null=True,
        related_name="audit",
        db_constraint=False,
        db_index=False,
        verbose_name=_("case"),
    )
    case_uuid = models.UUIDField(_("identifier of the case"), null=True)
    case_slug = models.CharField(_("case"), max_length=80, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit line")
        verbose_name_plural = _("audit")
        ordering: ClassVar[list[str]] = ["-when", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-when", "-id"], name="record_audit_by_time"),
            models.Index(fields=["case", "-when"], name="record_audit_by_case"),
            models.Index(fields=["who", "-when"], name="record_audit_by_who"),
        ]

    def __str__(self) -> str:
        return f"{self.when:%Y-%m-%d %H:%M} {self.get_action_display()}"


class AuditSeal(models.Model):
    """The place of a line in the chain: a digest of the line and of the digest before it."""

    number = models.BigIntegerField(pgettext_lazy("in a sequence", "number"), primary_key=True)
    line = models.OneToOneField(
        AuditLine,
        models.DO_NOTHING,
        related_name="seal",
        db_constraint=False,
        verbose_name=_("audit line"),
    )
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals of the audit")
        ordering: ClassVar[list[str]] = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:12]}"


class AuditHead(models.Model):
    """The end of the chain, in one row: where those who seal take turns."""

    number = models.BigIntegerField(pgettext_lazy("in a sequence", "number"), default=0)
    digest = models.CharField(_("digest"), max_length=64, blank=True)
    highest = models.BigIntegerField(_("highest line"), default=0)

    class Meta:
        verbose_name = _("end of the chain")
        verbose_name_plural = _("end of the chain")

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:12]}"


def line_of(
    *, who: "User | None", case: Case | None, action: Action, detail: str = "", **more: Any
) -> AuditLine:
    """Returns a line, unsaved, with the names that case and person have now."""
    return AuditLine(
        who=who,
        who_name=who.get_username() if who is not None else "",
        case=case,
        case_uuid=case.uuid if case is not None else None,
        case_slug=case.slug if case is not None else "",
        action=action,
        detail=detail[:300],
        **more,
    )
