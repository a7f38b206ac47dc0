"""What an author of the paper confirms, and whether it still stands."""

from datetime import timedelta

import pytest
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.actions.confirming import (
    confirm_author,
    send_author_link,
    show_author_link,
    withdraw_author_link,
)
from casereports.record.actions.sharing import LinkClosedError, SharingRefusedError
from casereports.record.models import Action, Affiliation, AuditLine, Author, AuthorLink, Case
from casereports.record.models.sharing import author_data, data_fingerprint
from tests.factories.sharing import author_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(case: Case) -> Author:
    clinic = Affiliation.objects.create(case=case, institution="University Hospital", city="Basel")
    author = Author.objects.create(case=case, given="Anna", family="Writer", credit=("software",))
    author.affiliation_links.create(affiliation=clinic)
    return author


def confirm(token: str, author: Author, **changes: object) -> None:
    words = {
        "who": None,
        "places": Affiliation.objects.filter(case=author.case),
        "new_place": None,
        "no_conflicts": True,
    }
    confirm_author(token=token, author=author, **{**words, **changes})


def lines(case: Case) -> list[tuple[str, str, User | None]]:
    audit = AuditLine.objects.filter(case=case).exclude(action=Action.CHANGED)
    return [(line.action, line.detail, line.who) for line in audit]


def test_an_author_without_an_account_confirms_what_is_printed(author: Author) -> None:
    link, token = author_link(author.case, author)
    author.orcid = "0000-0002-1825-0097"
    confirm(token, author)
    link.refresh_from_db()
    assert link.confirmed == {
        "data": {
            "given": "Anna",
            "family": "Writer",
            "family_first": False,
            "degrees": "",
            "orcid": "0000-0002-1825-0097",
            "email": "",
            "corresponding": False,
            "conflicts": "",
            "credit": ["software"],
            "affiliations": ["University Hospital, Basel"],
        },
        "no_conflicts": True,
        "responsible": True,
    }
    assert lines(author.case) == [(Action.CONFIRMED, "author writer", None)]
    assert Author.objects.get().orcid == "0000-0002-1825-0097"


def test_what_was_confirmed_stands_until_it_is_changed(author: Author) -> None:
    link, token = author_link(author.case, author)
    confirm(token, author)
    link.refresh_from_db()

    def stands() -> bool:
        current = author_data(Author.objects.get())
        return data_fingerprint(current) == link.fingerprint

    assert stands()
    Author.objects.update(biography="Not printed under the title.", position=3)
    assert stands()
    Affiliation.objects.update(city="Berne")
    assert not stands()
    Affiliation.objects.update(city="Basel")
    assert stands()
    Author.objects.update(conflicts="Shares of the maker.")
    assert not stands()


def test_an_author_adds_a_place_of_work(author: Author) -> None:
    _link, token = author_link(author.case, author)
    place = Affiliation(case=author.case, institution="Cantonal Hospital")
    confirm(token, author, new_place=place)
    assert [str(link) for link in author.affiliation_links.all()] == [
        "University Hospital",
        "Cantonal Hospital",
    ]


@pytest.mark.parametrize("ending", ["expires", "withdrawn_at"])
def test_an_ended_link_confirms_nothing(author: Author, ending: str) -> None:
    _link, token = author_link(author.case, author, **{ending: timezone.now()})
    author.family = "Changed"
    with pytest.raises(LinkClosedError):
        confirm(token, author)
    assert Author.objects.get().family == "Writer"
    assert lines(author.case) == []


def test_a_link_confirms_once(author: Author) -> None:
    _link, token = author_link(author.case, author)
    confirm(token, author)
    with pytest.raises(LinkClosedError):
        confirm(token, author)


def test_a_link_confirms_no_other_author(author: Author) -> None:
    other = Author.objects.create(case=author.case, family="Other")
    _link, token = author_link(author.case, author)
    other.family = "Changed"
    with pytest.raises(LinkClosedError):
        confirm(token, other)
    assert Author.objects.get(pk=other.pk).family == "Other"


def test_asking_again_ends_the_link_before_and_keeps_what_was_confirmed(
    author: Author, owner: User
) -> None:
    words = {"case": author.case, "who": owner, "author": author, "email": "anna@example.org"}
    first, old = send_author_link(**words, by_hand=False)
    assert first.expires - first.sent == timedelta(days=30)
    again, new = send_author_link(**words, by_hand=True)
    assert again.pk == first.pk
    with pytest.raises(LinkClosedError):
        confirm(old, author)
    confirm(new, author)
    third, _token = send_author_link(**words, by_hand=False)
    assert third.pk != first.pk
    assert AuthorLink.objects.get(pk=first.pk).fingerprint != ""
    assert lines(author.case)[0] == (Action.ASKED, "author writer by e-mail", owner)
    assert lines(author.case)[2] == (Action.ASKED, "author writer by hand", owner)


def test_requests_to_authors_count_against_the_links_of_a_day(author: Author, owner: User) -> None:
    for _number in range(30):
        AuditLine.objects.create(who=owner, action=Action.INVITED)
    with pytest.raises(SharingRefusedError, match="30 links in a day"):
        send_author_link(
            case=author.case, who=owner, author=author, email="a@example.org", by_hand=False
        )
    assert AuthorLink.objects.count() == 0


def test_a_link_that_was_shown_is_remembered_as_such(author: Author, owner: User) -> None:
    link, _token = author_link(author.case, author)
    show_author_link(case=author.case, who=owner, link=link)
    link.refresh_from_db()
    assert link.by_hand is True


def test_a_withdrawn_link_is_withdrawn_once(author: Author, owner: User) -> None:
    author_link(author.case, author)
    withdraw_author_link(case=author.case, who=owner, author=author)
    with pytest.raises(SharingRefusedError, match="no open link"):
        withdraw_author_link(case=author.case, who=owner, author=author)
    assert lines(author.case) == [(Action.SHARED, "link of author writer withdrawn", owner)]
