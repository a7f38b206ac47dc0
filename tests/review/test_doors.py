"""Every address of review and notices, tried by everybody in every state that matters."""

import json
from uuid import uuid4

import pytest
from pytest_django import Settings

from casereports.notices import urls as notices
from casereports.review import urls as review
from casereports.review.models import ReviewerInvitation
from casereports.review.states import State
from tests.review.addresses import address, picture
from tests.review.doors import (
    DOORS,
    FORMS,
    NOT_THERE,
    OPEN_REVIEWS,
    REVIEW_DOORS,
    RIGHTS,
    STATES,
    TAKEN_BACK,
    UNDECIDED,
    WHOSE,
    WITHOUT_ACCOUNT,
    Door,
    knock,
    said,
)
from tests.review.people import (
    ANONYMOUS,
    EVERYBODY,
    GUESTS,
    World,
    stand,
    standing,
    undone,
)

pytestmark = pytest.mark.django_db

#: Doors that answer the same in every state are tried in these alone.
FEWER = (State.IN_REVIEW, State.PUBLISHED, State.WITHDRAWN)
TRIED = [
    (name, state) for name, door in DOORS.items() for state in (STATES if door.in_state else FEWER)
]


def test_every_address_of_review_and_notices_is_tried() -> None:
    names = [str(one.name) for one in (*review.urlpatterns, *notices.urlpatterns)]
    assert sorted(names) == sorted([*DOORS, *REVIEW_DOORS])


@pytest.mark.parametrize(("name", "state"), TRIED)
def test_a_page_opens_for_whom_it_is_and_is_not_there_for_others(
    name: str, state: State, world: World
) -> None:
    door = DOORS[name]
    stand(world, state)
    answers = {who: wanted(name, door, who, state) for who in EVERYBODY}
    refused = [who for who in EVERYBODY if answers[who] in (NOT_THERE, "sign in")]
    before = standing(world)
    found = {who: said(knock(world.browser(who), name, world, door)) for who in refused}
    assert standing(world) == before
    for who in set(EVERYBODY).difference(refused):
        with undone():
            found[who] = said(knock(world.browser(who), name, world, door))
    assert found == answers


@pytest.mark.parametrize("name", REVIEW_DOORS)
def test_a_review_is_not_there_for_anybody_but_its_reviewer(name: str, world: World) -> None:
    door, _afterwards = REVIEW_DOORS[name]
    stand(world, State.IN_REVIEW)
    before = standing(world)
    found = {
        (who, whose): said(knock(world.browser(who), name, world, door, whose))
        for whose in WHOSE
        for who in EVERYBODY
        if not (who == whose and who in OPEN_REVIEWS)
    }
    released = "guest reviewer who was released"
    assert found.pop((released, released)) == TAKEN_BACK.get(name, NOT_THERE)
    assert {pair: answer for pair, answer in found.items() if answer != NOT_THERE} == {}
    assert standing(world) == before


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", REVIEW_DOORS)
def test_a_review_opens_for_its_reviewer_and_is_written_while_it_is_awaited(
    name: str, state: State, world: World
) -> None:
    door, afterwards = REVIEW_DOORS[name]
    stand(world, state)
    found = {}
    for who in OPEN_REVIEWS:
        with undone():
            found[who] = said(knock(world.browser(who), name, world, door, who))
    taken_back = TAKEN_BACK.get(name, NOT_THERE)
    at_work = taken_back if state == State.WITHDRAWN else afterwards
    at_work = door.answer if state in UNDECIDED else at_work
    assert found == {
        "reviewer": at_work,
        "guest reviewer": at_work,
        "editor who reviewed it": afterwards,
        "reviewer who is done": afterwards,
    }


@pytest.mark.parametrize("state", [State.REVISION, State.PUBLISHED])
@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_is_sent_without_the_right_changes_nothing(
    name: str, state: State, world: World
) -> None:
    right = "owns" if name in ("submit", "revise") else DOORS[name].right
    stand(world, state)
    before = standing(world)
    for who in set(EVERYBODY) - RIGHTS[right]:
        browser = world.browser(who)
        browser.post(address(name, world), {**FORMS[name], "seen": world.submission.version})
    assert standing(world) == before


@pytest.mark.parametrize("who", ["owner", "editor", "reviewer", "stranger", ANONYMOUS])
@pytest.mark.parametrize("name", [*DOORS, *REVIEW_DOORS])
def test_a_wrong_method_is_answered_the_same_whether_or_not_something_is_there(
    name: str, who: str, world: World
) -> None:
    there = address(name, world)
    nowhere = there
    for uuid in (world.submission.uuid, *(one.uuid for one in world.invitations.values())):
        nowhere = nowhere.replace(str(uuid), str(uuid4()))
    before = standing(world)
    browser = world.browser(who)
    assert browser.delete(there).status_code == browser.delete(nowhere).status_code
    assert standing(world) == before


