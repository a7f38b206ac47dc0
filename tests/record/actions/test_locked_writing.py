"""Every action that writes, tried with a locked case."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.actions import pictures, preparing, sharing
from casereports.record.actions.confirming import confirm_author, send_author_link
from casereports.record.actions.locking import lock_case
from casereports.record.actions.prose import add_prose
from casereports.record.actions.refusals import CaseLockedError
from casereports.record.actions.rows import copy_row, move_row, remove_row, save_row
from casereports.record.actions.undo import restore_to, undo
from casereports.record.actions.unfinished import drop_unfinished
from casereports.record.models import (
    AuditLine,
    Case,
    CaseMember,
    CaseRole,
    Complaint,
    Faces,
    Invitation,
    Lock,
    Picture,
    SectionProse,
    Unfinished,
)
from tests.factories.cases import share, small_case
from tests.factories.pictures import picture
from tests.factories.sharing import author_link, invitation, two_authors
from tests.factories.users import UserFactory

REVIEWED = "This case is being reviewed; it can be changed again after the decision."


@pytest.fixture
def case(owner: User) -> Case:
    return small_case(owner)


def fever(case: Case) -> Complaint:
    return Complaint(case=case, name="fever")


def _undo(case: Case, who: User) -> None:
    undo(case=case, who=who, changes=case.changes.all())


def _restore(case: Case, who: User) -> None:
    restore_to(case=case, who=who, moment=timezone.now() - timedelta(hours=1))


def _ask(case: Case, who: User) -> None:
    author = case.authors.first()
    send_author_link(case=case, who=who, author=author, email="a@example.org", by_hand=True)


def _confirm(case: Case, who: User) -> None:
    link, token = author_link(case)
    confirm_author(
        token=token, who=None, author=link.author, places=[], new_place=None, no_conflicts=True
    )


def _prepare(case: Case, who: User) -> None:
    row = case.pictures.get()
    preparing.prepare_picture(
        case=case,
        who=who,
        picture=row,
        was=preparing.stamp_of(row),
        preparation=preparing.Preparation(inverted=True),
    )


def _look(case: Case, who: User) -> None:
    row = case.pictures.get()
    preparing.confirm_looked(case=case, who=who, picture=row, was=row.sha256, faces=Faces.NONE)


def _member(case: Case) -> CaseMember:
    share(case, UserFactory(), CaseRole.READER)
    return CaseMember.objects.get(case=case)


WRITERS: dict[str, Callable[[Case, User], Any]] = {
    "saving a row": lambda case, who: save_row(case=case, who=who, row=fever(case)),
    "removing a row": lambda case, who: remove_row(case=case, who=who, row=case.complaints.first()),
    "moving a row": lambda case, who: move_row(
        case=case, who=who, row=case.complaints.first(), step=1
    ),
    "copying a row": lambda case, who: copy_row(case=case, who=who, row=case.complaints.first()),
    "writing prose": lambda case, who: add_prose(
        case=case, who=who, prose=SectionProse(paper=case.paper, kind="discussion"), text="More."
    ),
    "undoing": _undo,
    "restoring": _restore,
    "dropping an entry": lambda case, who: drop_unfinished(
        case=case, entry=case.unfinished.first().pk
    ),
    "adding a picture": lambda case, who: pictures.add_pictures(
        case=case,
        who=who,
        incoming=[pictures.read_picture(picture(size=(50, 50)))],
        figure=None,
    ),
    "another picture": lambda case, who: pictures.add_another(
        case=case, who=who, picture=case.pictures.get()
    ),
    "removing a picture": lambda case, who: pictures.remove_picture(
        case=case, who=who, picture=case.pictures.get()
    ),
    "preparing a picture": _prepare,
    "looking at a picture": _look,
    "taking back a look": lambda case, who: preparing.withdraw_look(
        case=case, who=who, picture=case.pictures.get()
    ),
    "asking an author": _ask,
    "an author confirming": _confirm,
    "inviting": lambda case, who: sharing.invite(
        case=case, who=who, email="new@example.org", role=CaseRole.CO_AUTHOR
    ),
    "inviting again": lambda case, who: sharing.invite_again(
        invitation=Invitation.objects.get(), who=who
    ),
    "changing a role": lambda case, who: sharing.change_role(
        case=case, who=who, member=_member(case), role=CaseRole.CO_AUTHOR
    ),
}


@pytest.mark.parametrize("way", WRITERS)
@pytest.mark.django_db
def test_no_action_writes_in_a_locked_case(way: str, case: Case, owner: User) -> None:
    save_row(case=case, who=owner, row=fever(case))
    two_authors(case)
    invitation(case, email="waiting@example.org")
    Unfinished.objects.create(
        case=case, who=owner, table="labs", token=uuid4(), typed={"analyte": ["ALP"]}
    )
    lock_case(case=case, who=owner, reason=Lock.SUBMITTED)
    before = _counted(case)
    with pytest.raises(CaseLockedError, match=REVIEWED):
        WRITERS[way](case, owner)
    assert _counted(case) == before


def _counted(case: Case) -> tuple[Any, ...]:
    return (
        case.changes.count(),
        case.unfinished.count(),
        list(case.complaints.values_list("name", flat=True)),
        list(Picture.objects.filter(case=case).values_list("sha256", "faces")),
        AuditLine.objects.count(),
        Invitation.objects.filter(case=case).count(),
        list(CaseMember.objects.filter(case=case, role=CaseRole.CO_AUTHOR)),
    )
