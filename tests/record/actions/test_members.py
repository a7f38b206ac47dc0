"""Members of a case: their roles, who leaves, and who owns it."""

import pytest

from casereports.accounts.models import User
from casereports.record.actions.sharing import (
    LinkClosedError,
    SharingRefusedError,
    accept,
    change_role,
    hand_over,
    leave,
    remove_member,
)
from casereports.record.models import Action, Case, CaseMember, CaseRole
from tests.factories.cases import share
from tests.factories.sharing import GUEST, invitation
from tests.record.actions.audit import told

pytestmark = pytest.mark.django_db


def test_a_role_is_changed_and_told_once(case: Case, owner: User, guest: User) -> None:
    share(case, guest, CaseRole.READER)
    for _time in range(2):
        member = CaseMember.objects.get(case=case)
        change_role(case=case, who=owner, member=member, role=CaseRole.CO_AUTHOR)
    assert Case.objects.editable_by(guest).exists()
    assert told(case) == [(Action.SHARED, "guest: co_author")]


def test_who_is_taken_out_does_not_come_back_through_an_old_invitation(
    case: Case, owner: User, guest: User
) -> None:
    share(case, guest, CaseRole.READER)
    _row, token = invitation(case, GUEST.upper())
    remove_member(case=case, who=owner, member=CaseMember.objects.get(case=case))
    assert not Case.objects.visible_to(guest).exists()
    with pytest.raises(LinkClosedError):
        accept(token=token, who=guest)


def test_a_member_leaves_and_the_owner_does_not(case: Case, owner: User, guest: User) -> None:
    share(case, guest, CaseRole.CO_AUTHOR)
    leave(case=case, who=guest)
    assert not Case.objects.visible_to(guest).exists()
    with pytest.raises(SharingRefusedError, match="Hand it over"):
        leave(case=case, who=owner)
    assert told(case) == [(Action.SHARED, "left")]


def test_a_case_changes_hands_and_its_owner_stays_as_co_author(
    case: Case, owner: User, guest: User
) -> None:
    share(case, guest, CaseRole.CO_AUTHOR)
    hand_over(case=case, who=owner, member=CaseMember.objects.get(case=case))
    case.refresh_from_db()
    assert case.owner == guest
    member = CaseMember.objects.get(case=case)
    assert (member.user, member.role) == (owner, CaseRole.CO_AUTHOR)
    assert told(case) == [(Action.SHARED, "handed over to guest")]


@pytest.mark.parametrize("role", [CaseRole.COMMENTER, CaseRole.READER])
def test_a_case_goes_to_a_co_author_alone(
    case: Case, owner: User, guest: User, role: CaseRole
) -> None:
    share(case, guest, role)
    with pytest.raises(SharingRefusedError, match="to a co-author"):
        hand_over(case=case, who=owner, member=CaseMember.objects.get(case=case))
    case.refresh_from_db()
    assert case.owner == owner


def test_a_case_is_not_handed_over_by_who_does_not_own_it(case: Case, guest: User) -> None:
    share(case, guest, CaseRole.CO_AUTHOR)
    with pytest.raises(SharingRefusedError, match="by its owner"):
        hand_over(case=case, who=guest, member=CaseMember.objects.get(case=case))
