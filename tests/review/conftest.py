"""Who takes part in a review, and what is judged."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from casereports.accounts.models import Role, User
from casereports.record.models import Case
from casereports.review.actions import publishing
from casereports.review.models import ReviewerInvitation, Submission
from casereports.review.states import State
from tests.factories.review import editor, invited, ready_case, submission_of
from tests.factories.users import UserFactory
from tests.review.imprint import IMPRINT
from tests.review.people import World, undone, world_in


@pytest.fixture(scope="module")
def made(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """One database for all tests of a file: each forgets what it did in it."""
    with django_db_blocker.unblock(), undone():
        yield world_in(tmp_path_factory.mktemp("media"))


@pytest.fixture
def world(made: World, db: None, settings: Settings) -> World:
    """A submission, and everybody who could come to its doors."""
    settings.MEDIA_ROOT = made.media
    settings.PUBLIC_ARTICLES = True
    made.submission.refresh_from_db()
    made.submission.case.refresh_from_db()
    return made


@pytest.fixture
def author(db: None) -> User:
    return UserFactory(username="author")


@pytest.fixture
def case(author: User) -> Case:
    return ready_case(author)


@pytest.fixture
def chief(db: None) -> User:
    return editor(username="chief", full_name="The Chief")


@pytest.fixture
def browser(chief: User, client: Client) -> Client:
    """The chief editor's browser."""
    client.force_login(chief)
    return client


@pytest.fixture
def manager(db: None) -> User:
    return UserFactory(username="manager", role=Role.ADMINISTRATOR)


@pytest.fixture
def site(client: Client, manager: User) -> Client:
    """The data manager's browser."""
    client.force_login(manager)
    return client


@pytest.fixture
def reviewer(db: None) -> User:
    return UserFactory(username="reviewer", role=Role.REVIEWER)


@pytest.fixture
def submitted(case: Case) -> Submission:
    return submission_of(case)


@pytest.fixture
def submission(case: Case, chief: User) -> Submission:
    """A submission that is in review."""
    return submission_of(case, state=State.IN_REVIEW, editor=chief)


@pytest.fixture
def submissions(case: Case) -> list[Submission]:
    """Three submissions of the same case, two of which were closed."""
    closed = [submission_of(case, state=State.REJECTED), submission_of(case, state=State.WITHDRAWN)]
    return [*closed, submission_of(case)]


@pytest.fixture
def invitation(submission: Submission, reviewer: User, client: Client) -> ReviewerInvitation:
    """An invitation that a reviewer accepted, who is signed in."""
    client.force_login(reviewer)
    return invited(submission, reviewer=reviewer)[0]


@pytest.fixture
def accepted(case: Case, chief: User) -> Submission:
    return submission_of(case, state=State.ACCEPTED, editor=chief)


@pytest.fixture
def published(accepted: Submission, chief: User, settings: Settings) -> Submission:
    settings.PUBLIC_ARTICLES = True
    publishing.save_imprint(submission=accepted, who=chief, typed=IMPRINT, seen=0)
    return publishing.publish(submission=accepted, who=chief, seen=accepted.version)
