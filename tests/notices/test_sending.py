"""E-mails leave once: whoever sends, however often, and whatever breaks down."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from casereports.accounts.models import User
from casereports.notices import sending
from casereports.notices.models import MOVES, Message, State
from casereports.notices.queue import call_off, mark_sent, send_again
from casereports.notices.sending import LOST_AFTER, TOO_OLD, WAITS, claim, send_due
from tests.notices.servers import Away, Breaking, Deadly, Killed, Refusing
from tests.notices.told import only, tell_due, tell_invited

SERVERS = "tests.notices.servers"


def make_due() -> None:
    Message.objects.update(next_try=timezone.now())


def test_what_is_due_is_sent_once(reader: User) -> None:
    message = tell_due(reader).message
    assert send_due().sent == 1
    assert send_due().sent == 0
    (email,) = mail.outbox
    assert (email.to, email.subject) == (["reader@example.org"], message.subject)
    assert email.body == message.body
    assert email.message()["Message-ID"] == message.message_id
    sent = only()
    assert (sent.state, sent.attempts, sent.error) == (State.SENT, 1, "")
    assert sent.sent_at


def test_nothing_is_sent_before_its_time(reader: User) -> None:
    tell_due(reader)
    Message.objects.update(next_try=timezone.now() + timedelta(minutes=1))
    assert send_due().sent == 0
    assert only().state == State.QUEUED


def test_a_secret_link_is_forgotten_when_it_is_on_its_way(db: None) -> None:
    tell_invited()
    send_due()
    assert "http://localhost/invited/secret-token/" in mail.outbox[0].body
    sent = only()
    assert (sent.secret, sent.body) == ("", "Open … to answer.\n")


def test_a_failing_server_is_tried_again_with_growing_waits_and_then_given_up(
    reader: User, administrator: User, settings
) -> None:
    settings.EMAIL_BACKEND = f"{SERVERS}.{Refusing.__name__}"
    tell_due(reader)
    waits = []
    for _attempt in WAITS:
        before = timezone.now()
        send_due()
        assert only().state == State.FAILED
        waits.append(round((only().next_try - before) / timedelta(minutes=1)))
        assert send_due().failed == 0
        make_due()
    assert waits == [1, 5, 30, 120, 360, 1440]
    assert not administrator.notices.exists()
    send_due()
    given_up = only()
    assert (given_up.state, given_up.attempts) == (State.GIVEN_UP, 7)
    assert given_up.error == "SMTPRecipientsRefused"
    (notice,) = administrator.notices.all()
    assert (notice.kind, notice.link) == (
        "mail-given-up",
        f"/admin/notices/message/{given_up.pk}/change/",
    )
    make_due()
    assert send_due().failed == 0


def test_an_e_mail_that_failed_is_sent_when_the_server_is_back(reader: User, settings) -> None:
    outbox = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{SERVERS}.{Refusing.__name__}"
    first = tell_due(reader).message
    send_due()
    settings.EMAIL_BACKEND = outbox
    make_due()
    assert send_due().sent == 1
    assert mail.outbox[0].message()["Message-ID"] == first.message_id
    assert (only().state, only().attempts) == (State.SENT, 2)


def test_a_server_that_is_away_is_asked_once_in_a_round(reader: User, settings) -> None:
    settings.EMAIL_BACKEND = f"{SERVERS}.{Away.__name__}"
    for number in range(3):
        tell_due(reader, once=f"due:{number}")
    assert send_due().failed == 1
    states = Message.objects.order_by("pk").values_list("state", "attempts", "error")
    assert list(states) == [
        (State.FAILED, 1, "ConnectionRefusedError"),
        (State.QUEUED, 0, ""),
        (State.QUEUED, 0, ""),
    ]


def test_a_sender_that_was_killed_sends_nothing_twice_and_is_told_of(
    reader: User, administrator: User, settings
) -> None:
    outbox = settings.EMAIL_BACKEND
    Deadly.taken.clear()
    settings.EMAIL_BACKEND = f"{SERVERS}.{Deadly.__name__}"
    message = tell_due(reader).message
    with pytest.raises(Killed):
        send_due()
    assert len(Deadly.taken) == 1
    assert only().state == State.SENDING
    settings.EMAIL_BACKEND = outbox
    assert str(send_due()) == "e-mails sent: 0, failed: 0, uncertain: 0, too old: 0"
    Message.objects.update(claimed_at=timezone.now() - LOST_AFTER - timedelta(seconds=1))
    assert send_due().lost == 1
    assert send_due().lost == 0
    assert only().state == State.UNCERTAIN
    assert [notice.kind for notice in administrator.notices.all()] == ["mail-uncertain"]
    assert mail.outbox == []
    assert send_again(message=only(), who=administrator)
    assert send_due().sent == 1
    assert mail.outbox[0].message()["Message-ID"] == message.message_id
    assert Deadly.taken[0].message()["Message-ID"] == message.message_id


def test_a_line_that_breaks_while_an_e_mail_is_handed_over_leaves_it_uncertain(
    reader: User, administrator: User, settings
) -> None:
    settings.EMAIL_BACKEND = f"{SERVERS}.{Breaking.__name__}"
    tell_due(reader)
    send_due()
    assert (only().state, only().error) == (State.UNCERTAIN, "SMTPServerDisconnected")
    assert administrator.notices.count() == 1
    make_due()
    assert str(send_due()) == "e-mails sent: 0, failed: 0, uncertain: 0, too old: 0"


def test_a_sender_that_was_thought_lost_may_still_tell_that_it_sent(reader: User) -> None:
    tell_due(reader)
    message = claim(timezone.now())
    Message.objects.all().move(State.UNCERTAIN)
    sending.note(message, sending.Outcome(State.SENT))
    assert only().state == State.SENT


def test_what_a_late_sender_says_does_not_undo_a_decision(
    reader: User, administrator: User
) -> None:
    tell_due(reader)
    message = claim(timezone.now())
    Message.objects.all().move(State.UNCERTAIN)
    send_again(message=message, who=administrator)
    sending.note(message, sending.Outcome(State.FAILED, "TimeoutError"))
    assert (only().state, only().error, only().attempts) == (State.QUEUED, "", 0)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize(
    ("deed", "end"),
    [(send_again, State.QUEUED), (mark_sent, State.SENT), (call_off, State.CANCELLED)],
)
def test_what_is_decided_moves_as_the_table_says(
    state: State, deed, end: State, reader: User, administrator: User
) -> None:
    message = tell_due(reader).message
    now = timezone.now()
    times = {"claimed_at": now, "sent_at": now if state == State.SENT else None}
    Message.objects.update(state=state, **times)
    assert deed(message=message, who=administrator) == (end in MOVES[state])
    moved = only()
    assert moved.state == (end if end in MOVES[state] else state)
    assert moved.decided_by == (administrator if end in MOVES[state] else None)


def test_what_waited_too_long_is_not_sent_any_more(reader: User, administrator: User) -> None:
    for number in range(3):
        tell_due(reader, once=f"due:{number}")
    long_ago = timezone.now() - TOO_OLD - timedelta(minutes=1)
    Message.objects.exclude(once__endswith=":2").update(created=long_ago)
    sweep = send_due()
    assert (sweep.too_old, sweep.sent) == (2, 1)
    (notice,) = administrator.notices.all()
    assert (notice.kind, notice.words) == ("mail-too-old", {"count": "2"})


def test_without_a_mail_server_everything_waits(reader: User, no_mail_server: None, capsys) -> None:
    message = tell_due(reader).message
    call_command("sendnotices")
    assert (only().state, only().attempts) == (State.QUEUED, 0)
    assert message.is_by_hand
    assert "2026-00012" not in capsys.readouterr().out


def test_without_a_mail_server_no_secret_link_is_kept_for_long(
    db: None, no_mail_server: None, administrator: User
) -> None:
    tell_invited()
    assert send_due().too_old == 0
    Message.objects.update(created=timezone.now() - TOO_OLD - timedelta(minutes=1))
    assert send_due().too_old == 1
    assert (only().state, only().secret, only().attempts) == (State.CANCELLED, "", 0)
    assert "secret-token" not in only().body
    assert not administrator.notices.exists()


def test_what_can_not_be_written_as_an_e_mail_is_given_up_like_a_refusal(reader: User) -> None:
    tell_due(reader)
    Message.objects.update(subject="One line\nBcc: all@example.org")
    assert send_due().failed == 1
    assert (only().state, only().error) == (State.FAILED, "BadHeaderError")
    assert mail.outbox == []
