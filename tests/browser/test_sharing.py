"""A case is written by several: the owner invites, who comes in does what the role allows."""

from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page, expect

from casereports.record.models import Author, Case, CaseRole, Patient
from tests.browser.conftest import Opener
from tests.browser.desk import open_part, saved, submit
from tests.browser.watch import Watch
from tests.factories.sharing import two_authors
from tests.factories.users import PASSWORD

GUEST = "guest@example.org"
EVENT = "[name='patient-index_event']"


def invite(page: Page, case: Case, role: str) -> str:
    """Let the owner invite the guest, and return the link that the page shows."""
    page.goto(reverse("case", args=[case.slug]))
    page.get_by_role("link", name="Sharing").first.click()
    page.get_by_label("E-mail address").fill(GUEST)
    page.get_by_label(role).check()
    page.get_by_role("button", name="Invite", exact=True).click()
    link = page.get_by_label("The link").input_value()
    assert urlsplit(link).path in str(mail.outbox[-1].body)
    return urlsplit(link).path


def join(guest: Page, link: str) -> None:
    """Let the guest make an account by the link, and come into the case."""
    guest.goto(link)
    guest.get_by_label("Your name").fill("The Guest")
    for field in guest.locator("input[type='password']").all():
        field.fill(PASSWORD)
    guest.get_by_role("button", name="Make the account and accept").click()
    expect(guest.get_by_text("Welcome. The case is shared with you now")).to_be_visible()


def test_a_co_author_comes_in_by_link_and_writes_with_the_owner(
    page: Page, case: Case, open_browser: Opener
) -> None:
    guest = open_browser().new_page()
    join(guest, invite(page, case, "Co-author"))
    open_part(guest, case, "patient")
    guest.locator(EVENT).fill("first visit to our clinic")
    saved(guest)
    assert Patient.objects.get(case=case).index_event == "first visit to our clinic"
    open_part(page, case, "patient")
    expect(page.locator(EVENT)).to_have_value("first visit to our clinic")
    page.goto(reverse("history", args=[case.slug]))
    expect(page.locator("main")).to_contain_text("The Guest")
    page.goto(reverse("sharing", args=[case.slug]))
    expect(page.locator(".members")).to_contain_text("The Guest")


@pytest.mark.parametrize("role", [CaseRole.COMMENTER, CaseRole.READER])
def test_who_may_not_edit_reads_the_case_and_finds_no_form(
    page: Page, case: Case, open_browser: Opener, watch: Watch, role: CaseRole
) -> None:
    guest = open_browser().new_page()
    join(guest, invite(page, case, str(role.label)))
    guest.goto(reverse("case", args=[case.slug]))
    expect(guest.locator("main")).to_contain_text(case.paper.title)
    assert guest.locator("a[href*='/edit/']").count() == 0
    watch.expect(r"status of 404")
    answer = guest.goto(reverse("part", args=[case.slug, "patient"]))
    assert answer is not None
    assert answer.status == 404


def test_who_was_taken_out_is_not_let_in_again(
    page: Page, case: Case, open_browser: Opener, watch: Watch
) -> None:
    guest = open_browser().new_page()
    link = invite(page, case, "Co-author")
    join(guest, link)
    page.goto(reverse("sharing", args=[case.slug]))
    page.get_by_role("link", name="Remove The Guest").click()
    submit(page, page.get_by_role("button", name="Take out"))
    watch.expect(r"status of 404")
    for address in (reverse("part", args=[case.slug, "patient"]), link):
        answer = guest.goto(address)
        assert answer is not None
        assert answer.status == 404


def test_an_author_confirms_by_link_without_an_account(
    page: Page, case: Case, open_browser: Opener
) -> None:
    asked = two_authors(case)
    page.goto(reverse("sharing", args=[case.slug]))
    page.get_by_role("link", name="Ask Anna Writer").click()
    page.get_by_label("The author's e-mail address").fill("anna@example.org")
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_text("on its way to anna@example.org")).to_be_visible()
    address = next(word for word in str(mail.outbox[-1].body).split() if word.startswith("http"))
    anna = open_browser().new_page()
    anna.goto(urlsplit(address).path)
    anna.get_by_label("Degrees").fill("MD, PhD")
    anna.get_by_label("ORCID iD").fill("0000-0002-1825-0097")
    anna.get_by_label("I have none.").check()
    anna.get_by_label("I take responsibility for the paper").check()
    anna.get_by_role("button", name="Confirm my data").click()
    expect(anna.get_by_text("Your data are confirmed.")).to_be_visible()
    row = Author.objects.get(pk=asked.pk)
    assert (row.degrees, row.orcid) == ("MD, PhD", "0000-0002-1825-0097")
    page.goto(reverse("sharing", args=[case.slug]))
    expect(page.locator("#confirmations")).to_contain_text("confirmed on")
