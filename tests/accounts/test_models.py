import pytest
from django.db import IntegrityError

from casereports.accounts.models import Role, User

pytestmark = pytest.mark.django_db


def make_user(name: str, **fields: object) -> User:
    return User.objects.create_user(name, f"{name}@example.org", **fields)


def test_a_new_user_is_an_author() -> None:
    assert make_user("writer").role == Role.AUTHOR


def test_the_command_that_makes_a_superuser_makes_an_administrator() -> None:
    user = User.objects.create_superuser("keeper", "keeper@example.org", "a long password")
    assert (user.role, user.is_staff, user.is_superuser) == (Role.ADMINISTRATOR, True, True)


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.REVIEWER, Role.EDITOR])
def test_who_is_no_longer_administrator_loses_the_data_managers_pages(role: Role) -> None:
    user = make_user("keeper", role=Role.ADMINISTRATOR)
    user.role = role
    user.save()
    user.refresh_from_db()
    assert (user.is_staff, user.is_superuser) == (False, False)


def test_two_users_cannot_share_an_address_in_other_letters() -> None:
    make_user("one")
    with pytest.raises(IntegrityError, match="accounts_user_email_unique"):
        User.objects.create_user("two", "ONE@example.org")


def test_the_database_refuses_a_role_that_does_not_exist() -> None:
    make_user("one")
    with pytest.raises(IntegrityError, match="accounts_user_role_known"):
        User.objects.update(role="king")


def test_the_database_refuses_staff_who_are_not_administrators() -> None:
    make_user("one")
    with pytest.raises(IntegrityError, match="accounts_user_flags_follow_role"):
        User.objects.update(is_staff=True)


def test_a_user_is_called_by_full_name_or_else_by_user_name() -> None:
    assert str(make_user("writer")) == "writer"
    assert str(User(username="writer", full_name="The Writer")) == "The Writer"
