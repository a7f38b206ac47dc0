"""Reminders are told once, whoever asks and however often."""

import os
import signal
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from casereports.accounts.models import User
from casereports.notices import reminders
from casereports.notices.models import Message, Notice
from casereports.notices.reminders import Reminded, Reminder, register_reminders, remind
from tests.notices.told import LINK, REVIEW_DUE

DUE = date(2026, 12, 1)


def reminder(to: User | None, **more: object) -> Reminder:
    words = {"number": "2026-00012", "due": DUE.isoformat()}
    told = {"kind": REVIEW_DUE, "to": to, "link": LINK, "words": words, "once": "review:7:soon"}
    return Reminder(**{**told, **more})


@pytest.fixture(autouse=True)
def sources(monkeypatch: pytest.MonkeyPatch) -> list[reminders.Source]:
    """Only what a test names is asked for what is due."""
    empty: list[reminders.Source] = []
    monkeypatch.setattr(reminders, "_SOURCES", empty)
    return empty


def soon(reader: User) -> reminders.Source:
    """A source that reminds from three days before on."""

    def due(today: date) -> Iterator[Reminder]:
        if today >= DUE - timedelta(days=3):
            yield reminder(reader)

    return due


def test_what_is_due_is_told_once(reader: User) -> None:
    register_reminders(soon(reader))
    days = [DUE - timedelta(days=days) for days in (4, 3, 3, 2)]
    assert [remind(day).told for day in days] == [0, 1, 0, 0]
    assert (Notice.objects.count(), Message.objects.count()) == (1, 1)


def test_a_site_that_slept_tells_what_it_missed(reader: User) -> None:
    register_reminders(soon(reader))
    assert remind(DUE + timedelta(days=1)) == Reminded(told=1, failed=0)


def test_a_source_is_asked_once(reader: User, sources: list[reminders.Source]) -> None:
    source = soon(reader)
    register_reminders(source)
    register_reminders(source)
    assert sources == [source]


def test_a_reminder_that_fails_does_not_keep_back_the_others(
    reader: User, caplog: pytest.LogCaptureFixture
) -> None:
    register_reminders(lambda _day: [reminder(reader, words={"number": "x"}), reminder(reader)])
    assert remind(DUE) == Reminded(told=1, failed=1)
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_a_source_that_fails_does_not_keep_back_the_others(
    reader: User, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_day: date) -> Iterator[Reminder]:
        yield reminder(reader, once="another")
        raise LookupError

    register_reminders(broken)
    register_reminders(soon(reader))
    assert remind(DUE) == Reminded(told=1, failed=1)
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_one_command_reminds_and_sends(reader: User, capsys: pytest.CaptureFixture[str]) -> None:
    register_reminders(lambda _day: [reminder(reader)])
    call_command("notices")
    call_command("notices")
    assert len(mail.outbox) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("reminders: 1, failed: 0;")
    assert first.endswith("e-mails sent: 1, failed: 0, uncertain: 0, too old: 0")
    assert second.startswith("reminders: 0, failed: 0;")


@pytest.mark.django_db(transaction=True)  # between rounds it lets go of connections
def test_who_is_told_to_end_finishes_the_round(
    reader: User, capsys: pytest.CaptureFixture[str]
) -> None:
    def ends(_day: date) -> Iterator[Reminder]:
        os.kill(os.getpid(), signal.SIGTERM)
        yield reminder(reader)

    register_reminders(ends)
    before = signal.getsignal(signal.SIGTERM)
    call_command("notices", forever=True)
    assert len(mail.outbox) == 1
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert signal.getsignal(signal.SIGTERM) == before


def test_the_command_sends_what_it_can_and_then_fails(reader: User) -> None:
    register_reminders(lambda _day: [reminder(reader, link=""), reminder(reader)])
    with pytest.raises(CommandError, match="Not all reminders"):
        call_command("notices")
    assert len(mail.outbox) == 1
