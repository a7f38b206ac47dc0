"""Links that go out by e-mail: to work on a case, and for authors to confirm what is printed.

Of a link's token only a fingerprint is kept, so that who reads the database or a backup of it
opens none of them.
"""

import hashlib
import json
import secrets
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casereports.record.models.authors import Affiliation, Author
from casereports.record.models.case import Case, CaseRole

#: Random bytes of a token.
TOKEN_BYTES = 32

#: What an author confirms, column by column; the places of work are added as they are printed.
CONFIRMED_COLUMNS = (
    "given",
    "family",
    "family_first",
    "degrees",
    "orcid",
    "email",
    "corresponding",
    "conflicts",
)
PLACE_COLUMNS = (
    "department",
    "institution",
    "city",
    "region",
    "postal_code",
    "country",
)


class LinkQuerySet(models.QuerySet[Any]):
    """Links, found by what they are waiting for or by their token."""

    def waiting(self) -> "LinkQuerySet":
        """Links that nobody has used or taken back, those that are too old included."""
        return self.filter(**{f"{name}__isnull": True for name in self.model.ENDINGS})

    def behind(self, token: str) -> "LinkQuerySet":
        """The one link that a token opens, or none."""
        fresh = self.waiting().filter(expires__gt=timezone.now())
        return fresh.filter(token_hash=fingerprint_of(token))


class SentLink(models.Model):
    """What all links have in common; each ends in one of its ``ENDINGS`` or grows too old."""

    LASTS: ClassVar[timedelta]
    ENDINGS: ClassVar[tuple[str, ...]]

    email = models.EmailField(_("e-mail address"))
    created = models.DateTimeField(_("created"), auto_now_add=True)
    expires = models.DateTimeField(_("valid until"))
    token_hash = models.CharField(_("fingerprint of the token"), max_length=64, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_expired(self) -> bool:
        return self.expires <= timezone.now()

    @property
    def sent(self) -> datetime:
        """When the link was made, or made anew."""
        return self.expires - self.LASTS

    def renew(self) -> str:
        """Gives the row a new token, which ends the old one, and returns it: it is kept nowhere."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.token_hash = fingerprint_of(token)
        self.expires = timezone.now() + self.LASTS
        return token


class Invitation(SentLink):
    """Somebody asked by e-mail to work on a case."""

    LASTS = timedelta(days=14)
    ENDINGS = ("accepted_at", "declined_at", "withdrawn_at")

    case = models.ForeignKey(
        Case, models.CASCADE, related_name="invitations", verbose_name=_("case")
    )
    role = models.CharField(_("role"), max_length=20, choices=CaseRole)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("invited by"),
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("accepted by"),
    )
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering: ClassVar[list[str]] = ["-created", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["token_hash"],
                name="record_invitation_one_token",
                violation_error_message=_("This link was given out before."),
            ),
            models.UniqueConstraint(
                "case",
                Lower("email"),
                name="record_invitation_one_waiting",
                condition=Q(
                    accepted_at__isnull=True, declined_at__isnull=True, withdrawn_at__isnull=True
                ),
                violation_error_message=_("This address is invited already."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=CaseRole.values),
                name="record_invitation_role_known",
                violation_error_message=_("This role does not exist."),
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, declined_at__isnull=True)
                | Q(accepted_at__isnull=True, withdrawn_at__isnull=True)
                | Q(declined_at__isnull=True, withdrawn_at__isnull=True),
                name="record_invitation_one_ending",
                violation_error_message=_("An invitation ends once."),
            ),
            models.CheckConstraint(
                condition=Q(accepted_by__isnull=True) | Q(accepted_at__isnull=False),
                name="record_invitation_accepted_at_some_time",
                violation_error_message=_("Who accepted did so at some time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} ({self.get_role_display()})"


class AuthorLink(SentLink):
    """An author of the paper asked to confirm their own data, without an account.

    ``confirmed`` keeps what was confirmed; its fingerprint tells later whether that still stands.
    ``by_hand`` tells that the link was shown to who asked, who then could have opened it.
    """

    LASTS = timedelta(days=30)
    ENDINGS = ("confirmed_at", "withdrawn_at")

    author = models.ForeignKey(
        Author, models.CASCADE, related_name="confirmation_links", verbose_name=_("author")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("asked by"),
    )
    by_hand = models.BooleanField(_("handed over"), default=False)
    confirmed_at = models.DateTimeField(
        pgettext_lazy("at what time", "confirmed"), null=True, blank=True
    )
    confirmed = models.JSONField(_("what was confirmed"), default=dict, blank=True)
    fingerprint = models.CharField(
        _("fingerprint of what was confirmed"), max_length=64, blank=True, default=""
    )

    class Meta:
        verbose_name = _("author's confirmation")
        verbose_name_plural = _("authors' confirmations")
        ordering: ClassVar[list[str]] = ["-created", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["token_hash"],
                name="record_authorlink_one_token",
                violation_error_message=_("This link was given out before."),
            ),
            models.UniqueConstraint(
                fields=["author"],
                name="record_authorlink_one_waiting",
                condition=Q(confirmed_at__isnull=True, withdrawn_at__isnull=True),
                violation_error_message=_("This author is asked already."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="record_authorlink_one_ending",
                violation_error_message=_("A link ends once."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, fingerprint="")
                | (Q(confirmed_at__isnull=False) & ~Q(fingerprint="")),
                name="record_authorlink_keeps_what_was_confirmed",
                violation_error_message=_("What was confirmed is kept with its time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author} ({self.email})"


def fingerprint_of(text: str) -> str:
    """Returns the SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def place_line(place: Affiliation) -> str:
    """Returns a place of work in one line, as it is printed."""
    return ", ".join(filter(None, (getattr(place, name) for name in PLACE_COLUMNS)))


def author_data(author: Author) -> dict[str, Any]:
    """Returns what an author confirms, as plain JSON."""
    data: dict[str, Any] = {name: getattr(author, name) for name in CONFIRMED_COLUMNS}
    data["credit"] = sorted(str(role) for role in author.credit)
    data["affiliations"] = [place_line(link.affiliation) for link in author.affiliation_links.all()]
    return data


def data_fingerprint(data: dict[str, Any]) -> str:
    """Returns the fingerprint of an author's data, whatever the order of its names."""
    return fingerprint_of(json.dumps(data, sort_keys=True, ensure_ascii=False))
