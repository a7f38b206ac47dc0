"""What a page must not send, and who must not send it."""

import json
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.record.models import Case, CaseRole, Change, Lesion, Unfinished
from tests.authoring.typing_pages import (
    UNREADABLE,
    add_address,
    fresh,
    post,
    save,
    save_address,
    texts,
)
from tests.factories.cases import every_field_case, share
from tests.factories.users import UserFactory

# --- Bad input


BAD = {
    "no JSON": "name=fever",
    "nothing": "",
    "torn": '{"typed": {"name": ["fe',
    "a list": "[]",
    "no texts": '{"revision": 0}',
    "a number for a text": '{"typed": {"name": [1]}}',
    "a text for texts": '{"typed": {"name": "fever"}}',
    "an unknown key": '{"typed": {}, "owner": 2}',
    "an unknown control": '{"typed": {"name": ["fever"], "case": ["2"]}}',
    "no control": '{"typed": {"": ["fever"]}}',
    "another's column": '{"typed": {"case_id": ["2"]}}',
    "a token that is none": '{"typed": {"name": ["fever"]}, "token": "x"}',
    "half a character": '{"typed": {"name": ["\\ud800"]}}',
    "no UTF-8": b'{"typed": {"name": ["\xff"]}}',
    "ten thousand controls": json.dumps({"typed": {f"name_{n}": ["x"] for n in range(10_000)}}),
    "ten thousand texts": json.dumps({"typed": {"name": ["x"] * 10_000}}),
    "deep": "[" * 100_000,
    "1 MB that is no JSON": "x" * 1_000_000,
    "11 MB": json.dumps({"typed": {"name": ["x" * 11_000_000]}}),
}


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_what_cant_be_read_is_answered_with_a_sentence_and_changes_nothing(
    body: str | bytes, case: Case, browser: Client
) -> None:
    row = case.complaints.get()
    for address in (save_address(case, row), add_address(case, "complaints")):
        answer = post(browser, address, body)
        assert (answer.status_code, answer.json()) == (400, {"sentence": UNREADABLE})
    assert fresh(row).revision == 0
    assert (Change.objects.count(), Unfinished.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "a\x00b", "a\nb", "\x07"], ids=["1 MB", "NUL", "lines", "bell"]
)
def test_a_text_that_no_line_holds_is_kept_beside_the_record_with_a_sentence(
    text: str, case: Case, browser: Client
) -> None:
    row = case.complaints.get()
    told = save(browser, case, row, texts(name=text))
    if told["saved"]:
        assert fresh(row).name == text.strip()
    else:
        assert told["errors"]["name"][0].endswith(".")
        assert fresh(row).name == "back pain"
    assert all("\x00" not in str(entry.typed) for entry in case.unfinished.all())


@pytest.mark.parametrize(
    "text",
    ["ألم في الظهر", "כאב גב", "🤕 pain", "<script>alert(1)</script>", "{{ 7 }}"],
)
def test_any_script_and_any_sign_is_text(text: str, case: Case, browser: Client) -> None:
    row = case.complaints.get()
    told = save(browser, case, row, texts(name=text))
    assert (told["saved"], told["now"]) == (["name"], {"name": [text]})
    assert fresh(row).name == text
    page = browser.get(reverse("row", args=[case.slug, "complaints", row.pk])).content.decode()
    assert "<script>alert" not in page


def test_a_reference_with_a_sign_that_no_database_keeps_is_refused_with_a_sentence(
    case: Case, browser: Client
) -> None:
    row = case.references.get()
    told = save(browser, case, row, texts(title="A\x00B", others='{"note": "A\\u0000B"}'))
    assert (told["saved"], list(told["errors"])) == ([], ["title", "others"])
    assert fresh(row).csl == row.csl


# --- Who may


def test_a_row_of_another_case_is_not_reached(case: Case, browser: Client) -> None:
    strange = every_field_case(UserFactory())
    row = strange.complaints.first()
    answer = post(browser, save_address(strange, row), {"typed": texts(name="fever")})
    assert answer.status_code == 404
    mine = reverse("save-row", args=[case.slug, "complaints", row.pk])
    assert post(browser, mine, {"typed": texts(name="fever")}).status_code == 410
    assert fresh(row).name != "fever"


@pytest.fixture
def addresses(case: Case) -> list[str]:
    lesion = Lesion.objects.get(study__case=case)
    return [
        save_address(case, lesion),
        add_address(case, "complaints"),
        reverse("add-row-below", args=[case.slug, "lesions", lesion.pk, "signals"]),
        reverse("save-single", args=[case.slug, "patient"]),
        reverse("save-date", args=[case.slug]),
    ]


@pytest.mark.parametrize("role", [CaseRole.READER, CaseRole.COMMENTER])
def test_who_may_only_read_finds_no_such_page(
    role: CaseRole, case: Case, addresses: list[str], client: Client
) -> None:
    reader = UserFactory()
    share(case, reader, role)
    client.force_login(reader)
    for address in addresses:
        assert post(client, address, {"typed": texts(site="elsewhere")}).status_code == 404
    assert Change.objects.count() == 0


def test_who_is_signed_out_is_sent_to_sign_in(addresses: list[str], client: Client) -> None:
    for address in addresses:
        answer = post(client, address, {"typed": texts(site="elsewhere")})
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("account_login"))


@pytest.fixture
def guarded(author: User) -> Iterator[Client]:
    """A browser whose requests must carry the site's token."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(author)
    return browser


def test_nothing_is_saved_without_the_token_that_the_session_gives(
    case: Case, addresses: list[str], guarded: Client
) -> None:
    for address in addresses:
        assert post(guarded, address, {"typed": texts(site="elsewhere")}).status_code == 403
    told = guarded.get(reverse("session"))
    assert told.json()["user"] == case.owner.pk
    assert told.headers["Cache-Control"] == "no-store"
    token = {"accept": "application/json", "x-csrftoken": told.json()["token"]}
    message = json.dumps({"typed": texts(site="elsewhere"), "revision": 0})
    answer = guarded.post(addresses[0], message, content_type="application/json", headers=token)
    assert answer.json()["saved"] == ["site"]


def test_the_session_of_nobody_is_told_without_a_sign_in(db: None, client: Client) -> None:
    answer = client.get(reverse("session"))
    assert (answer.status_code, answer.json()) == (200, {"user": None, "token": ""})
