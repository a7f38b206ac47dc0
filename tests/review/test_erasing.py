"""A case is erased for good: nothing of it is left, and all else is as it was."""

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from casereports.accounts.models import User
from casereports.notices.models import Message, Notice
from casereports.record.actions.audit import seal_all
from casereports.record.actions.cases import copy_case
from casereports.record.frozen import frozen_tables
from casereports.record.models import AuditLine, Case
from casereports.review.actions.erasing import erase_case
from casereports.review.actions.exporting import retry_export
from casereports.review.erasure import erasure_of
from casereports.review.frozen_files import folder_of
from casereports.review.models import Export, Submission
from casereports.review.thawing import newest, paper_of
from tests.factories.review import ready_case, submission_of
from tests.factories.users import UserFactory
from tests.record.threads import at_once
from tests.review.planted import PLACES, REASON, Planted, erase, files, plant, retract, rows, word

#: Whose words stand in files as they were written; papers and pictures are packed.
IN_FILES = {"made", "form", "left", "title"}


@pytest.fixture
def beside(case: Case, chief: User) -> Submission:
    """Another case that is judged by the same editor."""
    return submission_of(case, editor=chief)


@pytest.fixture
def before(beside: Submission, manager: User) -> dict[str, Any]:
    """What stands in the database and on the disk before the case is there."""
    return {"rows": rows(), "files": files()}


@pytest.fixture
def planted(
    before: dict[str, Any], beside: Submission, chief: User, manager: User, settings: Settings
) -> Planted:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    found = plant(UserFactory(), editor=chief, manager=manager, beside=beside)
    connection.check_constraints()  # as a commit would
    return found


def tables_with(text: str) -> set[str]:
    """Searches every column of every table that the database has, those of its indexes too."""
    sought, found = text.casefold(), set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                if any(sought in _read(value) for value in row):
                    found.add(table)
    return found


def _read(value: object) -> str:
    raw = isinstance(value, bytes | memoryview)
    return (bytes(value).decode("latin-1") if raw else str(value)).casefold()


def files_with(text: str) -> list[str]:
    return [name for name, content in files().items() if text.encode() in content]


def test_no_word_of_an_erased_case_is_left_anywhere(planted: Planted) -> None:
    for place in PLACES:
        assert tables_with(word(place)) or files_with(word(place)), place
    assert {place for place in PLACES if files_with(word(place))} == IN_FILES
    erase(planted.case.slug, "--yes")
    # The end of a word may be packed by an index, so its middle is looked for as well.
    left = {place: tables_with(f"ux{place}") for place in PLACES if place != "title"}
    assert {place: tables for place, tables in left.items() if tables} == {}
    # The short name, made of the title, is what the audit calls the case by.
    assert tables_with(word("title")) == {"record_auditline"}
    assert [place for place in PLACES if files_with(word(place))] == []
    assert tables_with(str(planted.submission.uuid)) == set()


def test_all_else_is_as_it_was_before_the_case(
    planted: Planted, beside: Submission, before: dict[str, Any]
) -> None:
    erase(planted.submission.number, "--yes")
    after = rows()
    told = {"notices.Notice", "notices.Message", "notices.MailChoice", "accounts.User"}
    for name in told:
        before["rows"].pop(name), after.pop(name)
    assert after == before["rows"]
    assert files() == before["files"]
    assert paper_of(newest(beside)).facts.paper.title == "Back pain: a case report"


def test_notices_and_e_mails_of_other_cases_stay(planted: Planted, beside: Submission) -> None:
    digest = Message.objects.get(kind="digest")
    assert planted.submission.number in digest.body
    erase(planted.case.slug, "--yes")
    numbers = {notice.words["number"] for notice in Notice.objects.all()}
    assert numbers == {beside.number}
    assert set(Message.objects.values_list("kind", flat=True)) == {"received", "digest"}
    digest.refresh_from_db()
    assert beside.number in digest.body
    assert str(beside.uuid) in digest.body
    assert planted.submission.number not in digest.body
    assert str(planted.submission.uuid) not in digest.body


def test_the_audit_stays_whole_and_tells_of_the_erasure(planted: Planted) -> None:
    seal_all()
    lines = AuditLine.objects.order_by("pk").filter(case=planted.case)
    known = list(lines.values_list())
    frozen = frozen_tables(connection)
    hashes = [one.sha256 for one in erasure_of(planted.case).snapshots]
    erase(planted.case.slug, "--yes")
    assert list(lines.values_list())[: len(known)] == known
    *snapshots, last = list(lines)[len(known) :]
    assert [line.action for line in (*snapshots, last)] == ["deleted"] * 4
    assert [line.detail.rpartition(" ")[2] for line in snapshots] == hashes
    assert last.detail.startswith("erased on the server by ")
    assert last.detail.endswith(f": {REASON}")
    assert (last.who, last.case_slug) == (None, planted.case.slug)
    call_command("checkaudit", stdout=StringIO())
    assert frozen_tables(connection) == frozen


