"""Who may do what: each permission of the table, asked for each person."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.test import RequestFactory

from casereports.review.access import (
    PASSES,
    PERMISSIONS,
    Visitor,
    may,
    own_invitation,
    permitted,
)
from casereports.review.models import Submission
from casereports.review.states import State
from tests.review.people import ACCOUNTS, EVERYBODY, GUESTS, World, stand

pytestmark = pytest.mark.django_db

WRITER: Final = {"follow", "write to editors"}
OWNER: Final = {*WRITER, "own"}
READER: Final = {"follow"}
EDITOR: Final = {"edit", "decide", "invite"}
#: What each may do with a submission that is in double-anonymous review; who is not named: nothing.
IN_REVIEW: Final[Mapping[str, AbstractSet[str]]] = {
    "owner": {*OWNER, "withdraw"},
    "co-author": WRITER,
    "editor who is co-author": WRITER,
    "commenter": READER,
    "reader": READER,
    "editor who reads the case": READER,
    "editor": EDITOR,
    "handling editor": EDITOR,
    "administrator": EDITOR,
    "reviewer": {"review"},
    "reviewer who is done": {"review"},
    "reviewer who was asked": {"review"},
    "guest reviewer": {"review"},
    "editor who reviewed it": {"review"},
}
#: What somebody may in other states, besides or instead.
OTHER_STATES: Final[Mapping[State, Mapping[str, AbstractSet[str]]]] = {
    State.REVISION: {
        "owner": {*OWNER, "withdraw", "answer", "resubmit"},
        "co-author": {*WRITER, "answer"},
        "commenter": READER,
        "editor": {"edit"},
        "reviewer": {"review"},
    },
    State.ACCEPTED: {
        "owner": {*OWNER, "withdraw"},
        "co-author": WRITER,
        "commenter": READER,
        "editor": {"edit", "publish"},
        "reviewer": {"review"},
    },
    State.PUBLISHED: {
        "owner": OWNER,
        "co-author": WRITER,
        "commenter": READER,
        "editor": {"edit", "publish"},
        "reviewer": {"review"},
    },
    State.RETRACTED: {
        "owner": OWNER,
        "co-author": WRITER,
        "commenter": READER,
        "editor": {"edit", "publish"},
        "reviewer": {"review"},
    },
    State.REJECTED: {
        "owner": OWNER,
        "co-author": WRITER,
        "commenter": READER,
        "editor": {"edit"},
        "reviewer": set(),
    },
}


def visitor(world: World, who: str) -> Visitor:
    """Returns somebody as a request brings them: by their account, or by a link in the session."""
    passes = (str(world.invitations[who].uuid),) if who in GUESTS else ()
    return Visitor(user=world.people.get(who, AnonymousUser()), passes=passes)


def allowed(world: World, who: str) -> set[str]:
    return {one for one in PERMISSIONS if may(visitor(world, who), one, world.submission)}


@pytest.mark.parametrize("who", EVERYBODY)
def test_each_may_in_review_what_the_table_says_and_nothing_else(who: str, world: World) -> None:
    stand(world, State.IN_REVIEW)
    assert allowed(world, who) == IN_REVIEW.get(who, set())


@pytest.mark.parametrize(
    ("state", "who"), [(state, who) for state, people in OTHER_STATES.items() for who in people]
)
def test_what_one_may_depends_on_where_the_submission_stands(
    state: State, who: str, world: World
) -> None:
    stand(world, state)
    assert allowed(world, who) == OTHER_STATES[state][who]


def test_every_permission_is_somebodys() -> None:
    tables = [IN_REVIEW, *OTHER_STATES.values()]
    told = {one for table in tables for may_do in table.values() for one in may_do}
    assert told == set(PERMISSIONS)


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_submission_is_given_out_to_who_may_and_is_not_there_for_others(
    who: str, world: World
) -> None:
    request = asking(world, who)
    for permission in PERMISSIONS:
        if permission in IN_REVIEW.get(who, set()):
            assert permitted(request, world.submission.uuid, permission) == world.submission
        else:
            with pytest.raises(Http404):
                permitted(request, world.submission.uuid, permission)


@pytest.mark.parametrize("who", EVERYBODY)
def test_an_invitation_is_given_out_to_who_accepted_it(who: str, world: World) -> None:
    request = asking(world, who)
    opened = set()
    for whose, invitation in world.invitations.items():
        try:
            assert own_invitation(request, invitation.uuid) == invitation
        except Http404:
            continue
        opened.add(whose)
    is_at_work = who in world.invitations and not any(
        word in who for word in ("asked", "declined", "released")
    )
    assert opened == ({who} if is_at_work else set())


@pytest.mark.parametrize("who", ACCOUNTS)
def test_lists_show_the_submissions_that_may_be_opened(who: str, world: World) -> None:
    stand(world, State.IN_REVIEW)
    user, one = world.people[who], world.submission
    may_do = IN_REVIEW.get(who, set())
    assert Submission.objects.edited_by(user).contains(one) == ("edit" in may_do)
    assert Submission.objects.written_by(user).contains(one) == ("follow" in may_do)
    assert Submission.objects.submitted_by(user).contains(one) == (who == "owner")


def test_a_permission_that_is_not_in_the_table_is_a_mistake(world: World) -> None:
    with pytest.raises(KeyError):
        may(visitor(world, "editor"), "everything", world.submission)


def asking(world: World, who: str) -> HttpRequest:
    """Returns a request as the doors to views get it."""
    stand(world, State.IN_REVIEW)
    request = RequestFactory().get("/")
    someone = visitor(world, who)
    request.user = someone.user
    request.session = {PASSES: list(someone.passes)}  # type: ignore[assignment]  # read as a dict
    return request
