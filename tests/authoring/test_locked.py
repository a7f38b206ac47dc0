"""A locked case on the author's pages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import Role, User
from casereports.record.actions.locking import lock_case, unlock_case
from casereports.record.models import AuditLine, Case, CaseRole, Change, Lock
from tests.authoring.desk import cards, said
from tests.authoring.doors import (
    DOORS,
    EDITS,
    READS,
    SCRIPTS,
    address,
)
from tests.authoring.pages import tree, words
from tests.authoring.typing_pages import add_address, post, send, texts
from tests.factories.cases import share
from tests.factories.users import UserFactory

REVIEWED = "This case is being reviewed; it can be changed again after the decision."
#: What is done with a locked case too, though it takes a writer of it.
STILL_OPEN = {"consent-form", "withdraw-author-link"}
WRITES = [name for name, right in DOORS.items() if right == EDITS and name not in STILL_OPEN]


def lock(case: Case, reason: Lock = Lock.SUBMITTED) -> Case:
    lock_case(case=case, who=case.owner, reason=reason, name="2026-00012", url="/submissions/12/")
    return case


@pytest.mark.parametrize("name", WRITES)
@pytest.mark.parametrize("who", ["owner", "co-author"])
def test_no_page_for_writing_opens_while_the_case_is_locked(
    name: str, who: str, case: Case, author: User, client: Client
) -> None:
    visitor = author
    if who == "co-author":
        visitor = UserFactory()
        share(case, visitor, CaseRole.CO_AUTHOR)
    client.force_login(visitor)
    page = address(name, case)
    lock(case)
    changes, lines = Change.objects.count(), AuditLine.objects.count()
    sent = client.post(page, {"site": "elsewhere", "patient-sex": "male"})
    asked = client.get(page)
    assert sent.status_code in (405, 423)
    assert asked.status_code in (302, 405)
    if asked.status_code == 302:
        assert asked.headers["Location"] == reverse("case", args=[case.slug])
    assert {sent.status_code, asked.status_code} != {405}
    assert (Change.objects.count(), AuditLine.objects.count()) == (changes, lines)


@pytest.mark.parametrize("name", [name for name, right in DOORS.items() if right == READS])
def test_pages_for_reading_open_while_the_case_is_locked(
    name: str, case: Case, browser: Client
) -> None:
    page = address(name, case)
    lock(case)
    assert browser.get(page).status_code == 200


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_a_script_is_told_that_the_case_is_locked(name: str, case: Case, browser: Client) -> None:
    page = address(name, case)
    lock(case)
    answer = post(browser, page, {"typed": {}})
    assert answer.status_code == 423
    assert answer.json() == {"sentence": f"{REVIEWED} Your text is kept here."}


def test_what_was_typed_when_the_case_was_locked_stands_nowhere_but_in_the_browser(
    case: Case, browser: Client
) -> None:
    page = add_address(case, "complaints")
    lock(case)
    answer = post(browser, page, {"typed": texts(name="fever")})
    assert answer.status_code == 423
    assert list(case.complaints.values_list("name", flat=True)) == ["back pain"]
    assert not case.unfinished.exists()


def test_what_the_browser_kept_is_saved_after_the_decision(
    case: Case, author: User, browser: Client
) -> None:
    page, typed = add_address(case, "complaints"), texts(name="fever")
    assert post(browser, page, {"typed": typed}).status_code == 200
    lock(case)
    assert post(browser, page, {"typed": texts(name="chills")}).status_code == 423
    unlock_case(case=case, who=author, reason="minor revision")
    assert send(browser, page, texts(name="chills"))["saved"] == ["name"]


def test_a_form_that_was_sent_without_script_says_why_nothing_was_changed(
    case: Case, browser: Client
) -> None:
    page = reverse("part", args=[case.slug, "patient"])
    lock(case)
    answer = browser.post(page, {"patient-sex": "male"})
    assert answer.status_code == 423
    assert REVIEWED in words(answer)
    assert "Back button leads to what you typed" in words(answer)


def test_a_piece_of_a_page_is_no_other_page_when_the_case_is_locked(
    case: Case, browser: Client
) -> None:
    lock(case)
    fetched = {"sec-fetch-dest": "empty", "hx-request": "true"}
    answer = browser.get(reverse("live", args=[case.slug]), headers=fetched)
    assert answer.status_code == 423
    assert REVIEWED in words(answer)


def test_the_owner_is_led_to_the_case_and_to_its_submission(case: Case, browser: Client) -> None:
    lock(case)
    page = browser.get(reverse("part", args=[case.slug, "labs"]), follow=True)
    assert page.redirect_chain == [(reverse("case", args=[case.slug]), 302)]
    (banner,) = tree(page).xpath("//aside[contains(@class, 'case-lock')]")
    told = " ".join(banner.text_content().split())
    assert told.startswith("Submitted. The case is locked until the editors decide.")
    (link,) = banner.xpath(".//a")
    assert (link.get("href"), link.text_content()) == ("/submissions/12/", "Submission 2026-00012")
    assert not tree(page).xpath("//a[contains(@href, '/edit/')]")


def test_a_reader_sees_that_the_case_is_locked(case: Case, client: Client) -> None:
    reader = UserFactory()
    share(case, reader, CaseRole.READER)
    client.force_login(reader)
    page = client.get(reverse("case", args=[lock(case).slug]))
    (banner,) = tree(page).xpath("//aside[contains(@class, 'case-lock')]")
    assert "Submitted." in banner.text_content()


def test_a_case_that_is_not_locked_has_no_banner(case: Case, browser: Client) -> None:
    page = browser.get(reverse("case", args=[case.slug]))
    assert not tree(page).xpath("//aside[contains(@class, 'case-lock')]")


def test_a_stranger_finds_no_locked_case(case: Case, client: Client) -> None:
    client.force_login(UserFactory())
    lock(case)
    assert client.get(reverse("part", args=[case.slug, "patient"])).status_code == 404
    assert client.get(reverse("case", args=[case.slug])).status_code == 404


@pytest.mark.parametrize(
    ("reason", "word"),
    [
        (Lock.SUBMITTED, "Submitted"),
        (Lock.ACCEPTED, "Accepted"),
        (Lock.PUBLISHED, "Published"),
    ],
)
def test_the_desk_says_that_a_case_is_locked(
    reason: Lock, word: str, case: Case, browser: Client
) -> None:
    lock(case, reason)
    (card,) = cards(browser.get(reverse("desk")))
    assert said(card, "status") == word
    links = [link.text_content().split()[0] for link in card.xpath(".//a")[1:]]
    assert links == ["Submission:", "Report", "Copy"]


def test_the_owner_decides_who_reads_a_locked_case_but_lets_nobody_in(
    case: Case, browser: Client
) -> None:
    share(case, UserFactory(), CaseRole.CO_AUTHOR)
    member = case.casemember_set.get()
    lock(case)
    to_role = reverse("change-role", args=[case.slug, member.pk])
    assert browser.post(to_role, {"role": "reader"}).status_code == 423
    invited = {"email": "new@example.org", "role": "co_author"}
    assert browser.post(reverse("invite", args=[case.slug]), invited).status_code == 423
    out = reverse("remove-member", args=[case.slug, member.pk])
    assert browser.post(out).status_code == 302
    assert not case.casemember_set.exists()


def test_the_data_manager_changes_no_row_of_a_locked_case(case: Case, client: Client) -> None:
    client.force_login(UserFactory(role=Role.ADMINISTRATOR))
    row = case.complaints.get()
    page = reverse("admin:record_complaint_change", args=[row.pk])
    fields: dict[str, Any] = client.get(page).context["adminform"].form.initial
    typed = {name: value for name, value in fields.items() if value is not None}
    lock(case)
    answer = client.post(page, {**typed, "name": "fever"})
    assert answer.status_code == 423
    assert REVIEWED in words(answer)
    row.refresh_from_db()
    assert row.name == "back pain"
