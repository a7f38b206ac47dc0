"""What was told of something that is gone leaves inboxes and e-mails."""

from django.utils import timezone

from casereports.accounts.models import User
from casereports.notices.digest import gather_digests
from casereports.notices.forgetting import forget, mentions_of
from casereports.notices.models import Message, Notice, State
from casereports.notices.own_kinds import DIGEST
from tests.notices.told import PERSON, tell_received

NUMBER = "2026-12345"


def test_an_e_mail_of_the_day_that_told_of_nothing_else_is_not_sent(reader: User) -> None:
    digest = gathered(reader, NUMBER)
    forget(mentions_of([NUMBER]))
    digest.refresh_from_db()
    assert digest.state == State.CANCELLED
    assert NUMBER not in digest.body
    assert not Notice.objects.exists()


def test_a_number_that_begins_like_another_is_another(reader: User) -> None:
    digest = gathered(reader, NUMBER, f"{NUMBER}6")
    forget(mentions_of([NUMBER]))
    digest.refresh_from_db()
    assert digest.state == State.QUEUED
    assert [line.count(NUMBER) for line in digest.body.splitlines() if NUMBER in line] == [1]
    assert f"{NUMBER}6" in digest.body
    assert Notice.objects.count() == 1


def gathered(reader: User, *numbers: str) -> Message:
    for number in numbers:
        tell_received(reader, once=number, words={**PERSON, "number": number})
    gather_digests(timezone.localtime().replace(hour=12))
    return Message.objects.get(kind=DIGEST.code)
