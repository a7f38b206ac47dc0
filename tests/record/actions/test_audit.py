"""What the audit keeps, and the chain that shows whether it was touched."""

import threading
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from casereports.accounts.models import User
from casereports.record.actions.audit import note, note_read, seal_all, seal_new
from casereports.record.actions.cases import delete_case
from casereports.record.chain import canonical
from casereports.record.frozen import thawed
from casereports.record.models import Action, AuditHead, AuditLine, AuditSeal, Case
from tests.factories.cases import CaseFactory
from tests.factories.users import UserFactory
from tests.record.threads import at_once


def noted(case: Case | None, who: User | None, *details: str) -> list[AuditLine]:
    """Returns lines in the order in which they were written, unsealed."""
    for detail in details:
        note(case=case, who=who, action=Action.CHANGED, detail=detail)
    return list(AuditLine.objects.order_by("pk"))


def checked(*options: str) -> str:
    """Returns what ``checkaudit`` says of a chain that is whole."""
    told = StringIO()
    call_command("checkaudit", *options, stdout=told)
    return told.getvalue()


def head() -> str:
    return AuditSeal.objects.last().digest


@pytest.mark.django_db
def test_a_line_names_case_and_person_as_they_are_called_now(case: Case, who: User) -> None:
    (line,) = noted(case, who, "labresult added")
    assert (line.case_slug, line.case_uuid, line.who_name) == (case.slug, case.uuid, "owner")
    assert (line.case, line.who) == (case, who)


@pytest.mark.django_db
def test_a_line_stays_when_its_case_and_its_person_are_gone() -> None:
    reader = UserFactory(username="reader")
    case = CaseFactory(slug="back-pain")
    note_read(case=case, who=reader, what="report")
    identifier = case.uuid
    delete_case(case=case, who=case.owner)
    reader.delete()
    lines = AuditLine.objects.order_by("pk")
    told = lines.values_list("action", "case_slug", "case_uuid", "who_name")
    assert list(told) == [
        ("read", "back-pain", identifier, "reader"),
        ("deleted", "back-pain", identifier, case.owner.username),
    ]


@pytest.mark.django_db
def test_a_line_is_what_its_seal_says_of_it(case: Case, who: User) -> None:
    (line,) = noted(case, who, "Größe")
    assert canonical(line) == (
        f'[{line.pk},"{line.when:%Y-%m-%dT%H:%M:%S.%f}+00:00","changed",{who.pk},"owner",'
        f'{case.pk},"{case.uuid}","{case.slug}","Größe"]'
    )


@pytest.mark.django_db
def test_who_reads_the_own_case_is_not_noted(case: Case, owner: User) -> None:
    note_read(case=case, who=owner, what="report")
    assert not AuditLine.objects.exists()


@pytest.mark.django_db
def test_a_page_is_noted_each_time_and_a_piece_of_it_once(case: Case, guest: User) -> None:
    for _time in range(3):
        note_read(case=case, who=guest, what="report")
        note_read(case=case, who=guest, what="live", is_piece=True)
    note_read(case=case, who=UserFactory(), what="live", is_piece=True)
    note_read(case=CaseFactory(), who=guest, what="live", is_piece=True)
    details = list(AuditLine.objects.order_by("detail").values_list("detail", flat=True))
    assert details == ["live", "live", "live", "report", "report", "report"]


