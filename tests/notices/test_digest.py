"""The e-mail of the day: one for each user and day, with what they have not read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone, translation

from casereports.accounts.models import User
from casereports.notices.digest import HOUR, MOST, gather_digests
from casereports.notices.inbox import mark_read
from casereports.notices.models import MailChoice, Message, Notice, NoticeText, Pace
from casereports.notices.sending import TOO_OLD, send_due
from tests.factories.users import UserFactory
from tests.notices.told import PERSON, tell_due, tell_received
from tests.record.threads import at_once


def morning() -> datetime:
    return timezone.now().astimezone(UTC).replace(hour=HOUR, minute=0) + timedelta(days=1)


def test_what_is_new_comes_in_one_e_mail(reader: User) -> None:
    tell_received(reader, once="received:7")
    tell_received(reader, once="received:8", words={**PERSON, "number": "2026-00013"})
    assert Message.objects.count() == 0
    assert gather_digests(morning()) == 1
    send_due()
    (email,) = mail.outbox
    assert email.subject == "Casereports: what is new (2)"
    assert email.body == (
        "What is new on Casereports:\n\n"
        "- The editor submitted 2026-00012\n  http://localhost/reviews/7/\n"
        "- The editor submitted 2026-00013\n  http://localhost/reviews/7/\n\n"
        "All notices, and how often you get e-mails: http://localhost/notices/\n"
    )


def test_a_day_has_one_e_mail_for_each_user(reader: User) -> None:
    tell_received(reader)
    tell_received(UserFactory())
    assert gather_digests(morning()) == 2
    assert gather_digests(morning()) == 0
    tell_received(reader, once="received:8")
    assert gather_digests(morning()) == 0
    assert gather_digests(morning() + timedelta(days=1)) == 1
    texts = Message.objects.filter(user=reader).order_by("pk").values_list("subject", flat=True)
    assert list(texts) == ["Casereports: what is new (1)"] * 2


def test_the_e_mail_of_the_day_is_in_the_sites_language_without_a_choice(reader: User) -> None:
    tell_received(reader)
    with translation.override("fr"):
        gather_digests(morning())
    assert Message.objects.get().language == "en"


def test_what_was_read_is_not_sent(reader: User) -> None:
    told = tell_received(reader)
    mark_read(user=reader, notice=told.notice.pk)
    assert gather_digests(morning()) == 0


def test_what_was_sent_at_once_is_not_sent_again(reader: User) -> None:
    tell_due(reader)
    assert gather_digests(morning()) == 0


def test_nothing_is_gathered_before_the_morning(reader: User) -> None:
    tell_received(reader)
    assert gather_digests(morning() - timedelta(minutes=1)) == 0


def test_who_wants_all_e_mails_once_a_day_gets_them_so(reader: User) -> None:
    MailChoice.objects.create(user=reader, pace=Pace.DAILY, language="de")
    tell_due(reader)
    assert gather_digests(morning()) == 1
    assert "1. Dezember 2026" in Message.objects.get().body


def test_who_wants_no_such_e_mails_any_more_gets_none(reader: User) -> None:
    tell_received(reader)
    MailChoice.objects.create(user=reader, pace=Pace.DECISIONS)
    assert gather_digests(morning()) == 0


@pytest.mark.parametrize("gone", [{"is_active": False}, {"email": ""}])
def test_who_can_get_no_e_mail_gets_none(gone: dict[str, object], reader: User) -> None:
    tell_received(reader)
    User.objects.update(**gone)
    assert gather_digests(morning()) == 0


def test_old_news_is_no_news(reader: User) -> None:
    tell_received(reader)
    Notice.objects.update(created=timezone.now() - TOO_OLD)
    assert gather_digests(morning()) == 0


def test_a_long_list_is_cut_and_counted(reader: User) -> None:
    for number in range(MOST + 1):
        tell_received(reader, once=f"received:{number}")
    gather_digests(morning())
    message = Message.objects.get()
    assert message.subject == f"Casereports: what is new ({MOST + 1})"
    assert message.body.count("- The editor submitted") == MOST
    assert gather_digests(morning() + timedelta(days=1)) == 0


def test_the_e_mail_of_the_day_has_own_words_too(reader: User) -> None:
    body = "Neu:\n{list}\n{link}"
    NoticeText.objects.create(kind="digest", language="en", subject="Neu: {count}", body=body)
    tell_received(reader)
    gather_digests(morning())
    message = Message.objects.get()
    assert message.subject == "Neu: 1"
    assert message.body.startswith("Neu:\n- The editor submitted 2026-00012\n")


def test_without_a_mail_server_nothing_is_gathered(reader: User, no_mail_server: None) -> None:
    tell_received(reader)
    assert gather_digests(morning()) == 0
    assert Message.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_who_gather_at_once_gather_once() -> None:
    reader = UserFactory()
    tell_received(reader)
    now = morning()
    assert at_once(*[lambda: gather_digests(now)] * 2) == ["done", "done"]
    assert Message.objects.count() == 1
    assert Notice.objects.get().digest == Message.objects.get()
