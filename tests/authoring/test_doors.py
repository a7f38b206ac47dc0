"""Every address of the author's pages, tried by everybody."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from casereports.accounts.models import Role, User
from casereports.record.models import (
    Action,
    AuditLine,
    Case,
    CaseRole,
    Lesion,
    Panel,
)
from tests.authoring.doors import (
    DOORS,
    EDITS,
    OPEN,
    POST_ONLY,
    SENDS_ON,
    SHOWN_ONLY,
    WHO,
    WRITES,
    address,
    knock,
)
from tests.factories.cases import share
from tests.factories.users import UserFactory
from tests.review import doors as review


@pytest.fixture
def people(author: User, case: Case) -> dict[str, User]:
    """Everybody who could come to the door, the anonymous left out."""
    people = {
        "owner": author,
        "stranger": UserFactory(),
        "site reviewer": UserFactory(role=Role.REVIEWER),
        "site editor": UserFactory(role=Role.EDITOR),
        "administrator": UserFactory(role=Role.ADMINISTRATOR),
    }
    for role in CaseRole:
        people[role.value.replace("_", "-")] = UserFactory()
        share(case, people[role.value.replace("_", "-")], role)
    return people


def names(resolver: URLResolver | None = None, at: str = "") -> Iterator[str | None]:
    for pattern in (resolver or get_resolver()).url_patterns:
        route = at + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield pattern.name
        elif not route.startswith(("admin/", "accounts/")):
            yield from names(pattern, route)


def test_every_address_of_the_site_is_tried() -> None:
    assert sorted(map(str, names())) == sorted([*DOORS, *review.DOORS, *review.REVIEW_DOORS])


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", DOORS)
def test_a_page_opens_for_who_may_see_it_and_is_not_there_for_others(
    name: str, who: str, case: Case, people: dict[str, User], client: Client
) -> None:
    if who in people:
        client.force_login(people[who])
    answer = knock(client, name, case)
    if who == "anonymous" and DOORS[name] != OPEN:
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("account_login"))
    elif name == "consent-form":
        assert answer.status_code == 404  # nothing was uploaded
    elif DOORS[name] in WHO[who]:
        assert answer.status_code == (302 if name in POST_ONLY | SENDS_ON else 200)
        assert reverse("account_login") not in answer.headers.get("Location", "")
    else:
        assert answer.status_code == 404


@pytest.mark.parametrize("who", [who for who, rights in WHO.items() if EDITS not in rights])
@pytest.mark.parametrize("name", WRITES)
def test_who_may_not_edit_changes_nothing(
    name: str, who: str, case: Case, people: dict[str, User], client: Client
) -> None:
    if who in people:
        client.force_login(people[who])
    page, changes = address(name, case), AuditLine.objects.exclude(action=Action.REFUSED)
    lines = changes.count()
    answer = client.post(page, {"site": "elsewhere", "patient-sex": "male"})
    refusal = {"anonymous": 302}.get(who, 405 if name in SHOWN_ONLY else 404)
    assert answer.status_code == refusal
    assert changes.count() == lines
    assert Lesion.objects.get(study__case=case).site == "presacral space"


@pytest.mark.parametrize(
    "name", ["case", "report", "part", "new-row", "grid", "paste-references", "upload-pictures"]
)
def test_a_case_that_does_not_exist_looks_like_one_that_is_not_shared(
    name: str, case: Case, browser: Client
) -> None:
    page = address(name, case).replace(case.slug, "no-such-case")
    assert browser.get(page).status_code == 404


@pytest.mark.parametrize("name", ["row", "remove-row", "new-row-below", "grid-below"])
def test_a_row_is_not_found_through_another_case(name: str, case: Case, browser: Client) -> None:
    page = address(name, case)
    other = Case.objects.create(owner=case.owner, slug="another")
    assert browser.get(page.replace(case.slug, other.slug)).status_code == 404


def test_a_picture_is_not_found_through_another_case(case: Case, browser: Client) -> None:
    Case.objects.create(owner=case.owner, slug="another")
    page = address("picture", case).replace(case.slug, "another")
    assert browser.get(page).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "edit/nothing/",
        "edit/nothing/new/",
        "edit/patient/new/",
        "edit/lesions/new/",
        "edit/imaging/all/",
        "edit/labs/1/",
    ],
)
def test_a_page_that_means_nothing_is_not_there(path: str, case: Case, browser: Client) -> None:
    assert browser.get(f"/cases/{case.slug}/{path}").status_code == 404


def test_a_picture_is_handed_out_as_what_it_is(case: Case, browser: Client) -> None:
    picture = Panel.objects.get(figure__case=case).file
    answer = browser.get(reverse("picture", args=[case.slug, picture.sha256]))
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "private" in answer.headers["Cache-Control"]
