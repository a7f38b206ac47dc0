"""Which authors of a paper have confirmed their own data, and whether that still stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from casereports.record.models import Author, AuthorLink, Case
from casereports.record.models.sharing import author_data, data_fingerprint


class Standing(TextChoices):
    """How far an author's confirmation has come."""

    NOT_ASKED = "not_asked", _("not asked")
    ASKED = "asked", _("asked on")
    EXPIRED = "expired", _("the link grew too old on")
    CONFIRMED = "confirmed", _("confirmed on")
    CHANGED = "changed", _("changed since it was confirmed on")


@dataclass(frozen=True)
class Confirmation:
    """An author, the last confirmation, and the link that waits for the next."""

    author: Author
    confirmed: AuthorLink | None
    waiting: AuthorLink | None

    @property
    def standing(self) -> Standing:
        if self.confirmed is not None:
            stands = data_fingerprint(author_data(self.author)) == self.confirmed.fingerprint
            return Standing.CONFIRMED if stands else Standing.CHANGED
        if self.waiting is not None:
            return Standing.EXPIRED if self.waiting.is_expired else Standing.ASKED
        return Standing.NOT_ASKED

    @property
    def when(self) -> datetime | None:
        """The time that belongs to the standing."""
        if self.confirmed is not None:
            return self.confirmed.confirmed_at
        if self.waiting is not None:
            return self.waiting.expires if self.waiting.is_expired else self.waiting.sent
        return None

    @property
    def is_asked_again(self) -> bool:
        """Whether an open link waits for an author who confirmed before."""
        waits = self.waiting is not None and not self.waiting.is_expired
        return waits and self.confirmed is not None


def confirmations(case: Case) -> Sequence[Confirmation]:
    """Returns the standing of each author, in order; takes four queries for any number."""
    authors = case.authors.prefetch_related("affiliation_links__affiliation", "confirmation_links")
    return [_standing(author) for author in authors]


def _standing(author: Author) -> Confirmation:
    links = list(author.confirmation_links.all())
    confirmed = [(link.confirmed_at, link) for link in links if link.confirmed_at is not None]
    waiting = [link for link in links if not (link.confirmed_at or link.withdrawn_at)]
    return Confirmation(
        author=author,
        confirmed=max(confirmed, key=lambda pair: pair[0])[1] if confirmed else None,
        waiting=waiting[0] if waiting else None,
    )
