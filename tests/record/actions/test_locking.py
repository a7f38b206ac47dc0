"""A locked case: read as before, written by nobody, whichever way they come."""

import threading

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.actions import sharing
from casereports.record.actions.archive import archive_case
from casereports.record.actions.cases import copy_case, export_bundle
from casereports.record.actions.locking import hold, lock_case, unlock_case
from casereports.record.actions.refusals import CaseLockedError
from casereports.record.actions.rows import save_row
from casereports.record.models import (
    Case,
    CaseMember,
    CaseRole,
    Change,
    Complaint,
    Lock,
)
from tests.factories.cases import share, small_case
from tests.factories.sharing import invitation
from tests.factories.users import UserFactory
from tests.record.actions.audit import told
from tests.record.threads import at_once

REVIEWED = "This case is being reviewed; it can be changed again after the decision."


@pytest.fixture
def case(owner: User) -> Case:
    return small_case(owner)


def locked(case: Case, reason: Lock = Lock.SUBMITTED) -> Case:
    lock_case(case=case, who=case.owner, reason=reason, name="2026-00012", url="/submissions/12/")
    return case


def fever(case: Case) -> Complaint:
    return Complaint(case=case, name="fever")


@pytest.mark.django_db
def test_a_locked_case_is_read_as_before_and_changed_by_nobody(case: Case, owner: User) -> None:
    helper = UserFactory()
    share(case, helper, CaseRole.CO_AUTHOR)
    locked(case)
    for who in (owner, helper):
        assert list(Case.objects.visible_to(who)) == [case]
        assert list(Case.objects.written_by(who)) == [case]
        assert list(Case.objects.editable_by(who)) == []


@pytest.mark.django_db
def test_a_lock_says_since_when_why_and_where_it_is_decided(case: Case, owner: User) -> None:
    before = timezone.now()
    locked(case)
    kept = Case.objects.get(pk=case.pk)
    for row in (case, kept):
        assert before <= row.locked <= timezone.now()
        assert (row.lock_reason, row.lock_name, row.lock_url) == (
            "submitted",
            "2026-00012",
            "/submissions/12/",
        )
    assert told(case)[0] == ("locked", "submitted 2026-00012")


@pytest.mark.django_db
def test_a_lock_takes_another_reason_and_keeps_its_day(case: Case) -> None:
    since = locked(case).locked
    locked(case, Lock.PUBLISHED)
    case.refresh_from_db()
    assert (case.locked, case.lock_reason) == (since, "published")


@pytest.mark.django_db
def test_an_unlocked_case_is_written_again(case: Case, owner: User) -> None:
    unlock_case(case=locked(case), who=owner, reason="minor revision")
    assert (case.locked, case.lock_reason, case.lock_name, case.lock_url) == (None, "", "", "")
    save_row(case=case, who=owner, row=fever(case))
    assert [action for action, _detail in told(case)[:2]] == ["changed", "unlocked"]
    assert told(case)[1] == ("unlocked", "minor revision")


@pytest.mark.django_db
def test_unlocking_a_case_that_is_not_locked_does_nothing(case: Case, owner: User) -> None:
    lines = told(case)
    unlock_case(case=case, who=owner, reason="minor revision")
    assert told(case) == lines


@pytest.mark.django_db
def test_the_database_keeps_a_lock_and_its_reason_together(case: Case) -> None:
    with pytest.raises(IntegrityError, match="record_case_lock_has_reason"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(locked=timezone.now())
    with pytest.raises(IntegrityError, match="record_case_lock_has_reason"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(lock_reason="submitted")


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (Lock.SUBMITTED, REVIEWED),
        (
            Lock.ACCEPTED,
            "This case is accepted for publication; it can’t be changed any more.",
        ),
        (Lock.PUBLISHED, "This case is published; it can’t be changed any more."),
    ],
)
@pytest.mark.django_db
def test_a_refused_change_says_why(case: Case, owner: User, reason: Lock, sentence: str) -> None:
    locked(case, reason)
    with pytest.raises(CaseLockedError) as refusal:
        save_row(case=case, who=owner, row=fever(case))
    assert str(refusal.value) == sentence


@pytest.mark.django_db
def test_a_locked_case_is_archived_copied_and_taken_away(case: Case, owner: User) -> None:
    locked(case)
    archive_case(case=case, who=owner)
    export_bundle(case=case, who=owner)
    copy = copy_case(who=owner, case=case, with_authors=True, with_references=True)
    assert case.archived
    assert copy.locked is None


@pytest.mark.django_db
def test_who_is_on_a_locked_case_may_leave_and_be_taken_out(case: Case, owner: User) -> None:
    helper, reader = UserFactory(), UserFactory()
    share(case, helper, CaseRole.CO_AUTHOR)
    share(case, reader, CaseRole.READER)
    row, _token = invitation(case, email="waiting@example.org")
    locked(case)
    sharing.withdraw(invitation=row, who=owner)
    sharing.leave(case=case, who=reader)
    member = CaseMember.objects.get(user=helper)
    sharing.hand_over(case=case, who=owner, member=member)
    case.refresh_from_db()
    assert case.owner == helper
    assert list(CaseMember.objects.values_list("user", "role")) == [(owner.pk, "co_author")]


@pytest.mark.django_db
def test_a_change_that_was_on_its_way_when_the_case_was_locked_loses(
    case: Case, owner: User
) -> None:
    on_its_way = Case.objects.editable_by(owner).get()
    locked(case)
    with pytest.raises(CaseLockedError):
        save_row(case=on_its_way, who=owner, row=fever(on_its_way))
    assert list(case.complaints.values_list("name", flat=True)) == ["back pain"]


@pytest.mark.django_db(transaction=True)
def test_a_change_that_waits_for_the_one_who_locks_loses(case: Case, owner: User) -> None:
    is_locking, comes = threading.Event(), threading.Event()

    def submit() -> None:
        with transaction.atomic():
            locked(Case.objects.get(pk=case.pk))
            is_locking.set()
            comes.wait()

    def write() -> None:
        is_locking.wait()
        comes.set()
        save_row(case=case, who=owner, row=fever(case))

    assert at_once(submit, write) == ["done", "CaseLockedError"]
    assert list(case.complaints.values_list("name", flat=True)) == ["back pain"]


@pytest.mark.django_db(transaction=True)
def test_who_locks_waits_for_the_change_that_came_first(case: Case, owner: User) -> None:
    is_writing, comes = threading.Event(), threading.Event()
    seen: list[int] = []

    def write() -> None:
        with transaction.atomic():
            save_row(case=case, who=owner, row=fever(case))
            is_writing.set()
            comes.wait()

    def submit() -> None:
        is_writing.wait()
        comes.set()
        with transaction.atomic():
            held = hold(case)
            seen.append(held.complaints.count())
            locked(held)

    assert at_once(write, submit) == ["done", "done"]
    assert seen[-1] == 2
    assert Change.objects.filter(case=case).count() == 1
