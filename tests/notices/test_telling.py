"""What is told once stands once in the inbox and once in the queue of e-mails."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from casereports.accounts.models import User
from casereports.notices.actions import cancel, message_of, notify
from casereports.notices.kinds import Audience, Mail, NoticeKind, register
from casereports.notices.models import MailChoice, Message, Notice, Pace, State
from casereports.notices.placeholders import Placeholder
from casereports.notices.tasks import deliver
from casereports.notices.texts import known_language
from tests.factories.users import UserFactory
from tests.notices.told import (
    ASIDE,
    DECIDED,
    DUE,
    LINK,
    RECEIVED,
    REVIEW_DUE,
    tell_due,
    tell_invited,
    tell_received,
)


def test_a_user_is_told_in_the_inbox_and_by_e_mail(reader: User) -> None:
    told = tell_due(reader)
    assert (told.is_new, told.is_by_hand) == (True, False)
    assert (told.notice.user, told.notice.link, told.notice.words) == (reader, LINK, DUE)
    assert told.message.address == "reader@example.org"
    assert told.message.subject == "Casereports: your review of 2026-00012 is due on Dec. 1, 2026"
    assert told.message.body == (
        "Your review of 2026-00012 is due on Dec. 1, 2026.\n\nhttp://localhost/reviews/7/\n"
    )
    assert (told.message.state, told.message.language) == (State.QUEUED, "en")


def test_the_same_event_told_again_is_not_told_twice(reader: User) -> None:
    first, second = tell_due(reader), tell_due(reader)
    assert (first.is_new, second.is_new) == (True, False)
    assert (second.notice, second.message) == (first.notice, first.message)
    assert (Notice.objects.count(), Message.objects.count()) == (1, 1)


def test_an_event_is_told_to_each_of_several_people(reader: User) -> None:
    tell_due(reader)
    assert tell_due(UserFactory()).is_new
    assert tell_due(None, email="guest@example.org").is_new
    assert not tell_due(None, email="Guest@example.org").is_new
    assert (Notice.objects.count(), Message.objects.count()) == (2, 3)


def test_who_has_no_account_gets_an_e_mail_alone(db: None) -> None:
    told = tell_due(None, email="guest@example.org")
    assert (told.notice, told.is_new) == (None, True)
    assert told.message.address == "guest@example.org"


def test_nothing_is_told_of_what_was_taken_back(reader: User) -> None:
    def tell_and_fail() -> None:
        tell_due(reader)
        UserFactory(email=reader.email)

    with pytest.raises(IntegrityError), transaction.atomic():
        tell_and_fail()
    assert (Notice.objects.count(), Message.objects.count()) == (0, 0)


def test_a_worker_is_asked_once_and_only_after_the_commit(
    reader: User, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tell_due(reader)
        tell_due(UserFactory())
        assert DBTaskResult.objects.count() == 0
    assert [task.task_path for task in DBTaskResult.objects.all()] == [deliver.module_path]


@pytest.mark.parametrize(
    ("pace", "ways"),
    [
        (Pace.AT_ONCE, [Mail.AT_ONCE, Mail.DIGEST, Mail.AT_ONCE, Mail.NEVER]),
        (Pace.DAILY, [Mail.DIGEST, Mail.DIGEST, Mail.AT_ONCE, Mail.NEVER]),
        (Pace.DECISIONS, [Mail.NEVER, Mail.NEVER, Mail.AT_ONCE, Mail.NEVER]),
    ],
)
def test_the_reader_chooses_how_e_mails_come(reader: User, pace: Pace, ways: list[Mail]) -> None:
    MailChoice.objects.create(user=reader, pace=pace)
    tell_due(reader)
    tell_received(reader)
    number = {"number": "2026-00012"}
    notify(kind=DECIDED, to=reader, link=LINK, words=number, once="decided:7")
    notify(kind=ASIDE, to=reader, words={}, once="aside")
    assert [notice.mail for notice in Notice.objects.order_by("pk")] == ways
    assert Message.objects.count() == ways.count(Mail.AT_ONCE)


@pytest.mark.parametrize("gone", [{"is_active": False}, {"email": ""}])
def test_who_can_get_no_e_mail_is_told_in_the_inbox(gone: dict[str, object], db: None) -> None:
    told = tell_due(UserFactory(**gone))
    assert told.message is None
    assert told.notice.mail == Mail.NEVER


def test_the_language_is_the_one_given_or_chosen_or_the_sites(reader: User) -> None:
    with translation.override("fr"):
        assert tell_due(reader, once="1").message.language == "en"
        assert tell_due(reader, once="2", by=UserFactory()).message.language == "en"
        MailChoice.objects.create(user=reader, language="de")
        assert tell_due(reader, once="3").message.language == "de"
        assert tell_due(reader, once="4", language="zh-hans").message.language == "zh-hans"
        assert tell_due(reader, once="5", language="es-mx").message.language == "es"
        assert tell_due(UserFactory(), once="6", language="xx").message.language == "en"


def test_who_is_told_of_their_own_deed_reads_what_they_speak(reader: User) -> None:
    with translation.override("fr"):
        assert tell_due(reader, once="1", by=reader).message.language == "fr"
        MailChoice.objects.create(user=reader, language="de")
        assert tell_due(reader, once="2", by=reader).message.language == "de"


@pytest.mark.parametrize(("given", "language"), [("", "en"), ("fr", "fr"), ("ja", "en")])
def test_who_has_no_account_never_reads_what_another_speaks(
    given: str, language: str, db: None
) -> None:
    with translation.override("de"):
        told = tell_due(None, email="guest@example.org", language=given)
    assert told.message.language == language


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("zh-Hans", "zh-hans"),
        ("zh-Hant-TW", "zh-hans"),
        ("zh", "zh-hans"),
        ("DE-at", "de"),
        ("ja", "en"),
        ("x" * 2000, "en"),
        (None, "en"),
    ],
)
def test_a_language_tag_is_known_however_it_is_written(wish: str | None, language: str) -> None:
    assert known_language(wish) == language


def test_a_day_is_written_as_the_language_writes_it(reader: User) -> None:
    told = tell_due(reader, language="de")
    assert "1. Dezember 2026" in told.message.body


@pytest.mark.parametrize("name", ["A\nBcc: all@example.org", "A\r\n\r\nB", "A\u2028B", "A\x00B"])
def test_a_name_stays_on_its_line(reader: User, name: str) -> None:
    words = {"number": "2026-00012", "person": name}
    MailChoice.objects.create(user=reader)
    told = tell_received(reader, words=words)
    assert len(told.notice.words["person"].splitlines()) == 1
    assert told.notice.words["person"].startswith("A B")


def test_what_is_put_in_is_not_filled_in_again(reader: User) -> None:
    told = tell_due(reader, words={**DUE, "number": "{link} {due.year}"})
    assert "review of {link} {due.year} is due" in told.message.subject


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"words": {"number": "1"}}, "due, number"),
        ({"words": {**DUE, "person": "The author"}}, "due, number"),
        ({"words": {**DUE, "diagnosis": "sarcoma"}}, "due, number"),
        ({"words": {**DUE, "due": "soon"}}, "isoformat"),
        ({"link": ""}, "link"),
        ({"link": "https://elsewhere.example/"}, "page of this site"),
        ({"link": "//elsewhere.example/"}, "page of this site"),
        ({"once": ""}, "up to 200"),
        ({"once": "x" * 201}, "up to 200"),
        ({"email": "guest@example.org"}, "to a user or to an address"),
        ({"to": None}, "to a user or to an address"),
        ({"to": None, "email": "a@example.org\nBcc: b@example.org"}, "no e-mail address"),
        ({"kind": NoticeKind(**{**vars(REVIEW_DUE), "code": "other"})}, "not registered"),
        ({"kind": ASIDE, "link": "", "words": {}, "to": None, "email": "a@b.org"}, "no address"),
    ],
)
def test_what_is_told_wrongly_is_refused(
    reader: User, wrong: dict[str, object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        tell_due(**{"to": reader, **wrong})
    assert (Notice.objects.count(), Message.objects.count()) == (0, 0)


def test_a_blind_kind_can_name_nobody() -> None:
    with pytest.raises(ValueError, match="a blind notice names nobody"):
        NoticeKind(**{**vars(RECEIVED), "blind": True})


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"subject": "{diagnosis}"}, "means nothing in this notice"),
        ({"subject": "{link}"}, "means nothing in this notice"),
        ({"body": "{person"}, "brace stands alone"),
        ({"body": ""}, "a title, a subject and a body"),
        ({"code": "Received!"}, "no code of a notice"),
        ({"secret_link": True}, "secret link goes out"),
    ],
)
def test_a_kind_is_valid_from_the_start(texts: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        NoticeKind(**{**vars(RECEIVED), **texts})


def test_a_code_names_one_kind() -> None:
    register(RECEIVED)
    other = NoticeKind(code="received", audience=Audience.AUTHOR, title="T", subject="S", body="B")
    with pytest.raises(ValueError, match="two kinds"):
        register(other)


def test_no_placeholder_holds_anything_of_a_case() -> None:
    assert sorted(Placeholder) == [
        "count",
        "due",
        "journal",
        "link",
        "list",
        "number",
        "person",
        "site",
    ]


def test_a_secret_link_stands_in_no_inbox(reader: User) -> None:
    told = tell_invited(to=reader, email="")
    assert told.notice.link == ""
    assert "/invited/secret-token/" in told.message.body
    assert told.message.shown_body == "Open … to answer.\n"


def test_an_e_mail_that_waits_is_called_back(db: None) -> None:
    tell_invited()
    assert cancel(to=None, email="guest@example.org", once="invited:7")
    message = message_of(to=None, email="guest@example.org", once="invited:7")
    assert (message.state, message.secret) == (State.CANCELLED, "")
    assert "secret-token" not in message.body
    assert not cancel(to=None, email="guest@example.org", once="invited:7")
    assert not cancel(to=None, email="guest@example.org", once="invited:8")


def test_without_a_mail_server_the_link_is_to_be_handed_over(
    db: None, no_mail_server: None, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        told = tell_invited()
    assert told.is_by_hand
    assert told.message.state == State.QUEUED
    assert DBTaskResult.objects.count() == 0
