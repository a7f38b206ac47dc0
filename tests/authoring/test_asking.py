"""Authors of the paper are asked to confirm, and what they confirmed is watched."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from casereports.authoring.confirmations import Standing, confirmations
from casereports.record.actions.rows import save_row
from casereports.record.models import Affiliation, Author, Case, CaseRole
from tests.authoring.confirming import ANNA, ask, fill_in, standings
from tests.authoring.pages import tree, words
from tests.factories.cases import CaseFactory, share
from tests.factories.sharing import author_link, mailed_link, two_authors
from tests.factories.users import UserFactory


@pytest.fixture
def author_row(case: Case) -> Author:
    return two_authors(case)


def test_a_later_change_of_a_confirmed_author_is_seen(
    case: Case, browser: Client, visitor: Client, author_row: Author
) -> None:
    ask(browser, author_row)
    fill_in(visitor, mailed_link())
    author_row.refresh_from_db()
    author_row.family = "Writer-Miller"
    save_row(case=case, who=case.owner, row=author_row)
    assert standings(case)["Anna Writer-Miller"] == Standing.CHANGED
    page = words(browser.get(reverse("sharing", args=[case.slug])))
    assert "changed since it was confirmed on" in page


def test_the_e_mail_tells_nothing_of_the_paper(
    case: Case, browser: Client, author_row: Author
) -> None:
    ask(browser, author_row)
    letter = mail.outbox[-1]
    assert letter.to == [ANNA]
    assert letter.subject == "The author asks you to confirm your data as an author"
    text = str(letter.body).replace(mailed_link(), "")
    assert "Dear Anna Writer" in text
    for secret in (case.slug, case.paper.title, "ack pain"):
        assert secret not in text


def test_a_mailed_link_is_not_shown_to_who_asks(
    case: Case, browser: Client, author_row: Author
) -> None:
    answer = ask(browser, author_row)
    assert answer.headers["Location"] == reverse("sharing", args=[case.slug])
    token = mailed_link().split("/")[2]
    assert token not in browser.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize("way", ["hand", "mail"])
def test_a_link_that_is_handed_over_or_that_no_server_takes_is_shown_and_marked(
    case: Case,
    browser: Client,
    visitor: Client,
    author_row: Author,
    settings: Settings,
    way: str,
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    page = ask(browser, author_row, way)
    (link,) = tree(page).xpath("//input[@id='link']/@value")
    fill_in(visitor, link)
    sharing = words(browser.get(reverse("sharing", args=[case.slug])))
    assert "(by a link that was handed over)" in sharing


def test_a_co_author_asks_and_withdraws(case: Case, visitor: Client, author_row: Author) -> None:
    user = UserFactory()
    share(case, user, CaseRole.CO_AUTHOR)
    visitor.force_login(user)
    ask(visitor, author_row)
    withdraw = reverse("withdraw-author-link", args=[case.slug, author_row.pk])
    assert "The author's link is withdrawn." in words(visitor.post(withdraw, follow=True))
    assert standings(case)["Anna Writer"] == Standing.NOT_ASKED
    assert "This author has no open link." in words(visitor.post(withdraw, follow=True))


def test_an_author_is_not_asked_through_another_case(
    case: Case, browser: Client, author_row: Author
) -> None:
    other = CaseFactory(owner=case.owner)
    page = reverse("ask-author", args=[other.slug, author_row.pk])
    assert browser.post(page, {"email": ANNA, "way": "mail"}).status_code == 404
    assert mail.outbox == []


def test_the_author_is_asked_at_the_address_that_is_known(
    case: Case, browser: Client, author_row: Author
) -> None:
    page = reverse("ask-author", args=[case.slug, author_row.pk])
    assert tree(browser.get(page)).xpath("//input[@name='email']/@value") == []
    ask(browser, author_row)
    assert tree(browser.get(page)).xpath("//input[@name='email']/@value") == [ANNA]
    author_row.email = "writer@example.org"
    author_row.save()
    assert tree(browser.get(page)).xpath("//input[@name='email']/@value") == ["writer@example.org"]


def test_an_author_who_confirmed_and_is_asked_again_stays_confirmed(
    case: Case, browser: Client, visitor: Client, author_row: Author
) -> None:
    ask(browser, author_row)
    fill_in(visitor, mailed_link())
    ask(browser, author_row)
    assert standings(case)["Anna Writer"] == Standing.CONFIRMED
    assert "asked again" in words(browser.get(reverse("sharing", args=[case.slug])))


def test_a_link_that_grew_too_old_is_told(case: Case, author_row: Author) -> None:
    author_link(case, author_row, expires=timezone.now())
    assert standings(case)["Anna Writer"] == Standing.EXPIRED


@pytest.mark.parametrize("rows", [1, 3])
def test_the_standing_of_all_authors_takes_four_queries(
    rows: int, case: Case, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _row in range(rows):
        link, _token = author_link(case)
        link.author.affiliation_links.create(
            affiliation=Affiliation.objects.create(case=case, institution="Clinic")
        )
    with django_assert_num_queries(4):
        assert len([one.standing for one in confirmations(case)]) == rows
