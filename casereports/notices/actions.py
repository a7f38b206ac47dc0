"""What is told: ``notify`` is the one way to it.

Call it inside the transaction that makes what it tells of true: then either both are kept or none,
and an e-mail leaves only when both are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from casereports.accounts.models import User
from casereports.notices.inbox import put_in_inbox
from casereports.notices.kinds import Mail, NoticeKind, kind_of
from casereports.notices.models import LONGEST_NAME, MailChoice, Message, Notice, Pace, State
from casereports.notices.placeholders import LONGEST, Placeholder, one_line
from casereports.notices.queue import Letter, put_in_queue
from casereports.notices.texts import Texts, known_language


class NoticeError(ValueError):
    """A notice was told wrongly: a mistake of whoever wrote the call, never of a user."""


@dataclass(frozen=True)
class Told:
    """What came of telling; ``is_new`` is false when the same was told before."""

    notice: Notice | None
    message: Message | None
    is_new: bool

    @property
    def is_by_hand(self) -> bool:
        """Whether no mail server takes the e-mail, so that its link is to be handed over."""
        return self.message is not None and self.message.is_by_hand


def notify(
    *,
    kind: NoticeKind,
    to: User | None,
    email: str = "",
    language: str = "",
    link: str = "",
    words: Mapping[str, str],
    once: str,
    by: User | None = None,
) -> Told:
    """Tells one event to one recipient: a user, or without an account an e-mail address.

    ``link`` is a page of this site ("/reviews/…"). ``words`` are for the kind's placeholders but
    for the site and the link; what is due is an ISO date. ``once`` names the event: told again to
    the same recipient, it is not told twice. The e-mail's language is the one given, or the one
    that the user chose, or the site's. Who is told of their own deed, being ``by``, and chose none
    is told in the language that they speak now.
    """
    said = _checked(kind, words, link, once)
    if (to is None) == (not email):
        raise NoticeError(f"{kind.code}: it is told to a user or to an address.")
    with transaction.atomic():
        if to is None:
            if kind.mail == Mail.NEVER:
                raise NoticeError(f"{kind.code}: it goes to no address.")
            letter = Letter(_address(email), None, known_language(language))
            return _mailed(kind, letter, said, link, once)
        choice = MailChoice.objects.filter(user=to).first() or MailChoice(user=to)
        way = _way(kind, to, choice)
        notice, is_new = put_in_inbox(kind, to, words=said, link=link, once=once, mail=way)
        spoken = get_language() if to == by else None
        letter = Letter(to.email, to, known_language(language, choice.language, spoken))
        if notice.mail != Mail.AT_ONCE or not is_new:
            return Told(notice, message_of(to=to, once=once), is_new)
        message = _mailed(kind, letter, said, link, once).message
        return Told(notice, message, is_new)


def cancel(*, to: User | None, email: str = "", once: str) -> bool:
    """Keeps an e-mail that was told of from leaving; False when it has left, or may have."""
    message = message_of(to=to, email=email, once=once)
    if message is None:
        return False
    waiting = Message.objects.filter(pk=message.pk, state__in=(State.QUEUED, State.FAILED))
    return bool(waiting.move(State.CANCELLED, secret="", body=message.shown_body))


def message_of(*, to: User | None, email: str = "", once: str) -> Message | None:
    """Returns the e-mail by which an event was told to somebody, to see how far it got."""
    return Message.objects.filter(once=Letter(email, to, "").key(once)).first()


def _mailed(kind: NoticeKind, letter: Letter, said: dict[str, str], link: str, once: str) -> Told:
    wording = Texts.of(letter.language, kind).told(kind, said, link)
    secret = link if kind.secret_link else ""
    message, is_new = put_in_queue(kind, letter, wording, once=once, secret=secret)
    return Told(None, message, is_new)


def _way(kind: NoticeKind, to: User, choice: MailChoice) -> Mail:
    """Returns how a user is told besides the inbox."""
    if kind.mail == Mail.NEVER or not to.email or not to.is_active:
        return Mail.NEVER
    if kind.always:
        return Mail.AT_ONCE
    match Pace(choice.pace):
        case Pace.DECISIONS:
            return Mail.NEVER
        case Pace.DAILY:
            return Mail.DIGEST
        case Pace.AT_ONCE:
            return kind.mail


def _checked(kind: NoticeKind, words: Mapping[str, str], link: str, once: str) -> dict[str, str]:
    """Returns the words, each on one line."""
    if kind_of(kind.code) != kind:
        raise NoticeError(f"{kind.code}: this kind of notice is not registered.")
    if set(words) != set(kind.told):
        wanted = ", ".join(sorted(kind.told)) or "none"
        raise NoticeError(f"{kind.code}: the words that are told are {wanted}.")
    if bool(link) != (Placeholder.LINK in kind.placeholders):
        raise NoticeError(f"{kind.code}: it has a link exactly when its text has one.")
    if link and not (link.startswith("/") and url_has_allowed_host_and_scheme(link, None)):
        raise NoticeError(f"{kind.code}: the link is a page of this site, from its “/” on.")
    if not 0 < len(once) <= LONGEST_NAME:
        raise NoticeError(
            f"{kind.code}: what is told once has a name of up to {LONGEST_NAME} letters."
        )
    said = {str(name): one_line(word)[:LONGEST] for name, word in words.items()}
    if Placeholder.DUE in said:
        date.fromisoformat(said[Placeholder.DUE])
    return said


def _address(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError:
        raise NoticeError("This is no e-mail address.") from None
    return email
