"""Sends what is due; any number of senders may do so at once.

A sender takes an e-mail in one short statement, hands it over outside of any transaction and notes
what became of it. Nobody can know whether an e-mail left that was being handed over when its sender
was killed: such a one is not sent a second time but told to the administrators.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException
from typing import Any, Final

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from casereports.notices.models import Message, State
from casereports.notices.own_kinds import MAIL_GIVEN_UP, MAIL_TOO_OLD, MAIL_UNCERTAIN
from casereports.notices.server import has_mail_server
from casereports.notices.trouble import tell_administrators

logger = logging.getLogger(__name__)

#: How long to wait after the first failure, the second and so on; after the last it is given up.
WAITS: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(days=1),
)
#: After this time a sender was killed: no mail server keeps one waiting that long.
LOST_AFTER: Final = timedelta(minutes=15)
#: What waited longer than this, for a mail server or for a sender, would only confuse.
TOO_OLD: Final = timedelta(days=7)

#: A mail server that says no, and what can't be written as an e-mail: surely not sent.
_REFUSALS = (SMTPResponseException, SMTPRecipientsRefused, SMTPNotSupportedError, ValueError)


@dataclass
class Sweep:
    """What a round came to."""

    sent: int = 0
    failed: int = 0
    lost: int = 0
    too_old: int = 0

    def __str__(self) -> str:
        return (
            f"e-mails sent: {self.sent}, failed: {self.failed}, "
            f"uncertain: {self.lost}, too old: {self.too_old}"
        )


@dataclass(frozen=True)
class Outcome:
    """What became of one attempt."""

    state: State
    error: str = ""
    is_server_away: bool = False


def send_due() -> Sweep:
    """Sends what is due; without a mail server it only forgets what has waited too long."""
    sweep = Sweep()
    now = timezone.now()
    if not has_mail_server():
        sweep.too_old = _forget_old(now)
        return sweep
    sweep.lost = _settle_lost(now)
    sweep.too_old = _give_up_old(now)
    for message in _claimed(now):
        outcome = _hand_over(message)
        note(message, outcome)
        sweep.sent += outcome.state == State.SENT
        sweep.failed += outcome.state != State.SENT
        if outcome.is_server_away:
            break
    return sweep


def claim(now: datetime) -> Message | None:
    """Takes an e-mail that is due, which no other sender then gets."""
    due = Message.objects.due(now).order_by("next_try", "pk")
    while (pk := due.values_list("pk", flat=True).first()) is not None:
        mine = timezone.now()
        # What is taken must be known to all before the e-mail leaves.
        with transaction.atomic(durable=True):
            row = Message.objects.due(now).filter(pk=pk)
            if row.move(State.SENDING, attempts=F("attempts") + 1, claimed_at=mine):
                return Message.objects.get(pk=pk)
    return None


def note(message: Message, outcome: Outcome) -> None:
    """Writes down what became of an attempt, if it is still this sender's."""
    changes: dict[str, Any] = {"error": outcome.error[:100]}
    state = outcome.state
    if state == State.SENT:
        changes |= {"sent_at": timezone.now(), "secret": "", "body": message.shown_body}
    if state == State.FAILED:
        if message.attempts > len(WAITS):
            state = State.GIVEN_UP
        else:
            changes["next_try"] = timezone.now() + WAITS[message.attempts - 1]
    with transaction.atomic():
        mine = Message.objects.filter(pk=message.pk, claimed_at=message.claimed_at)
        if mine.move(state, **changes):
            _tell(message.pk, state)
    if outcome.error:
        logger.warning("E-mail %s is %s: %s", message.pk, state, outcome.error)


def _claimed(now: datetime) -> Iterator[Message]:
    while (message := claim(now)) is not None:
        yield message


def _hand_over(message: Message) -> Outcome:
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:  # smtplib's errors are of this kind, too
        return Outcome(State.FAILED, type(error).__name__, is_server_away=True)
    try:
        connection.send_messages([_as_email(message, connection)])
    except _REFUSALS as error:
        outcome = Outcome(State.FAILED, type(error).__name__)
    except OSError as error:
        # The server may have taken it before the line broke.
        outcome = Outcome(State.UNCERTAIN, type(error).__name__)
    else:
        outcome = Outcome(State.SENT)
    _close(connection)
    return outcome


def _as_email(message: Message, connection: BaseEmailBackend) -> EmailMessage:
    headers = {"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
    return EmailMessage(
        subject=message.subject,
        body=message.body,
        to=[message.address],
        headers=headers,
        connection=connection,
    )


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError as error:
        logger.info("The mail server did not say goodbye: %s", type(error).__name__)


def _settle_lost(now: datetime) -> int:
    """Gives e-mails whose sender was killed to the administrators, and returns how many."""
    lost = Message.objects.filter(state=State.SENDING, claimed_at__lt=now - LOST_AFTER)
    told = 0
    for message in lost:
        with transaction.atomic():
            mine = lost.filter(pk=message.pk, claimed_at=message.claimed_at)
            if mine.move(State.UNCERTAIN, error="killed"):
                _tell(message.pk, State.UNCERTAIN)
                told += 1
    return told


def _forget_old(now: datetime) -> int:
    """Takes back what nobody can send, with the links in it, which were handed over long ago."""
    old = Message.objects.filter(state=State.QUEUED, created__lt=now - TOO_OLD)
    return sum(
        old.filter(pk=message.pk).move(State.CANCELLED, secret="", body=message.shown_body)
        for message in old
    )


def _give_up_old(now: datetime) -> int:
    old = Message.objects.filter(state=State.QUEUED, created__lt=now - TOO_OLD)
    with transaction.atomic():
        gone = old.move(State.GIVEN_UP, error="waited too long")
        if gone:
            link = reverse("admin:notices_message_changelist")
            words = {"count": str(gone)}
            tell_administrators(MAIL_TOO_OLD, once=now.isoformat(), link=link, words=words)
    return gone


def _tell(pk: int, state: State) -> None:
    """Tells the administrators what needs their decision."""
    kinds = {State.UNCERTAIN: MAIL_UNCERTAIN, State.GIVEN_UP: MAIL_GIVEN_UP}
    if state in kinds:
        link = reverse("admin:notices_message_change", args=[pk])
        tell_administrators(kinds[state], once=f"{pk}:{timezone.now().isoformat()}", link=link)
