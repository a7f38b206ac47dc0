from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.record.actions.cases import create_case
from casereports.record.actions.rows import save_row
from casereports.record.actions.unfinished import keep_typed
from casereports.record.models import Action, AuditLine, Case, CaseRole, Complaint
from tests.authoring.desk import cards, has_class, keep_as_checked, said, titles
from tests.authoring.pages import tree, words
from tests.factories.cases import CaseFactory, share, small_case
from tests.factories.users import UserFactory

NOWHERE = "00000000-0000-4000-8000-00000000000"


def titled(owner: User, title: str, **standing: int) -> Case:
    case = create_case(who=owner, title=title)
    keep_as_checked(case, **standing)
    return case


def leave_unfinished(case: Case, who: User, number: int) -> None:
    keep_typed(
        case=case,
        who=who,
        table="complaints",
        parent=case,
        row=None,
        token=UUID(f"{NOWHERE}{number}"),
        typed={"onset": ["since spring"]},
        saved=(),
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_takes_the_same_queries_however_many_cases(
    rows: int, author: User, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _row in range(rows):
        own = small_case(author)
        save_row(case=own, who=author, row=Complaint(case=own, name="numbness"))
        leave_unfinished(own, author, 1)
        share(small_case(UserFactory()), author, CaseRole.READER)
    browser.get(reverse("desk"))  # checks those that were changed
    # session, user, number of cases, cases, open submissions, unread notices
    with django_assert_num_queries(6):
        page = browser.get(reverse("desk"))
    assert len(cards(page)) == 2 * rows


def test_a_new_user_is_told_how_to_begin(browser: Client) -> None:
    page = browser.get(reverse("desk"))
    assert "No case yet" in words(page)
    steps = tree(page).xpath("//ol[@class='first-steps']/li/h3/text()")
    assert steps == [
        "Begin with a working title",
        "Fill in what you know",
        "Settle what is open",
    ]


def test_the_desk_shows_own_and_shared_cases_with_the_part_that_one_has(
    author: User, browser: Client
) -> None:
    CaseFactory(owner=author, slug="my-own")
    owner = UserFactory(full_name="The Owner")
    CaseFactory(owner=owner, slug="hidden")
    for role in CaseRole:
        share(CaseFactory(owner=owner, slug=role.value), author, role)
    roles = {
        card.xpath(".//h2")[0].text_content(): said(card, "role")
        for card in cards(browser.get(reverse("desk")))
    }
    assert roles == {
        "my-own": "Mine",
        "co_author": "Co-author; The Owner’s case",
        "commenter": "Commenter; The Owner’s case",
        "reader": "Reader; The Owner’s case",
    }


@pytest.mark.parametrize(
    ("standing", "status", "how_far"),
    [
        ({}, "Writing", "not checked yet"),
        ({"percent": 57, "errors": 3}, "Writing", "57 % complete · 3 errors"),
        ({"percent": 57, "errors": 1}, "Writing", "57 % complete · 1 error"),
        ({"percent": 92, "errors": 0}, "Ready to submit", "92 % complete"),
    ],
)
def test_a_card_says_how_far_the_case_is(
    standing: dict[str, int], status: str, how_far: str, author: User, browser: Client
) -> None:
    titled(author, "Back pain", **standing)
    (card,) = cards(browser.get(reverse("desk")))
    assert (said(card, "status"), said(card, "how-far")) == (status, how_far)
    assert [float(bar.get("value")) for bar in card.xpath(".//progress")] == (
        [standing["percent"]] if standing else []
    )


@pytest.mark.parametrize(
    ("journal", "shown"),
    [
        ("", "no journal chosen"),
        ("generic-care", "Case report (CARE)"),
        ("a-journal-of-tomorrow", "a-journal-of-tomorrow"),
    ],
)
def test_a_card_names_the_journal(journal: str, shown: str, author: User, browser: Client) -> None:
    create_case(who=author, title="Back pain", journal=journal)
    (card,) = cards(browser.get(reverse("desk")))
    assert said(card, "journal") == shown


def test_a_card_says_who_changed_the_case_last(
    author: User, case: Case, browser: Client, client: Client
) -> None:
    helper = UserFactory(full_name="The Colleague")
    share(case, helper, CaseRole.CO_AUTHOR)
    save_row(case=case, who=author, row=Complaint(case=case, name="numbness"))
    assert said(cards(browser.get(reverse("desk")))[0], "changed").endswith(" by you")
    save_row(case=case, who=helper, row=Complaint(case=case, name="fever"))
    assert said(cards(browser.get(reverse("desk")))[0], "changed").endswith(" by The Colleague")


def test_a_card_counts_entries_that_became_no_row(
    author: User, case: Case, browser: Client
) -> None:
    leave_unfinished(case, author, 1)
    assert said(cards(browser.get(reverse("desk")))[0], "waiting") == "1 unfinished entry"
    leave_unfinished(case, author, 2)
    assert said(cards(browser.get(reverse("desk")))[0], "waiting") == "2 unfinished entries"


def test_the_desk_is_sorted_as_asked(author: User, browser: Client) -> None:
    titled(author, "beta", percent=10)
    titled(author, "Alpha", percent=90)
    titled(author, "Gamma")
    desk = reverse("desk")
    assert titles(browser.get(desk)) == ["Gamma", "Alpha", "beta"]
    assert titles(browser.get(desk, {"sort": "title"})) == ["Alpha", "beta", "Gamma"]
    assert titles(browser.get(desk, {"sort": "completeness"})) == ["Alpha", "beta", "Gamma"]
    assert titles(browser.get(desk, {"sort": "nonsense"})) == ["Gamma", "Alpha", "beta"]


def test_the_desk_shows_mine_shared_or_all(author: User, browser: Client) -> None:
    titled(author, "My own")
    share(titled(UserFactory(), "Of another"), author, CaseRole.READER)
    desk = reverse("desk")
    assert titles(browser.get(desk, {"whose": "mine"})) == ["My own"]
    assert titles(browser.get(desk, {"whose": "shared"})) == ["Of another"]
    assert titles(browser.get(desk, {"whose": "nonsense"})) == ["Of another", "My own"]


@pytest.mark.parametrize("wanted", ["PRESACRAL", " presacral ", "presacral\0", "presacral-mass"])
def test_a_case_is_found_by_words_of_its_title_or_address(
    wanted: str, author: User, browser: Client
) -> None:
    titled(author, "Presacral mass")
    titled(author, "Fever of unknown origin")
    assert titles(browser.get(reverse("desk"), {"q": wanted})) == ["Presacral mass"]


def test_a_search_that_finds_nothing_leads_back_to_all(author: User, browser: Client) -> None:
    titled(author, "Presacral mass")
    page = browser.get(reverse("desk"), {"q": "100 %"})
    assert "No case fits. Show all cases" in words(page)
    assert tree(page).xpath("//p[@class='empty']/a/@href") == [reverse("desk")]


def test_nobody_finds_a_case_of_somebody_else(browser: Client) -> None:
    titled(UserFactory(), "Presacral mass")
    assert titles(browser.get(reverse("desk"), {"q": "presacral", "whose": "shared"})) == []


def test_a_case_goes_to_the_archive_and_comes_back(case: Case, browser: Client) -> None:
    browser.post(reverse("archive-case", args=[case.slug]))
    assert titles(browser.get(reverse("desk"))) == []
    (card,) = cards(browser.get(reverse("desk") + "?archive"))
    assert said(card, "status") == "Archived"
    browser.post(reverse("restore-case", args=[case.slug]))
    assert titles(browser.get(reverse("desk"))) == [case.paper.title]
    actions = list(AuditLine.objects.filter(case=case).values_list("action", flat=True))
    assert actions == [Action.RESTORED, Action.ARCHIVED, Action.IMPORTED]


def test_the_message_of_the_archive_takes_the_case_back(case: Case, browser: Client) -> None:
    page = browser.post(reverse("archive-case", args=[case.slug]), follow=True)
    assert f"“{case.paper.title}” is in the archive. Nothing was deleted." in words(page)
    (form,) = tree(page).xpath(f"//*[{has_class('set-aside')}]//form")
    page = browser.post(form.get("action"), follow=True)
    assert "The case is back among your cases." in words(page)
    assert titles(page) == [case.paper.title]


@pytest.mark.parametrize("slug", ["no-such-case", "nul\0", "not-archived", "of-another"])
def test_nothing_is_offered_back_that_one_did_not_archive(
    slug: str, author: User, browser: Client
) -> None:
    CaseFactory(owner=author, slug="not-archived")
    share(CaseFactory(slug="of-another", archived=True), author, CaseRole.CO_AUTHOR)
    page = tree(browser.get(reverse("desk"), {"undo": slug}))
    assert page.xpath(f"//*[{has_class('set-aside')}]") == []


def test_archiving_twice_is_told_once(case: Case, browser: Client) -> None:
    browser.post(reverse("archive-case", args=[case.slug]))
    browser.post(reverse("archive-case", args=[case.slug]))
    assert AuditLine.objects.filter(case=case, action=Action.ARCHIVED).count() == 1


def test_a_case_file_that_is_taken_is_noted(case: Case, browser: Client) -> None:
    answer = browser.get(reverse("case-file", args=[case.slug]))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{case.slug}.zip"'
    assert AuditLine.objects.filter(case=case, action=Action.EXPORTED).count() == 1


def test_a_page_beyond_the_last_shows_the_last(case: Case, browser: Client) -> None:
    assert browser.get(reverse("desk"), {"page": "99"}).status_code == 200