@pytest.mark.django_db
def test_lines_are_sealed_when_what_they_tell_is_done_for_good(
    case: Case, who: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        noted(case, who, "one", "two")
        assert not AuditSeal.objects.exists()
    sealed = AuditSeal.objects.values_list("number", "line__detail")
    assert list(sealed) == [(1, "one"), (2, "two")]


@pytest.mark.django_db
def test_what_was_left_unsealed_is_sealed_with_the_next(case: Case, who: User) -> None:
    noted(case, who, "left behind", "next")
    assert seal_new() == 2
    assert seal_new() == 0
    noted(case, who, "third")
    assert seal_new() == 1
    assert "3 lines are as they were written." in checked()


@pytest.mark.django_db
def test_a_line_that_was_committed_after_younger_ones_is_sealed_too(case: Case, who: User) -> None:
    noted(case, who, "first")
    seal_new()
    first = AuditLine.objects.get()
    AuditLine.objects.create(pk=first.pk + 2, action=Action.READ, detail="younger")
    seal_new()
    AuditLine.objects.create(pk=first.pk + 1, action=Action.READ, detail="late")
    assert seal_new() == 1
    order = list(AuditSeal.objects.values_list("line__detail", flat=True))
    assert order == ["first", "younger", "late"]
    assert "3 lines" in checked()


@pytest.mark.django_db
def test_checking_says_the_head_and_seals_what_is_left(case: Case, who: User) -> None:
    noted(case, who, "one")
    told = checked()
    assert told.splitlines() == [
        "1 lines had no seal yet and were sealed now.",
        "1 lines are as they were written.",
        f"head: {head()}",
    ]
    noted(case, who, "two")
    assert f"head: {checked('--head', head()).rpartition(' ')[2].strip()}" == f"head: {head()}"


@pytest.fixture
def sealed(db: None, case: Case, who: User) -> list[AuditLine]:
    """Four sealed lines."""
    lines = noted(case, who, "one", "two", "three", "four")
    seal_all()
    return lines


def broken(*options: str) -> str:
    with pytest.raises(CommandError) as fault:
        call_command("checkaudit", *options, stdout=StringIO())
    return str(fault.value)


def test_an_altered_line_is_named(sealed: list[AuditLine]) -> None:
    with thawed(connection):
        AuditLine.objects.filter(pk__in=[sealed[1].pk, sealed[2].pk]).update(who_name="another")
    assert broken() == f"Line {sealed[1].pk} (seal 2) was altered, or stands out of order."


@pytest.mark.parametrize("column", ["when", "action", "who", "case", "case_uuid", "detail"])
def test_no_column_is_altered_unseen(column: str, sealed: list[AuditLine]) -> None:
    other = CaseFactory()
    changed = {
        "when": other.created,
        "action": "read",
        "who": other.owner,
        "case": other,
        "case_uuid": other.uuid,
        "detail": "One",
    }[column]
    with thawed(connection):
        AuditLine.objects.filter(pk=sealed[0].pk).update(**{column: changed})
    assert broken().startswith(f"Line {sealed[0].pk} (seal 1) was altered")


def test_a_removed_line_is_named(sealed: list[AuditLine]) -> None:
    with thawed(connection):
        AuditLine.objects.filter(pk=sealed[2].pk).delete()
    assert broken() == f"Line {sealed[2].pk} (seal 3) was removed."


def test_a_line_that_was_removed_with_its_seal_leaves_a_gap(sealed: list[AuditLine]) -> None:
    with thawed(connection):
        AuditSeal.objects.filter(line=sealed[1]).delete()
        AuditLine.objects.filter(pk=sealed[1].pk).delete()
    assert broken() == "Seal 2 is missing."


def test_lines_that_changed_places_are_named(sealed: list[AuditLine]) -> None:
    with thawed(connection):
        AuditSeal.objects.filter(number=2).delete()
        AuditSeal.objects.filter(number=3).update(line=sealed[1])
        AuditSeal.objects.create(number=2, line=sealed[2], digest="0" * 64)
    assert broken() == f"Line {sealed[2].pk} (seal 2) was altered, or stands out of order."


def test_an_end_that_was_cut_off_is_missed(sealed: list[AuditLine]) -> None:
    with thawed(connection):
        AuditSeal.objects.filter(number__gt=2).delete()
        AuditLine.objects.filter(pk__gt=sealed[1].pk).delete()
    assert broken() == "The end was cut off: seal 3 of 4 is missing."


def test_an_end_that_was_cut_off_and_forgotten_is_missed_by_who_kept_the_head(
    sealed: list[AuditLine],
) -> None:
    kept = head()
    with thawed(connection):
        AuditSeal.objects.filter(number__gt=2).delete()
        AuditLine.objects.filter(pk__gt=sealed[1].pk).delete()
    AuditHead.objects.update(number=2, digest=head())
    assert "2 lines are as they were written." in checked()
    assert broken("--head", kept).startswith(f"The digest {kept} is not in the chain")


def test_another_end_than_the_one_that_was_kept_is_a_fault(sealed: list[AuditLine]) -> None:
    AuditHead.objects.update(digest="0" * 64)
    assert broken() == "The end is not the one that was kept, seal 4."


def test_missing_triggers_are_a_fault(sealed: list[AuditLine]) -> None:
    with thawed(connection):
        assert broken().startswith("The triggers of record_auditline, record_auditseal are not")


@pytest.mark.django_db(transaction=True)
def test_two_who_seal_at_once_make_one_chain() -> None:
    case = CaseFactory()

    def write() -> None:
        for number in range(5):
            with transaction.atomic():
                note(case=case, who=None, action=Action.CHANGED, detail=str(number))

    assert at_once(write, write) == ["done", "done"]
    seal_all()
    assert f"{AuditLine.objects.count()} lines are as they were written." in checked()
    assert AuditSeal.objects.count() == AuditLine.objects.count()


@pytest.mark.django_db(transaction=True)
def test_who_writes_in_another_case_does_not_wait_for_a_long_transaction() -> None:
    is_open, is_over = threading.Event(), threading.Event()
    order = AuditSeal.objects.values_list("line__detail", flat=True)

    def write_for_long() -> None:
        with transaction.atomic():
            note(case=None, who=None, action=Action.CHANGED, detail="long")
            is_open.set()
            is_over.wait()

    def write() -> None:
        is_open.wait()
        if connection.vendor == "sqlite":  # has one writer at a time, whatever they write
            is_over.set()
        note(case=None, who=None, action=Action.CHANGED, detail="short")
        is_over.set()

    assert at_once(write_for_long, write) == ["done", "done"]
    seal_all()
    expected = ["long", "short"] if connection.vendor == "sqlite" else ["short", "long"]
    assert list(order) == expected
