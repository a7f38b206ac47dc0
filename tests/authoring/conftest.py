import pytest
from django.test import Client

from casereports.accounts.models import User
from casereports.record.models import Case
from tests.factories.cases import every_field_case, small_case
from tests.factories.sharing import GUEST
from tests.factories.users import UserFactory


@pytest.fixture
def author(db: None) -> User:
    return UserFactory(username="author")


@pytest.fixture
def case(author: User) -> Case:
    return small_case(author)


@pytest.fixture
def whole(author: User) -> Case:
    """A case in which every field is set."""
    return every_field_case(author)


@pytest.fixture
def guest(db: None) -> User:
    """Somebody who is invited, and has an account."""
    return UserFactory(username="guest", email=GUEST, full_name="The Guest")


@pytest.fixture
def visitor() -> Client:
    """A browser in which nobody is signed in."""
    return Client()


@pytest.fixture
def browser(author: User, client: Client) -> Client:
    """The author's browser."""
    client.force_login(author)
    return client
