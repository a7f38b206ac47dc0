import pytest
from django.test import Client

from casereports.accounts.models import User
from casereports.record.models import Case
from tests.factories.cases import small_case
from tests.factories.users import UserFactory


@pytest.fixture
def author(db: None) -> User:
    return UserFactory(username="author")


@pytest.fixture
def case(author: User) -> Case:
    return small_case(author)


@pytest.fixture
def browser(author: User, client: Client) -> Client:
    """The author's browser."""
    client.force_login(author)
    return client
