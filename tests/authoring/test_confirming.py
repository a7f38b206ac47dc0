"""Authors of the paper confirm their own data by a link, without an account."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casereports.authoring.confirmations import Standing
from casereports.record.models import Action, Affiliation, AuditLine, Author, AuthorLink, Case
from tests.authoring.confirming import ask, fill_in, standings
from tests.authoring.pages import errors, tree, words
from tests.factories.cases import CaseFactory
from tests.factories.sharing import author_link, mailed_link, two_authors


@pytest.fixture
def author_row(case: Case) -> Author:
    return two_authors(case)


def test_an_author_confirms_by_the_mailed_link(
    case: Case, browser: Client, visitor: Client, author_row: Author
) -> None:
    assert standings(case)["Anna Writer"] == Standing.NOT_ASKED
    assert "on its way to anna@example.org" in words(browser.get(ask(browser, author_row).url))
    assert standings(case)["Anna Writer"] == Standing.ASKED
    answer = fill_in(
        visitor, mailed_link(), degrees="MD", orcid="0000-0002-1825-0097", credit=["supervision"]
    )
    assert answer.headers["Location"] == reverse("confirmed")
    assert "Your data are confirmed." in words(visitor.get(answer.headers["Location"]))
    author_row.refresh_from_db()
    assert (author_row.degrees, author_row.orcid) == ("MD", "0000-0002-1825-0097")
    assert author_row.credit == ("supervision",)
    assert author_row.biography == "Was born."
    assert author_row.affiliations == ("university-hospital",)
    assert standings(case) == {
        "Anna Writer": Standing.CONFIRMED,
        "Ben Secondauthor": Standing.NOT_ASKED,
    }
    audit = AuditLine.objects.get(case=case, action=Action.CONFIRMED)
    assert (audit.who, audit.detail) == (None, "author writer")
    page = words(browser.get(reverse("sharing", args=[case.slug])))
    assert "confirmed on" in page
    assert "declares no conflicts" in page


def test_the_page_shows_the_title_and_this_authors_data_alone(
    case: Case, visitor: Client, author_row: Author
) -> None:
    _link, token = author_link(case, author_row)
    page = visitor.get(reverse("confirm", args=[token]))
    text = page.content.decode()
    assert case.paper.title in words(page)
    assert tree(page).xpath("//input[@name='family']/@value") == ["Writer"]
    for secret in (
        case.slug,
        "A man had back pain",
        "presacral",
        "Secondauthor",
        "ben@",
        "Was born",
    ):
        assert secret not in text
    assert "no-store" in page.headers["Cache-Control"]


def test_the_link_opens_nothing_else(case: Case, visitor: Client, author_row: Author) -> None:
    _link, token = author_link(case, author_row)
    fill_in(visitor, reverse("confirm", args=[token]))
    assert "_auth_user_id" not in visitor.session
    for page in (
        reverse("case", args=[case.slug]),
        reverse("paper-html", args=[case.slug]),
        reverse("part", args=[case.slug, "authors"]),
        reverse("desk"),
    ):
        assert visitor.get(page).headers["Location"].startswith(reverse("account_login"))


def test_a_place_of_another_case_is_not_to_be_had(
    case: Case, visitor: Client, author_row: Author
) -> None:
    foreign = Affiliation.objects.create(case=CaseFactory(), institution="Elsewhere")
    _link, token = author_link(case, author_row)
    answer = fill_in(visitor, reverse("confirm", args=[token]), places=[foreign.pk])
    assert "Affiliations: Select a valid choice." in errors(answer)[0]
    assert standings(case)["Anna Writer"] == Standing.ASKED


def test_an_author_adds_the_place_of_work_that_is_missing(
    case: Case, visitor: Client, author_row: Author
) -> None:
    _link, token = author_link(case, author_row)
    new = {"new-department": "Radiology", "new-institution": "City Clinic", "new-city": "Berne"}
    fill_in(visitor, reverse("confirm", args=[token]), **new)
    places = [str(link.affiliation) for link in author_row.affiliation_links.all()]
    assert places == ["University Hospital", "City Clinic"]
    assert case.affiliations.get(institution="City Clinic").department == "Radiology"


def test_a_place_of_work_needs_its_institution(
    case: Case, visitor: Client, author_row: Author
) -> None:
    _link, token = author_link(case, author_row)
    answer = fill_in(visitor, reverse("confirm", args=[token]), **{"new-city": "Berne"})
    assert errors(answer) == ["Institution: This field is required."]
    assert AuthorLink.objects.waiting().count() == 1
    assert case.affiliations.count() == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"responsible": None}, "Tick this to confirm"),
        ({"declares": None}, "Do you have conflicts of interest?: This field is required."),
        ({"declares": "none", "conflicts": "Shares."}, "You wrote a conflict above."),
        ({"declares": "some"}, "Write which conflicts you have"),
        ({"family": ""}, "Family name: This field is required."),
        ({"orcid": "0000-0002-1825-0098"}, "is not an ORCID iD"),
        ({"email": "anna at example"}, "E-mail address:"),
    ],
)
def test_what_can_not_be_confirmed_is_said_and_nothing_is_saved(
    case: Case, visitor: Client, author_row: Author, changes: dict[str, Any], said: str
) -> None:
    _link, token = author_link(case, author_row)
    answer = fill_in(visitor, reverse("confirm", args=[token]), degrees="MD", **changes)
    assert said in " ".join(errors(answer))
    author_row.refresh_from_db()
    assert (author_row.degrees, author_row.family) == ("", "Writer")
    assert standings(case)["Anna Writer"] == Standing.ASKED


def test_fields_that_the_page_does_not_show_stay_as_they_are(
    case: Case, visitor: Client, author_row: Author
) -> None:
    _link, token = author_link(case, author_row)
    more = {"biography": "x", "deceased": "on", "key": "x", "position": "9", "case": "1"}
    fill_in(visitor, reverse("confirm", args=[token]), **more)
    after = Author.objects.get(pk=author_row.pk)
    assert (after.biography, after.deceased, after.key) == ("Was born.", False, "writer")
    assert (after.position, after.case) == (author_row.position, case)


def test_conflicts_are_saved_with_the_authors_word(
    case: Case, visitor: Client, author_row: Author
) -> None:
    link, token = author_link(case, author_row)
    words_of = {"declares": "some", "conflicts": "Speaker’s fees.\r\nShares."}
    fill_in(visitor, reverse("confirm", args=[token]), **words_of)
    link.refresh_from_db()
    assert link.confirmed["no_conflicts"] is False
    assert Author.objects.get(pk=author_row.pk).conflicts == "Speaker’s fees.\nShares."
    assert standings(case)["Anna Writer"] == Standing.CONFIRMED


@pytest.mark.parametrize("ending", ["expires", "withdrawn_at"])
def test_an_ended_link_is_answered_like_any_other(
    case: Case, visitor: Client, author_row: Author, ending: str
) -> None:
    _link, token = author_link(case, author_row, **{ending: timezone.now()})
    page = reverse("confirm", args=[token])
    for answer in (visitor.get(page), visitor.post(page, {"family": "x"})):
        assert answer.status_code == 404
        assert "Please ask who sent it for a new one." in words(answer)


def test_a_link_is_used_once(case: Case, visitor: Client, author_row: Author) -> None:
    _link, token = author_link(case, author_row)
    page = reverse("confirm", args=[token])
    fill_in(visitor, page)
    assert visitor.get(page).status_code == 404


def test_looking_at_the_link_changes_nothing(
    case: Case, visitor: Client, author_row: Author
) -> None:
    _link, token = author_link(case, author_row)
    lines = AuditLine.objects.count()
    for _time in range(2):
        assert visitor.get(reverse("confirm", args=[token])).status_code == 200
        assert visitor.head(reverse("confirm", args=[token])).status_code == 200
    assert AuthorLink.objects.waiting().count() == 1
    assert AuditLine.objects.count() == lines


def test_a_signed_in_author_is_named_in_the_audit(
    case: Case, browser: Client, author_row: Author
) -> None:
    _link, token = author_link(case, author_row)
    fill_in(browser, reverse("confirm", args=[token]))
    assert AuditLine.objects.get(case=case, action=Action.CONFIRMED).who == case.owner
