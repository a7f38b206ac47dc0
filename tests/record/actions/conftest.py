import pytest

from casereports.accounts.models import User
from casereports.record.models import Case
from tests.factories.cases import CaseFactory
from tests.factories.sharing import GUEST
from tests.factories.users import UserFactory


@pytest.fixture
def owner() -> User:
    return UserFactory(username="owner")


@pytest.fixture
def who(owner: User) -> User:
    """Who writes: the case's owner."""
    return owner


@pytest.fixture
def case(owner: User) -> Case:
    return CaseFactory(owner=owner)


@pytest.fixture
def guest() -> User:
    return UserFactory(username="guest", email=GUEST)
