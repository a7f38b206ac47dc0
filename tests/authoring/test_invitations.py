"""What an invitation's link opens, and for whom."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.models import Case, CaseMember, Invitation
from tests.authoring.pages import errors, tree, words
from tests.factories.sharing import GUEST, author_link, invitation
from tests.factories.users import PASSWORD, UserFactory

CLOSED = "This link is not valid any more Please ask who sent it for a new one."


@pytest.mark.parametrize("signed_in", [True, False])
def test_looking_at_a_link_changes_nothing(
    case: Case, guest: User, visitor: Client, signed_in: bool
) -> None:
    row, token = invitation(case)
    if signed_in:
        visitor.force_login(guest)
    for name in ("invitation", "join-by-invitation"):
        assert visitor.get(reverse(name, args=[token])).status_code == 200
    for name in ("accept-invitation", "decline-invitation"):
        assert visitor.get(reverse(name, args=[token])).status_code == 405
    assert Invitation.objects.values().get() == Invitation.objects.values().get(pk=row.pk)
    assert Invitation.objects.waiting().count() == 1
    assert CaseMember.objects.count() == 0


def test_an_invitation_tells_nothing_of_the_case(case: Case, visitor: Client) -> None:
    _row, token = invitation(case)
    page = visitor.get(reverse("invitation", args=[token]))
    text = page.content.decode()
    for secret in (case.slug, case.paper.title, "Back pain", str(case.uuid)):
        assert secret not in text
    assert str(case.owner) in words(page)
    assert "no-store" in page.headers["Cache-Control"]


@pytest.mark.parametrize(
    "ending", ["expires", "withdrawn_at", "declined_at", "accepted_at", "unknown"]
)
@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("invitation", "get"),
        ("accept-invitation", "post"),
        ("join-by-invitation", "post"),
        ("decline-invitation", "post"),
    ],
)
def test_every_link_that_opens_nothing_is_answered_alike(
    case: Case, guest: User, visitor: Client, ending: str, name: str, method: str
) -> None:
    _row, token = invitation(case, **{ending: timezone.now()})
    if ending == "unknown":
        token = "guess"
    if name == "accept-invitation":
        visitor.force_login(guest)
    answer = getattr(visitor, method)(reverse(name, args=[token]), {"account": guest.pk})
    assert (answer.status_code, words(answer)) == (404, CLOSED)
    assert CaseMember.objects.count() == 0


@pytest.mark.parametrize("token", ["x", "%00", "..%2F", "A" * 500, "<script>", "é"])
def test_a_guessed_token_finds_nothing(case: Case, visitor: Client, token: str) -> None:
    invitation(case)
    author_link(case)
    for name in ("invitation", "confirm"):
        answer = visitor.get(reverse(name, args=[token]))
        assert (answer.status_code, words(answer)) == (404, CLOSED)


def test_a_fingerprint_from_the_database_opens_nothing(case: Case, visitor: Client) -> None:
    row, _token = invitation(case)
    link, _token = author_link(case)
    assert visitor.get(reverse("invitation", args=[row.token_hash])).status_code == 404
    assert visitor.get(reverse("confirm", args=[link.token_hash])).status_code == 404


def test_a_link_of_one_kind_opens_none_of_the_other(case: Case, visitor: Client) -> None:
    _row, token = invitation(case)
    _link, other = author_link(case)
    assert visitor.get(reverse("confirm", args=[token])).status_code == 404
    assert visitor.get(reverse("invitation", args=[other])).status_code == 404


def test_who_has_an_account_signs_in_and_comes_back(
    case: Case, guest: User, visitor: Client
) -> None:
    _row, token = invitation(case)
    page = reverse("invitation", args=[token])
    (way,) = tree(visitor.get(page)).xpath("//a[text()='Sign in to accept']/@href")
    form = {"login": GUEST, "password": PASSWORD, "next": page}
    assert way == f"{reverse('account_login')}?next={page}"
    assert visitor.post(way, form).headers["Location"] == page
    assert "Accept" in words(visitor.get(page))


def test_who_has_an_account_makes_no_second_one(case: Case, guest: User, visitor: Client) -> None:
    _row, token = invitation(case)
    form = {"full_name": "Guest", "password1": PASSWORD + "!", "password2": PASSWORD + "!"}
    answer = visitor.post(reverse("join-by-invitation", args=[token]), form)
    assert "_auth_user_id" not in visitor.session
    assert answer.status_code == 200
    guest.refresh_from_db()
    assert guest.check_password(PASSWORD)
    assert Invitation.objects.waiting().count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password1": GUEST, "password2": GUEST}, "too similar to the e-mail address"),
        ({"password2": "another long word"}, "didn’t match"),
        ({"full_name": " "}, "Your name: This field is required."),
        ({"password1": "123456789012345", "password2": "123456789012345"}, "numeric"),
    ],
)
def test_a_new_account_keeps_the_sites_rules(
    case: Case, visitor: Client, changes: dict[str, str], said: str
) -> None:
    _row, token = invitation(case)
    form = {"full_name": "Guest", "password1": PASSWORD, "password2": PASSWORD, **changes}
    answer = visitor.post(reverse("join-by-invitation", args=[token]), form)
    assert said in " ".join(errors(answer))
    assert not User.objects.filter(email=GUEST).exists()


def test_a_new_account_takes_no_other_address_or_role(case: Case, visitor: Client) -> None:
    _row, token = invitation(case)
    form = {
        "full_name": "Guest",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "email": "chief@example.org",
        "username": "chief",
        "role": "administrator",
        "is_staff": "on",
    }
    visitor.post(reverse("join-by-invitation", args=[token]), form)
    user = User.objects.get(email=GUEST)
    assert (user.username, user.role, user.is_superuser) == ("guest", "author", False)
    assert not User.objects.filter(email="chief@example.org").exists()


def test_another_account_is_warned_and_accepts_by_its_name(case: Case, visitor: Client) -> None:
    other = UserFactory(full_name="The Other", email="other@example.org")
    row, token = invitation(case)
    visitor.force_login(other)
    page = words(visitor.get(reverse("invitation", args=[token])))
    assert "signed in as The Other (other@example.org), but the invitation went to" in page
    assert "Accept as The Other" in page
    visitor.post(reverse("accept-invitation", args=[token]), {"account": other.pk})
    row.refresh_from_db()
    assert row.accepted_by == other


def test_an_account_that_changed_since_the_page_was_drawn_is_asked_again(
    case: Case, guest: User, visitor: Client
) -> None:
    _row, token = invitation(case)
    visitor.force_login(guest)
    accept = reverse("accept-invitation", args=[token])
    for account in ("", str(case.owner.pk), "x"):
        answer = visitor.post(accept, {"account": account})
        assert answer.headers["Location"] == reverse("invitation", args=[token])
    assert CaseMember.objects.count() == 0


def test_the_owner_can_not_accept_their_own_invitation(case: Case, browser: Client) -> None:
    _row, token = invitation(case)
    accept = reverse("accept-invitation", args=[token])
    answer = browser.post(accept, {"account": case.owner.pk}, follow=True)
    assert "This case is yours; the link is for somebody else." in words(answer)
    assert Invitation.objects.waiting().count() == 1


def test_an_invitation_is_declined_without_signing_in(case: Case, visitor: Client) -> None:
    _row, token = invitation(case)
    answer = visitor.post(reverse("decline-invitation", args=[token]))
    assert "The invitation is declined" in words(answer)
    assert visitor.get(reverse("invitation", args=[token])).status_code == 404
