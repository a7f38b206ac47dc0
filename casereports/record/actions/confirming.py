"""Authors of the paper asked for their own data, and what they confirmed."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.record.actions.audit import note
from casereports.record.actions.locking import hold
from casereports.record.actions.rows import save_author, save_row
from casereports.record.actions.sharing import (
    LinkClosedError,
    SharingRefusedError,
    refuse_too_many,
)
from casereports.record.models import Action, Affiliation, Author, AuthorLink, Case
from casereports.record.models.sharing import author_data, data_fingerprint


def send_author_link(
    *, case: Case, who: User, author: Author, email: str, by_hand: bool
) -> tuple[AuthorLink, str]:
    """Makes an author's link, which ends the one before, and returns it with its token.

    ``by_hand`` says that the token will be shown to ``who`` instead of going out by e-mail.
    """
    with transaction.atomic():
        hold(case)
        Author.objects.select_for_update().get(pk=author.pk)
        refuse_too_many(who)
        waiting: AuthorLink | None = AuthorLink.objects.waiting().filter(author=author).first()
        link = waiting or AuthorLink(author=author)
        link.email, link.asked_by, link.by_hand = email, who, by_hand
        token = link.renew()
        link.save()
        way = "by hand" if by_hand else "by e-mail"
        note(case=case, who=who, action=Action.ASKED, detail=f"author {author.key} {way}")
    return link, token


def show_author_link(*, case: Case, who: User, link: AuthorLink) -> None:
    """Keeps in mind that a link which no mail server took was shown to who asked."""
    with transaction.atomic():
        AuthorLink.objects.filter(pk=link.pk).update(by_hand=True)
        detail = f"author {link.author.key} by hand, the e-mail failed"
        note(case=case, who=who, action=Action.SHARED, detail=detail)


def withdraw_author_link(*, case: Case, who: User, author: Author) -> None:
    """Takes an author's link back: it opens nothing any more."""
    with transaction.atomic():
        waiting = AuthorLink.objects.waiting().filter(author=author)
        if not waiting.update(withdrawn_at=timezone.now()):
            raise SharingRefusedError(_("This author has no open link."))
        detail = f"link of author {author.key} withdrawn"
        note(case=case, who=who, action=Action.SHARED, detail=detail)


def confirm_author(
    *,
    token: str,
    who: User | None,
    author: Author,
    places: Iterable[Affiliation],
    new_place: Affiliation | None,
    no_conflicts: bool,
) -> None:
    """Saves an author's own data as the author gave them, and keeps what was confirmed.

    ``who`` is nobody for an author without an account. Raises LinkClosedError, and
    RowRefusedError where the case would contradict itself.
    """
    with transaction.atomic():
        held: AuthorLink | None = AuthorLink.objects.behind(token).select_for_update().first()
        if held is None or held.author_id != author.pk:
            raise LinkClosedError
        chosen = list(places)
        if new_place is not None:
            save_row(case=author.case, who=who, row=new_place)
            chosen.append(new_place)
        save_author(case=author.case, who=who, author=author, affiliations=chosen)
        data = author_data(Author.objects.get(pk=author.pk))
        held.confirmed_at = timezone.now()
        held.confirmed = {"data": data, "no_conflicts": no_conflicts, "responsible": True}
        held.fingerprint = data_fingerprint(data)
        held.save(update_fields=["confirmed_at", "confirmed", "fingerprint"])
        note(case=author.case, who=who, action=Action.CONFIRMED, detail=f"author {author.key}")
