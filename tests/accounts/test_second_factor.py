"""A second factor that is wrong stands in the audit, and can't be guessed."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.record.models import Action, AuditLine

PASSWORD = "correct horse battery"
WRONG = "000000"
FAILED = (Action.SIGN_IN_FAILED, "author", "second factor")


@pytest.fixture(autouse=True)
def nothing_tried_before() -> None:
    cache.clear()


@pytest.fixture
def author(db: None) -> User:
    return User.objects.create_user("author", "author@example.org", PASSWORD)


@pytest.fixture
def secret(author: User) -> str:
    """The secret of the author's second factor, which no wrong code below happens to fit."""
    while True:
        secret = generate_totp_secret()
        if WRONG not in map(format_hotp_value, (hotp_value(secret, at) for at in counters())):
            TOTP.activate(author, secret)
            return secret


@pytest.fixture
def browser(secret: str, client: Client) -> Client:
    """A browser in which the password was given, and the code is asked for."""
    client.post(reverse("account_login"), {"login": "author", "password": PASSWORD})
    return client


def right(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(counters())))))


def give(browser: Client, code: str, page: str = "mfa_authenticate") -> int:
    return browser.post(reverse(page), {"code": code}).status_code


def noted() -> list[tuple[str, str, str]]:
    rows = AuditLine.objects.order_by("pk").values_list("action", "who__username", "detail")
    return list(rows)


@pytest.mark.parametrize("code", [WRONG, "no-such-recovery-code", "x" * 500])
def test_a_wrong_code_is_noted_with_whose_it_was(code: str, browser: Client) -> None:
    assert give(browser, code) == 200
    assert "_auth_user_id" not in browser.session
    assert noted() == [FAILED]
    assert code not in " ".join(map(str, AuditLine.objects.values_list()))


def test_the_right_code_is_noted_as_a_sign_in_alone(browser: Client, secret: str) -> None:
    assert give(browser, right(secret)) == 302
    assert noted() == [(Action.SIGNED_IN, "author", "")]


def test_a_used_recovery_code_is_noted(author: User, browser: Client) -> None:
    code = RecoveryCodes.activate(author).get_unused_codes()[0]
    assert give(browser, code) == 302
    browser.logout()
    browser.post(reverse("account_login"), {"login": "author", "password": PASSWORD})
    assert give(browser, code) == 200
    assert noted()[-1] == FAILED


def test_a_wrong_code_given_to_change_the_second_factor_is_noted(
    browser: Client, secret: str
) -> None:
    give(browser, right(secret))
    assert give(browser, WRONG, "mfa_reauthenticate") == 200
    assert noted()[-1] == FAILED


def test_after_five_wrong_codes_the_right_one_is_refused_for_a_while(
    browser: Client, secret: str
) -> None:
    assert [give(browser, WRONG) for _time in range(5)] == [200] * 5
    page = browser.post(reverse("mfa_authenticate"), {"code": right(secret)})
    assert "Too many failed login attempts" in page.content.decode()
    assert "_auth_user_id" not in browser.session
    assert noted() == [FAILED] * 5
    cache.clear()
    assert give(browser, right(secret)) == 302