@pytest.mark.parametrize(
    "name",
    [
        "submission",
        "changes",
        "submission-file",
        "judge",
        "judge-changes",
        "judge-file",
        "decide",
        "invite-reviewer",
    ],
)
def test_a_submission_that_is_not_there_looks_like_one_that_is_not_shown(
    name: str, world: World
) -> None:
    nowhere = address(name, world).replace(str(world.submission.uuid), str(uuid4()))
    browsers = [world.browser(who) for who in ("owner", "editor", "stranger")]
    assert [one.get(nowhere).status_code for one in browsers] == [404, 404, 404]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("owner", "save-answer"),
        ("handling editor", "save-editor-comment"),
        ("handling editor", "drop-editor-comment"),
    ],
)
def test_a_comment_is_not_found_through_another_submission(
    who: str, name: str, world: World
) -> None:
    stand(world, State.REVISION)
    own = address(name, world)
    number = own.rstrip("/").removesuffix("/drop").rpartition("/")[2]
    page = own.replace(f"/{number}/", f"/{world.rows['other comment'].pk}/")
    before = standing(world)
    sent = json.dumps({"field": "text", "text": "Typed.", "revision": 0})
    answer = world.browser(who).post(page, sent, content_type="application/json")
    assert answer.status_code == 404
    assert standing(world) == before


def test_an_answer_to_a_comment_that_is_not_told_yet_finds_none(world: World) -> None:
    comment = world.rows["reviewer's comment"]
    stand(world, State.REVISION)
    page = address("save-answer", world).replace(
        f"/{world.rows['done comment'].pk}/", f"/{comment.pk}/"
    )
    sent = json.dumps({"field": "text", "text": "Typed.", "revision": 0})
    answer = world.browser("owner").post(page, sent, content_type="application/json")
    assert answer.status_code == 404


@pytest.mark.parametrize("name", ["save-comment", "drop-comment"])
def test_a_reviewer_reaches_no_comment_of_another_reviewer(name: str, world: World) -> None:
    door, _afterwards = REVIEW_DOORS[name]
    mine, theirs = world.rows["reviewer's comment"].pk, world.rows["guest reviewer's comment"].pk
    page = address(name, world).replace(f"/{mine}/", f"/{theirs}/")
    before = standing(world)
    browser = world.browser("reviewer")
    answer = browser.post(page, json.dumps(door.sent), content_type="application/json")
    assert answer.status_code in (422, 423)
    assert standing(world) == before


@pytest.mark.parametrize(
    "name", ["remind-reviewer", "renew-reviewer", "put-off-reviewer", "release-reviewer"]
)
def test_an_invitation_is_not_found_through_another_submission(name: str, world: World) -> None:
    own = world.invitations["reviewer"].uuid
    theirs = world.invitations["another paper's reviewer"].uuid
    page = address(name, world).replace(str(own), str(theirs))
    before = standing(world)
    answer = world.browser("handling editor").post(page, {"due": "2099-01-01"})
    assert answer.status_code == 404
    assert standing(world) == before


@pytest.mark.parametrize(("name", "who"), [("submission-file", "owner"), ("judge-file", "editor")])
def test_a_file_is_there_only_by_its_own_name(name: str, who: str, world: World) -> None:
    folder = address(name, world).removesuffix("hashes.txt")
    browser = world.browser(who)
    found = {
        one: browser.get(f"{folder}{one}").status_code
        for one in (picture(world), "0" * 64, "nothing.pdf", "snapshot.JSON", ".", "%2e%2e")
    }
    assert found == {picture(world): 200, **dict.fromkeys(list(found)[1:], 404)}


def test_authors_get_no_file_that_is_for_editors(world: World) -> None:
    page = address("submission-file", world).replace("hashes.txt", "blinded.pdf")
    assert world.browser("owner").get(page).status_code == 404


@pytest.mark.parametrize("ending", ["docx", "exe", "PDF", "pdf%00", "jats"])
@pytest.mark.parametrize(("name", "who"), [("publication-file", "editor"), ("article-file", "")])
def test_an_article_in_a_form_that_is_not_known_is_not_there(
    name: str, who: str, ending: str, world: World
) -> None:
    stand(world, State.PUBLISHED)
    page = address(name, world).removesuffix("xml") + ending
    assert world.browser(who).get(page).status_code == 404


def test_an_article_that_is_not_public_is_not_there_for_anybody(
    world: World, settings: Settings
) -> None:
    stand(world, State.PUBLISHED)
    names = ["articles", "article", "article-file", "article-picture"]
    settings.PUBLIC_ARTICLES = False
    everybody = [world.browser(who) for who in ("owner", "editor", "administrator", ANONYMOUS)]
    found = {one.get(address(name, world)).status_code for name in names for one in everybody}
    assert found == {404}


def test_who_cannot_edit_a_submission_cannot_assign_it(world: World) -> None:
    door = DOORS["assign"]
    for who in ("editor who is co-author", "editor who handed it in"):
        before = standing(world)
        answer = knock(world.browser(who), "assign", world, Door(door.right, door.how))
        assert answer.status_code == 302
        assert standing(world) == before


def test_a_link_that_is_renewed_lets_nobody_in_by_the_old_one(world: World) -> None:
    invitation = ReviewerInvitation.objects.get(pk=world.invitations["guest reviewer"].pk)
    invitation.renew()
    invitation.save()
    assert world.browser(ANONYMOUS).post(address("open-review", world)).status_code == 404


def wanted(name: str, door: Door, who: str, state: State) -> int | str:
    """Returns what somebody is answered by a door of the table."""
    if who in (ANONYMOUS, *GUESTS) and name not in WITHOUT_ACCOUNT:
        return "sign in"
    return door.answers(who, state)
