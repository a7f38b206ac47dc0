"""The queue of e-mails: how one gets in, and what a person may decide about it."""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from casereports.accounts.models import User
from casereports.notices.kinds import NoticeKind
from casereports.notices.models import Message, State
from casereports.notices.server import absolute, has_mail_server, mail_domain
from casereports.notices.tasks import deliver_soon
from casereports.notices.texts import Wording


@dataclass(frozen=True)
class Letter:
    """To whom an e-mail goes, and in which language."""

    address: str
    user: User | None
    language: str

    def key(self, once: str) -> str:
        """Returns the name under which an event is told once to this recipient."""
        who = f"user:{self.user.pk}" if self.user else f"mail:{self.address.lower()}"
        return f"{who}:{once}"


def put_in_queue(
    kind: NoticeKind, letter: Letter, wording: Wording, *, once: str, secret: str = ""
) -> tuple[Message, bool]:
    """Returns the e-mail of an event, and whether it is new; it leaves after the commit.

    ``secret`` is a link that opens something by itself.
    """
    message, is_new = Message.objects.get_or_create(
        once=letter.key(once),
        defaults={
            "user": letter.user,
            "address": letter.address,
            "kind": kind.code,
            "language": letter.language,
            "subject": wording.subject,
            "body": wording.body,
            "secret": absolute(secret) if secret else "",
            "message_id": f"<{uuid.uuid4()}@{mail_domain()}>",
        },
    )
    if is_new and has_mail_server():
        # That the task can't be left behind must not undo what was done: the next round sends it.
        transaction.on_commit(deliver_soon, robust=True)
    return message, is_new


def send_again(*, message: Message, who: User) -> bool:
    """Puts an e-mail back into the queue, under the same Message-ID; False when it may not."""
    row = Message.objects.filter(pk=message.pk)
    with transaction.atomic():
        now = timezone.now()
        fresh = {"attempts": 0, "next_try": now, "claimed_at": None, "error": ""}
        went = row.move(State.QUEUED, created=now, decided_by=who, **fresh)
        if went:
            transaction.on_commit(deliver_soon, robust=True)
    return bool(went)


def mark_sent(*, message: Message, who: User) -> bool:
    """Settles that an e-mail was sent, or handed over; False when it may not."""
    return _settle(message, State.SENT, who=who, sent_at=timezone.now())


def call_off(*, message: Message, who: User) -> bool:
    """Settles that an e-mail is not sent any more; False when it may not."""
    return _settle(message, State.CANCELLED, who=who)


def _settle(message: Message, to: State, *, who: User, **changes: object) -> bool:
    row = Message.objects.filter(pk=message.pk)
    wiped = {"secret": "", "body": message.shown_body}
    return bool(row.move(to, decided_by=who, **wiped, **changes))
