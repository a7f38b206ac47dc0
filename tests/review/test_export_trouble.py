"""What breaks down while a file is made: it is told, left out, begun anew or given up."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from casereports.accounts.models import User
from casereports.record.models import Action, AuditLine
from casereports.review.actions.exporting import ABANDONED, cancel_export, forget_old, retry_export
from casereports.review.export_files import folder, path_of
from casereports.review.export_making import ATTEMPTS, KEPT, claim, make, make_all
from casereports.review.models import Export, ExportKind, ExportState, ExportTrouble, Submission
from casereports.review.models.exports import LOST_AFTER
from casereports.review.tasks import forget_done, make_exports, make_soon
from tests.review.exported import asked, made, page


@contextmanager
def full_disk() -> Iterator[None]:
    """Lets no file of this process grow beyond some bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_one_whose_maker_was_killed_is_begun_anew(
    submissions: list[Submission], manager: User
) -> None:
    asked(ExportKind.CSV, submissions, manager)
    killed = claim()
    assert killed is not None
    Export.objects.update(done=2, beat=timezone.now() - LOST_AFTER - timedelta(seconds=1))
    assert make_all() == 1
    export = Export.objects.get()
    assert (export.state, export.done, export.attempts) == (ExportState.DONE, 3, 2)
    content = path_of(export.uuid).read_bytes()
    # Whoever was thought dead and is not finds that the export is somebody else's.
    assert make(killed) is False
    assert path_of(export.uuid).read_bytes() == content
    assert [path.name for path in folder().iterdir()] == [str(export.uuid)]


def test_after_three_makers_that_were_killed_nobody_tries(
    submissions: list[Submission], manager: User, site: Client
) -> None:
    export = asked(ExportKind.CSV, submissions, manager)
    for _attempt in range(ATTEMPTS):
        assert claim() == export
        Export.objects.update(beat=timezone.now() - LOST_AFTER - timedelta(seconds=1))
    assert make_all() == 0
    export.refresh_from_db()
    assert (export.state, export.error) == (ExportState.FAILED, ExportTrouble.KILLED)
    assert "It was interrupted three times." in site.get(page("page", export)).content.decode()


def test_one_that_is_cancelled_stops_and_leaves_nothing(
    submissions: list[Submission], manager: User
) -> None:
    asked(ExportKind.PDFS, submissions, manager)
    export = claim()
    assert export is not None
    assert cancel_export(export)
    assert make(export) is False
    export.refresh_from_db()
    assert export.state == ExportState.CANCELLED
    assert list(folder().iterdir()) == []
    assert not AuditLine.objects.filter(action=Action.EXPORTED).exists()
    assert not cancel_export(export)


def test_one_that_is_cancelled_before_it_begins_is_not_made(
    submissions: list[Submission], manager: User
) -> None:
    assert cancel_export(asked(ExportKind.CSV, submissions, manager))
    assert make_all() == 0


def test_a_full_disk_fails_with_a_sentence_and_can_be_retried(
    submissions: list[Submission], manager: User, site: Client
) -> None:
    export = asked(ExportKind.PDFS, submissions, manager)
    with full_disk():
        assert make_all() == 0
    export.refresh_from_db()
    assert (export.state, export.error) == (ExportState.FAILED, ExportTrouble.DISK)
    assert list(folder().iterdir()) == []
    assert "Make room on the server" in site.get(page("page", export)).content.decode()
    assert site.post(page("retry", export)).status_code == 302
    assert make_all() == 1


def test_one_that_is_ready_is_not_retried(submissions: list[Submission], manager: User) -> None:
    export = made(ExportKind.CSV, submissions, manager)
    assert not retry_export(export, who=manager)


def test_old_files_are_deleted_and_can_be_made_anew(
    submissions: list[Submission], manager: User, site: Client
) -> None:
    export = made(ExportKind.CSV, submissions, manager)
    assert forget_old() == 0
    Export.objects.update(expires=timezone.now())
    assert site.get(page("file", export)).status_code == 404
    assert forget_old() == 1
    assert list(folder().iterdir()) == []
    assert "not kept any more" in site.get(page("page", export)).content.decode()
    assert retry_export(export, who=manager)
    assert make_all() == 1


def test_what_killed_makers_left_is_swept_away(
    submissions: list[Submission], manager: User
) -> None:

    export = made(ExportKind.CSV, submissions, manager)
    old, new = folder() / f".{uuid4()}.{uuid4()}", folder() / f".{uuid4()}.{uuid4()}"
    for path in (old, new):
        path.write_bytes(b"half")
    before = (timezone.now() - ABANDONED).timestamp() - 1
    for path in (old, path_of(export.uuid)):
        os.utime(path, (before, before))
    assert forget_old() == 1
    assert {path.name for path in folder().iterdir()} == {str(export.uuid), new.name}


def test_the_command_makes_and_forgets(
    submissions: list[Submission], manager: User, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(ExportKind.CSV, submissions, manager)
    call_command("exports")
    assert capsys.readouterr().out == "exports made: 1, files deleted: 0\n"


def test_a_worker_is_asked_once_for_all(submissions: list[Submission], manager: User) -> None:
    asked(ExportKind.CSV, submissions, manager)
    asked(ExportKind.PDFS, submissions, manager)
    assert DBTaskResult.objects.filter(task_path=make_exports.module_path).count() == 1
    assert make_exports.call() == 2
    make_soon()
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=timezone.now() - KEPT * 2)
    forget_done()
    assert not DBTaskResult.objects.exists()
