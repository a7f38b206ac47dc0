import pytest
from pytest_django import Settings

from casereports.accounts.models import Role, User
from casereports.notices import kinds, own_kinds
from tests.factories.users import UserFactory
from tests.notices.told import ALL


@pytest.fixture(autouse=True)
def told_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the kinds known that these tests tell of, and no other room's."""
    monkeypatch.setattr(kinds, "_KINDS", {})
    kinds.register(*own_kinds.ALL, *ALL)


@pytest.fixture
def reader(db: None) -> User:
    return UserFactory(username="reader", email="reader@example.org")


@pytest.fixture
def administrator(db: None) -> User:
    return UserFactory(username="administrator", role=Role.ADMINISTRATOR)


@pytest.fixture
def no_mail_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
