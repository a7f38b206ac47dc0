"""With whom a case is shared: who comes in, with which role, and through which link."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.actions.sharing import (
    MOST_A_DAY,
    LinkClosedError,
    SharingRefusedError,
    accept,
    decline,
    invite,
    invite_again,
    join,
    withdraw,
)
from casereports.record.models import (
    Action,
    AuditLine,
    Case,
    CaseMember,
    CaseRole,
    Invitation,
)
from casereports.record.models.sharing import fingerprint_of
from tests.factories.cases import CaseFactory, share
from tests.factories.sharing import GUEST, invitation
from tests.factories.users import PASSWORD, UserFactory
from tests.record.actions.audit import told

pytestmark = pytest.mark.django_db

USES: dict[str, Callable[[str, User], object]] = {
    "accept": lambda token, guest: accept(token=token, who=guest),
    "join": lambda token, _guest: join(token=token, full_name="Guest", password=PASSWORD),
    "decline": lambda token, _guest: decline(token=token, who=None),
}


def test_the_database_knows_a_tokens_fingerprint_alone(case: Case, owner: User) -> None:
    row, token = invite(case=case, who=owner, email=GUEST, role=CaseRole.READER)
    kept = Invitation.objects.values().get(pk=row.pk)
    assert kept["token_hash"] == fingerprint_of(token)
    assert len(token) == 43  # 256 bits
    assert token not in str(kept)
    assert told(case) == [(Action.INVITED, "reader")]


def test_an_invitation_is_open_for_fourteen_days(case: Case, owner: User) -> None:
    row, _token = invite(case=case, who=owner, email=GUEST, role=CaseRole.READER)
    assert row.expires - row.sent == timedelta(days=14)
    assert not row.is_expired


@pytest.mark.parametrize("role", CaseRole)
def test_who_accepts_has_the_role_of_the_invitation(
    case: Case, guest: User, role: CaseRole
) -> None:
    row, token = invitation(case, role=role)
    assert accept(token=token, who=guest) == case
    assert CaseMember.objects.get(case=case).role == role
    row.refresh_from_db()
    assert row.accepted_by == guest
    assert Case.objects.editable_by(guest).exists() is (role == CaseRole.CO_AUTHOR)
    assert told(case) == [(Action.SHARED, f"guest accepted: {role}")]


@pytest.mark.parametrize(
    "ending",
    [
        {"expires": timezone.now()},
        {"withdrawn_at": timezone.now()},
        {"declined_at": timezone.now()},
        {"accepted_at": timezone.now()},
    ],
    ids=lambda ending: next(iter(ending)),
)
@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_a_link_that_has_ended_opens_nothing(
    case: Case, guest: User, ending: dict[str, Any], use: Callable[[str, User], object]
) -> None:
    _row, token = invitation(case, **ending)
    with pytest.raises(LinkClosedError):
        use(token, guest)
    assert CaseMember.objects.count() == 0
    assert told(case) == []


@pytest.mark.parametrize("token", ["", "guess", "\x00", "é" * 43])
def test_a_token_that_was_never_given_out_opens_nothing(
    case: Case, guest: User, token: str
) -> None:
    row, _token = invitation(case)
    for guess in (token, row.token_hash):
        with pytest.raises(LinkClosedError):
            accept(token=guess, who=guest)


def test_a_link_is_used_once(case: Case, guest: User) -> None:
    _row, token = invitation(case)
    accept(token=token, who=guest)
    with pytest.raises(LinkClosedError):
        accept(token=token, who=UserFactory())
    assert CaseMember.objects.get(case=case).user == guest


def test_the_owner_does_not_use_up_a_link_for_somebody_else(case: Case, owner: User) -> None:
    row, token = invitation(case)
    with pytest.raises(SharingRefusedError, match="This case is yours"):
        accept(token=token, who=owner)
    row.refresh_from_db()
    assert row.accepted_at is None


@pytest.mark.parametrize(
    ("before", "invited", "after"),
    [
        (CaseRole.CO_AUTHOR, CaseRole.READER, CaseRole.CO_AUTHOR),
        (CaseRole.READER, CaseRole.CO_AUTHOR, CaseRole.CO_AUTHOR),
        (CaseRole.COMMENTER, CaseRole.READER, CaseRole.COMMENTER),
    ],
)
def test_who_is_in_already_keeps_the_wider_role(
    case: Case, guest: User, before: CaseRole, invited: CaseRole, after: CaseRole
) -> None:
    share(case, guest, before)
    _row, token = invitation(case, "other@example.org", invited)
    accept(token=token, who=guest)
    assert CaseMember.objects.get(case=case).role == after


def test_who_has_no_account_makes_one_with_the_invited_address(case: Case) -> None:
    _row, token = invitation(case, "Anna.Smith@example.org")
    user = join(token=token, full_name="Anna Smith", password=PASSWORD)
    assert (user.username, user.email) == ("anna-smith", "Anna.Smith@example.org")
    assert (user.role, user.is_staff) == ("author", False)
    assert user.check_password(PASSWORD)
    assert Case.objects.editable_by(user).get() == case


def test_a_name_to_sign_in_that_is_taken_gets_a_number(case: Case) -> None:
    UserFactory(username="Guest", email="first@example.org")
    _row, token = invitation(case)
    assert join(token=token, full_name="G", password=PASSWORD).username == "guest-2"


def test_an_address_with_an_account_gets_no_second_one(case: Case, guest: User) -> None:
    row, token = invitation(case, GUEST.upper())
    with pytest.raises(SharingRefusedError, match="has an account already"):
        join(token=token, full_name="Guest", password="another long word")
    row.refresh_from_db()
    assert row.accepted_at is None
    assert User.objects.filter(email__iexact=GUEST).count() == 1
    assert guest.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("OWNER@example.org", "the owner's own address"),
        ("Member@example.org", "shared with this address already"),
        ("Waiting@example.org", "invited already"),
    ],
)
def test_who_is_known_is_not_invited_again(
    case: Case, owner: User, email: str, sentence: str
) -> None:
    share(case, UserFactory(email="member@example.org"), CaseRole.READER)
    invitation(case, "waiting@example.org")
    with pytest.raises(SharingRefusedError, match=sentence):
        invite(case=case, who=owner, email=email, role=CaseRole.READER)
    assert Invitation.objects.count() == 1


def test_an_address_that_declined_may_be_invited_anew(case: Case, owner: User) -> None:
    _row, token = invitation(case)
    decline(token=token, who=None)
    invite(case=case, who=owner, email=GUEST, role=CaseRole.READER)
    assert Invitation.objects.waiting().count() == 1
    assert told(case)[1] == (Action.SHARED, "invitation declined")


def test_a_new_link_ends_the_old_one(case: Case, owner: User, guest: User) -> None:
    row, old = invitation(case, expires=timezone.now())
    new = invite_again(invitation=row, who=owner)
    with pytest.raises(LinkClosedError):
        accept(token=old, who=guest)
    assert accept(token=new, who=guest) == case


@pytest.mark.parametrize("ending", ["accepted_at", "declined_at", "withdrawn_at"])
def test_what_has_ended_is_neither_sent_again_nor_withdrawn(
    case: Case, owner: User, ending: str
) -> None:
    row, _token = invitation(case, **{ending: timezone.now()})
    with pytest.raises(SharingRefusedError, match="accepted, declined or withdrawn before"):
        invite_again(invitation=row, who=owner)
    with pytest.raises(SharingRefusedError, match="accepted, declined or withdrawn before"):
        withdraw(invitation=row, who=owner)
    assert told(case) == []


def asked(case: Case, owner: User, number: int, **more: Any) -> None:
    """Notes that the owner sent so many links."""
    for _number in range(number):
        AuditLine.objects.create(case=case, who=owner, action=Action.ASKED, **more)


def test_a_user_sends_thirty_links_a_day_and_no_more(case: Case, owner: User) -> None:
    asked(case, owner, MOST_A_DAY - 1)
    row, _token = invite(case=case, who=owner, email=GUEST, role=CaseRole.READER)
    with pytest.raises(SharingRefusedError, match="sent 30 links in a day"):
        invite(case=case, who=owner, email="next@example.org", role=CaseRole.READER)
    with pytest.raises(SharingRefusedError, match="tomorrow"):
        invite_again(invitation=row, who=owner)


def test_links_of_the_day_before_count_no_more(case: Case, owner: User) -> None:
    asked(case, owner, MOST_A_DAY, when=timezone.now() - timedelta(hours=25))
    asked(case, owner, MOST_A_DAY - 1)
    invite(case=case, who=owner, email="next@example.org", role=CaseRole.READER)
    assert Invitation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_who_accept_one_link_at_once_are_one_too_many() -> None:
    case = CaseFactory()
    people = [UserFactory(), UserFactory()]
    _row, token = invitation(case)
    start, came = threading.Barrier(2), []

    def come(user: User) -> None:
        start.wait()
        while True:
            try:
                accept(token=token, who=user)
                came.append("in")
            except LinkClosedError:
                came.append("closed")
            except OperationalError:
                continue  # SQLite in memory refuses instead of waiting
            break
        connection.close()
        if connection.connection is not None:  # Django leaves one to a database in memory open
            connection.connection.close()

    threads = [threading.Thread(target=come, args=[user]) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(came) == ["closed", "in"]
    assert CaseMember.objects.filter(case=case).count() == 1