def test_without_yes_all_is_listed_and_nothing_changed(planted: Planted) -> None:
    known, there = rows(), files()
    text = erase(planted.case.slug)
    assert (rows(), files()) == (known, there)
    gone = erasure_of(planted.case)
    assert text.startswith("This would be erased for good:\n")
    assert text.endswith("Nothing was changed. To erase it, say the same with --yes.\n")
    assert f"case {planted.case.slug} of {planted.case.owner}: “{word('title')}”\n" in text
    for submission in (planted.closed, planted.submission):
        assert f"submission {submission.number}: “{word('title')}” (" in text
    for snapshot in gone.snapshots:
        assert f"{snapshot} of {timezone.localtime(snapshot.taken):%Y-%m-%d %H:%M}, " in text
        assert f"SHA-256 {snapshot.sha256}\n" in text
    for told in ("1 review,", "1 comment,", "1 letter,", "1 decision,", "1 draft of a letter,"):
        assert told in text
    assert "1 lab result," in text
    assert "1 unfinished entry" in text
    listed = re.findall(r"\n  files in (.+): (\d+)", text)
    assert sum(int(number) for _folder, number in listed) == len(gone.files)
    assert {Path(folder) for folder, _number in listed} == {path.parent for path in gone.files}
    assert text.count("\n  the file of export ") == 2
    assert f"\n  notices that name it: {len(gone.told.notices)}\n" in text
    mailed = f"{len(gone.told.messages)}, not sent yet: {len(gone.told.messages)}\n"
    assert f"\n  e-mails of the queue that name it: {mailed}" in text


def test_a_case_that_was_never_submitted_is_erased(author: User) -> None:
    case = ready_case(author)
    erase(case.slug, "--yes")
    assert not Case.objects.exists()
    assert files() == {}


def test_an_export_with_the_case_loses_its_file_alone(
    planted: Planted, site: Client, manager: User
) -> None:
    made, going_on = Export.objects.order_by("pk")
    assert made.is_there
    erase(planted.case.slug, "--yes")
    made.refresh_from_db(), going_on.refresh_from_db()
    assert (made.state, made.is_there) == ("done", False)
    assert going_on.state == "cancelled"
    page = site.get(reverse("admin:review_export_page", args=[made.uuid])).content.decode()
    assert "Try again" in page
    assert retry_export(made, who=manager)


def test_copies_of_the_case_stay_and_are_named(planted: Planted, author: User) -> None:
    first, middle, last = (planted.case, *_copies_in_turn(planted.case, author))
    middle.delete()
    text = erase(first.slug, "--yes")
    assert f"are cases of their own and stay: {last.slug}." in text
    assert list(Case.objects.filter(pk=last.pk)) == [last]


def _copies_in_turn(case: Case, author: User) -> Iterator[Case]:
    for _time in range(2):
        case = copy_case(who=author, case=case, with_authors=False, with_references=False)
        yield case


@pytest.mark.parametrize(
    ("reason", "said"), [(" ", "Say why"), ("x" * 201, "too long: up to 200 letters")]
)
def test_a_reason_is_short_and_not_empty(case: Case, reason: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        erase(case.slug, "--yes", reason=reason)
    assert Case.objects.get() == case


def test_a_name_that_means_two_cases_or_none_is_refused(submitted: Submission) -> None:
    ready_case(UserFactory(), paper={"title": submitted.number})
    for name in (submitted.number, "no-case", "2020-00001"):
        with pytest.raises(CommandError, match=f"“{name}”"):
            erase(name, "--yes")
    assert Case.objects.count() == 2


def test_where_something_fails_nothing_is_erased(
    planted: Planted, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("the power went out")

    known, there, frozen = rows(), files(), frozen_tables(connection)
    monkeypatch.setattr("casereports.review.actions.erasing.rebuild", fail)
    with pytest.raises(RuntimeError, match="the power went out"):
        erase(planted.case.slug, "--yes")
    assert (rows(), files(), frozen_tables(connection)) == (known, there, frozen)


def test_only_the_tables_of_the_case_are_thawed(
    planted: Planted, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen, meanwhile = frozen_tables(connection), []
    monkeypatch.setattr(
        "casereports.review.actions.erasing.rebuild",
        lambda: meanwhile.append(frozen_tables(connection)),
    )
    erase(planted.case.slug, "--yes")
    assert meanwhile == [{"record_auditline", "record_auditseal"}]
    assert frozen_tables(connection) == frozen


@pytest.mark.django_db(transaction=True)
def test_of_two_who_erase_at_once_one_does(published: Submission, chief: User) -> None:
    """Commits for good, with all that the database checks then."""
    retract(published, chief)
    frozen, there = frozen_tables(connection), files()
    case = published.case

    def erase_it() -> None:
        erase_case(case=case, by="root", reason=REASON)

    assert sorted(at_once(erase_it, erase_it)) == ["ErasureRefusedError", "done"]
    assert not Case.objects.exists()
    assert there
    assert files() == {}
    assert frozen_tables(connection) == frozen
    call_command("checkaudit", stdout=StringIO())


@pytest.mark.django_db(transaction=True)
def test_files_that_can_not_be_removed_are_told_of(
    submitted: Submission, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("shutil.rmtree", refuse)
    left = folder_of(submitted.uuid)
    said = rf"could not be removed \(Permission denied: {left}\)"
    with pytest.raises(CommandError, match=said):
        call_command("erasecase", submitted.number, "--reason", REASON, "--yes", stdout=StringIO())
    assert not Case.objects.exists()
    assert {Path(name).parent for name in files()} == {left}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite leaves rows in its file")
def test_what_is_deleted_is_overwritten(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)
