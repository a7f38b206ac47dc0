"""Every address of the author's pages, tried by everybody."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from casereports.accounts.models import Role, User
from casereports.record.models import (
    AuditLine,
    Author,
    Case,
    CaseMember,
    CaseRole,
    Invitation,
    Lesion,
    Panel,
    Picture,
)
from tests.factories.cases import share
from tests.factories.sharing import author_link, invitation
from tests.factories.users import UserFactory

#: Which address wants which right; rights grow to the right.
OPEN = "open to all"
ANYBODY, READS, EDITS, OWNS = "signed in", "reads", "edits", "owns"
DOORS = {
    "desk": ANYBODY,
    "new-case": ANYBODY,
    "import-case": ANYBODY,
    "example-case": ANYBODY,
    "case": READS,
    "picture": READS,
    "report": READS,
    "report-pdf": READS,
    "paper-html": READS,
    "case-file": READS,
    "consent-form": EDITS,
    "part": EDITS,
    "upload-pictures": EDITS,
    "remove-picture": EDITS,
    "paste-references": EDITS,
    "import-narrative": EDITS,
    "new-row": EDITS,
    "grid": EDITS,
    "row": EDITS,
    "remove-row": EDITS,
    "new-row-below": EDITS,
    "grid-below": EDITS,
    "paste-rows": EDITS,
    "paste-rows-below": EDITS,
    "add-panel": EDITS,
    "add-panel-below": EDITS,
    "move-row": EDITS,
    "archive-case": OWNS,
    "restore-case": OWNS,
    "sharing": READS,
    "leave-case": READS,
    "ask-author": EDITS,
    "withdraw-author-link": EDITS,
    "invite": OWNS,
    "invite-again": OWNS,
    "withdraw-invitation": OWNS,
    "change-role": OWNS,
    "remove-member": OWNS,
    "hand-over": OWNS,
    "invitation": OPEN,
    "accept-invitation": OPEN,
    "join-by-invitation": OPEN,
    "decline-invitation": OPEN,
    "confirm": OPEN,
    "confirmed": OPEN,
}
POST_ONLY = {
    "add-panel",
    "add-panel-below",
    "move-row",
    "archive-case",
    "restore-case",
    "example-case",
    "withdraw-author-link",
    "withdraw-invitation",
    "change-role",
    "accept-invitation",
}
#: Those that answer with a page of their own.
POST_FOR_A_PAGE = {"invite-again", "decline-invitation"}
SHARING = {
    "invite-again",
    "withdraw-invitation",
    "change-role",
    "remove-member",
    "hand-over",
    "ask-author",
    "withdraw-author-link",
}
WRITES = [name for name, right in DOORS.items() if right in (EDITS, OWNS)]
WHO = {
    "owner": {OPEN, ANYBODY, READS, EDITS, OWNS},
    "co-author": {OPEN, ANYBODY, READS, EDITS},
    "commenter": {OPEN, ANYBODY, READS},
    "reader": {OPEN, ANYBODY, READS},
    "site reviewer": {OPEN, ANYBODY},
    "site editor": {OPEN, ANYBODY},
    "administrator": {OPEN, ANYBODY},
    "stranger": {OPEN, ANYBODY},
    "anonymous": {OPEN},
}


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


def address(name: str, case: Case) -> str:
    """Returns an address that leads to something, when its name asks for it."""
    if DOORS[name] == OPEN:
        return reverse(name, args=[] if name == "confirmed" else [token(name, case)])
    lesion = Lesion.objects.get(study__case=case)
    more = {
        "picture": [Picture.objects.get(case=case).sha256],
        "part": ["patient"],
        "remove-picture": [Picture.objects.get(case=case).pk],
        "new-row": ["labs"],
        "grid": ["labs"],
        "row": ["lesions", lesion.pk],
        "remove-row": ["lesions", lesion.pk],
        "move-row": ["lesions", lesion.pk],
        "new-row-below": ["lesions", lesion.pk, "signals"],
        "grid-below": ["lesions", lesion.pk, "signals"],
        "paste-rows": ["labs"],
        "paste-rows-below": ["lesions", lesion.pk, "signals"],
        "add-panel": ["labs"],
        "add-panel-below": ["lesions", lesion.pk, "signals"],
        **{there: [link(there, case).pk] for there in SHARING if there == name},
    }
    arguments = [] if DOORS[name] == ANYBODY else [case.slug, *more.get(name, [])]
    return reverse(name, args=arguments)


def link(name: str, case: Case) -> Invitation | CaseMember | Author:
    """Returns what an address of the sharing pages names."""
    if "invit" in name:
        return invitation(case)[0]
    if "author" in name:
        return author_link(case)[0].author
    return CaseMember.objects.filter(case=case, role=CaseRole.CO_AUTHOR).get()


def token(name: str, case: Case) -> str:
    return author_link(case)[1] if name == "confirm" else invitation(case)[1]


def names(resolver: URLResolver | None = None, at: str = "") -> Iterator[str | None]:
    for pattern in (resolver or get_resolver()).url_patterns:
        route = at + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield pattern.name
        elif not route.startswith(("admin/", "accounts/")):
            yield from names(pattern, route)


def test_every_address_of_the_site_is_tried() -> None:
    assert sorted(map(str, names())) == sorted(DOORS)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", DOORS)
def test_a_page_opens_for_who_may_see_it_and_is_not_there_for_others(
    name: str, who: str, case: Case, people: dict[str, User], client: Client
) -> None:
    if who in people:
        client.force_login(people[who])
    page = address(name, case)
    answer = client.post(page) if name in POST_ONLY | POST_FOR_A_PAGE else client.get(page)
    if who == "anonymous" and DOORS[name] != OPEN:
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("account_login"))
    elif name == "consent-form":
        assert answer.status_code == 404  # nothing was uploaded
    elif DOORS[name] in WHO[who]:
        assert answer.status_code == (302 if name in POST_ONLY else 200)
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
    lines = AuditLine.objects.count()
    answer = client.post(address(name, case), {"site": "elsewhere", "patient-sex": "male"})
    refusal = {"anonymous": 302}.get(who, 405 if name == "consent-form" else 404)
    assert answer.status_code == refusal
    assert AuditLine.objects.count() == lines
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
