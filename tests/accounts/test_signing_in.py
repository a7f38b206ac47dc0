import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import Role, User

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"


@pytest.fixture
def author() -> User:
    return User.objects.create_user("author", "author@example.org", PASSWORD)


def sign_in(client: Client, login: str, **more: str) -> str:
    """Try to sign in, and return where the site sends the user, or nothing."""
    form = {"login": login, "password": PASSWORD, **more}
    return client.post(reverse("account_login"), form).headers.get("Location", "")


@pytest.mark.parametrize("login", ["author", "author@example.org", "Author@Example.org"])
def test_a_user_signs_in_with_name_or_address(author: User, client: Client, login: str) -> None:
    assert sign_in(client, login) == "/"
    assert client.session["_auth_user_id"] == str(author.pk)


def test_the_session_ends_with_the_browser(author: User, client: Client) -> None:
    sign_in(client, "author")
    assert client.session.get_expire_at_browser_close() is True


def test_nobody_signs_up(client: Client) -> None:
    form = {
        "username": "new",
        "email": "new@example.org",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    assert client.post(reverse("account_signup"), form).status_code == 200
    assert User.objects.count() == 0


def test_a_second_factor_is_asked_of_who_has_one(author: User, client: Client) -> None:
    secret = generate_totp_secret()
    TOTP.activate(author, secret)
    assert sign_in(client, "author") == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    code = format_hotp_value(hotp_value(secret, next(iter(counters()))))
    assert client.post(reverse("mfa_authenticate"), {"code": code}).headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(author.pk)


def test_a_user_sets_up_a_second_factor_after_giving_the_password_again(
    author: User, client: Client
) -> None:
    sign_in(client, "author")
    page = client.get(reverse("mfa_activate_totp"), follow=True)
    assert page.redirect_chain[0][0].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, next(iter(counters()))))
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert Authenticator.objects.filter(user=author, type="totp").count() == 1


def test_the_data_managers_pages_share_the_one_sign_in(client: Client) -> None:
    answer = client.get(reverse("admin:login"))
    assert answer.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.AUTHOR, 403),
        (Role.REVIEWER, 403),
        (Role.EDITOR, 403),
        (Role.ADMINISTRATOR, 200),
    ],
)
def test_only_an_administrator_sees_the_data_managers_pages(
    client: Client, role: Role, status: int
) -> None:
    client.force_login(User.objects.create_user("user", "user@example.org", role=role))
    assert client.get(reverse("admin:index"), follow=True).status_code == status


def test_an_administrator_adds_and_changes_a_user(client: Client) -> None:
    keeper = User.objects.create_superuser("keeper", "keeper@example.org", PASSWORD)
    client.force_login(keeper)
    form = {
        "username": "editor",
        "full_name": "The Editor",
        "email": "editor@example.org",
        "role": "editor",
        "usable_password": "true",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    client.post(reverse("admin:accounts_user_add"), form)
    editor = User.objects.get(username="editor")
    page = reverse("admin:accounts_user_change", args=[editor.pk])
    assert client.get(page).status_code == 200
    client.post(page, {**form, "role": "administrator", "is_active": "on"})
    editor.refresh_from_db()
    assert (editor.role, editor.is_staff) == (Role.ADMINISTRATOR, True)
