"""An administrator's own texts: in five languages, looked at first, refused with a reason."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.notices.kinds import known_kinds
from casereports.notices.models import NoticeText
from casereports.notices.own_kinds import DIGEST
from casereports.notices.samples import sample
from casereports.notices.texts import Texts
from tests.factories.users import UserFactory
from tests.notices.told import REVIEW_DUE, tell_due, tell_received

LANGUAGES = [code for code, _name in settings.LANGUAGES]
BODY = "Bitte begutachten Sie {number} bis {due}: {link}"
ADD = "admin:notices_noticetext_add"
CHANGE = "admin:notices_noticetext_change"
LIST = "admin:notices_noticetext_changelist"
PREVIEW = "admin:notices_noticetext_preview"


def typed(**changes: str) -> dict[str, str]:
    text = {"kind": "review-due", "language": "de", "subject": "{number} wartet", "body": BODY}
    return {**text, **changes}


@pytest.fixture
def desk(administrator: User, client: Client) -> Client:
    """The browser of an administrator."""
    client.force_login(administrator)
    return client


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_words_are_sent_in_their_language_alone(language: str, db: None) -> None:
    NoticeText.objects.create(**typed(language=language, subject=f"{language}: {{number}}"))
    for code in LANGUAGES:
        told = tell_due(UserFactory(), language=code)
        own = told.message.subject == f"{code}: 2026-00012"
        assert own == (code == language)
        assert told.message.body.startswith("Bitte begutachten") == (code == language)


def test_own_words_stand_in_the_inbox_in_the_readers_language(reader: User, client: Client) -> None:
    NoticeText.objects.create(**typed())
    tell_due(reader)
    client.force_login(reader)
    in_german = client.get(reverse("notices"), headers={"accept-language": "de"})
    assert [title for _notice, title in in_german.context["lines"]] == ["2026-00012 wartet"]
    in_english = client.get(reverse("notices"), headers={"accept-language": "en"})
    (title,) = [title for _notice, title in in_english.context["lines"]]
    assert title == "Casereports: your review of 2026-00012 is due on Dec. 1, 2026"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["digest", "review-due"])
def test_a_text_is_shown_with_made_up_words_in_its_language(kind: str, language: str) -> None:
    found = {DIGEST.code: DIGEST, REVIEW_DUE.code: REVIEW_DUE}[kind]
    shown = sample(found, Texts(language, {}))
    assert "{" not in shown.subject + shown.body
    assert "http://localhost/" in shown.body


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"body": BODY + " {person}"}, "body", "{person} means nothing in this notice"),
        ({"body": BODY + " {title}"}, "body", "{title} means nothing in this notice"),
        ({"body": BODY + " {Number}"}, "body", "{Number} means nothing"),
        ({"body": BODY + " {number.real}"}, "body", "{number.real} means nothing"),
        ({"body": BODY + " {"}, "body", "A brace stands alone"),
        ({"body": "Bitte!"}, "body", "{link} is missing"),
        ({"subject": "{link}"}, "subject", "{link} means nothing in this notice"),
        ({"kind": "nothing"}, "__all__", "There is no such kind"),
        ({"language": "ja"}, "language", "not a valid choice"),
    ],
)
def test_what_could_not_be_sent_is_refused(
    changes: dict[str, str], field: str, words: str, db: None
) -> None:
    with pytest.raises(ValidationError) as refusal:
        NoticeText(**typed(**changes)).full_clean(exclude=["changed_by"])
    assert words in " ".join(refusal.value.message_dict[field])


def test_a_subject_stays_on_one_line(db: None) -> None:
    text = NoticeText(**typed(subject="{number}\r\nBcc: all@example.org"))
    text.full_clean(exclude=["changed_by"])
    assert text.subject == "{number} Bcc: all@example.org"


def test_the_list_shows_every_kind_in_every_language(desk: Client) -> None:
    NoticeText.objects.create(**typed())
    page = desk.get(reverse(LIST))
    lines = page.context["lines"]
    assert [kind for kind, _languages in lines] == list(known_kinds())
    own = [(kind.code, code) for kind, rows in lines for code, _name, row in rows if row]
    assert own == [("review-due", "de")]


def test_a_new_text_begins_with_the_words_that_hold(desk: Client) -> None:
    page = desk.get(reverse(ADD), {"kind": "review-due", "language": "de"})
    initial = page.context["adminform"].form.initial
    assert initial["subject"] == "{site}: your review of {number} is due on {due}"
    assert "<code>{due}</code>" in page.content.decode()
    assert "<code>{person}</code>" not in page.content.decode()


def test_an_administrator_writes_and_changes_a_text(desk: Client, administrator: User) -> None:
    assert desk.post(reverse(ADD), typed()).status_code == 302
    text = NoticeText.objects.get()
    assert (text.subject, text.changed_by) == ("{number} wartet", administrator)
    page = reverse(CHANGE, args=[text.pk])
    shown = desk.get(page).content.decode()
    assert 'name="kind" value="review-due"' in shown
    assert desk.post(page, typed(subject="{number} bis {due}")).status_code == 302
    text.refresh_from_db()
    assert (text.kind, text.language, text.subject) == ("review-due", "de", "{number} bis {due}")


def test_the_page_says_why_a_text_is_refused_and_saves_nothing(desk: Client) -> None:
    answer = desk.post(reverse(ADD), typed(body=BODY + " {diagnosis}"))
    errors = answer.context["adminform"].form.errors["body"]
    names = "{site}, {link}, {number}, {due}"
    assert errors == [f"{{diagnosis}} means nothing in this notice. What may be put in: {names}."]
    assert NoticeText.objects.count() == 0


def test_a_second_text_of_a_kind_and_language_is_refused(desk: Client) -> None:
    NoticeText.objects.create(**typed())
    answer = desk.post(reverse(ADD), typed())
    assert "There is a text for this kind and language" in answer.content.decode()


def test_a_preview_shows_the_text_and_saves_nothing(desk: Client) -> None:
    answer = desk.post(reverse(PREVIEW), typed())
    assert answer.context["wording"].subject.endswith("-00001 wartet")
    assert NoticeText.objects.count() == 0
    answer = desk.post(reverse(PREVIEW), typed(body="{person}"))
    assert len(answer.context["faults"]) == 2
    answer = desk.post(reverse(PREVIEW), {})
    assert "There is no such kind of notice." in answer.context["faults"]


@pytest.mark.parametrize("name", [LIST, ADD, PREVIEW])
def test_nobody_else_comes_to_the_texts(name: str, reader: User, client: Client) -> None:
    client.force_login(reader)
    assert client.get(reverse(name)).status_code == 302


def test_a_name_with_braces_is_no_way_to_what_is_not_told(reader: User) -> None:
    told = tell_received(reader, words={"number": "1", "person": "{number.__class__}"})
    assert told.notice.words["person"] == "{number.__class__}"
