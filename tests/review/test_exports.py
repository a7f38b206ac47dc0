"""Files for data managers: made once, behind the page's back, whatever breaks down."""

import csv
import io
import json
import stat
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.models import Action, AuditLine, Case
from casereports.review.actions.deciding import decide
from casereports.review.actions.exporting import ExportRefusedError, start_export
from casereports.review.export_files import TABLE, Archive, folder, path_of
from casereports.review.export_making import KEPT, claim, make_all
from casereports.review.frozen_files import read_file
from casereports.review.models import Export, ExportKind, ExportState, LeftOut, Submission
from casereports.review.models.exports import LOST_AFTER
from casereports.review.states import Verdict
from casereports.review.thawing import newest
from tests.factories.review import editor, submission_of
from tests.record.threads import at_once
from tests.review.exported import altered, asked, made, page


def test_a_table_has_a_row_for_each_submission(
    submissions: list[Submission], manager: User
) -> None:
    one = submissions[2]
    decide(
        submission=one,
        verdict=Verdict.ACCEPT,
        letter="Well told.",
        due=None,
        who=editor(),
        seen=one.version,
    )
    export = made(ExportKind.CSV, submissions, manager)
    content = path_of(export.uuid).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == TABLE
    assert [row["submission"] for row in rows] == [one.number for one in submissions]
    last = rows[2]
    assert last["title"] == "Back pain: a case report"
    told = ("state", "submitted_to", "submitted", "days_to_first_decision", "rounds")
    assert [last[name] for name in told] == [
        "accepted",
        "generic-care",
        f"{timezone.localdate():%Y-%m-%d}",
        "0",
        "1",
    ]
    assert rows[0]["days_to_first_decision"] == ""


def test_papers_are_the_frozen_ones_called_by_number(
    submissions: list[Submission], manager: User
) -> None:
    export = made(ExportKind.PDFS, submissions, manager)
    with zipfile.ZipFile(path_of(export.uuid)) as archive:
        assert archive.namelist() == [f"{one.number}.pdf" for one in submissions]
        for one in submissions:
            frozen = read_file(one.uuid, newest(one).pdf)
            assert archive.read(f"{one.number}.pdf") == frozen


def test_phenopackets_name_their_submission_and_the_day_of_the_snapshot(
    submissions: list[Submission], manager: User
) -> None:
    export = made(ExportKind.PHENOPACKETS, submissions[2:], manager)
    number, taken = submissions[2].number, newest(submissions[2]).taken
    with zipfile.ZipFile(path_of(export.uuid)) as archive:
        packet = json.loads(archive.read(f"{number}.json"))
    assert packet["id"] == number
    assert packet["metaData"]["created"].startswith(f"{taken:%Y-%m-%dT%H:%M:%S}")
    assert "Exampleauthor" not in json.dumps(packet)


def test_a_file_is_kept_a_week_for_its_owner_alone(
    submissions: list[Submission], manager: User
) -> None:
    export = made(ExportKind.PDFS, submissions, manager)
    assert stat.S_IMODE(path_of(export.uuid).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder().stat().st_mode) == 0o700
    assert (export.state, export.done, export.total) == (ExportState.DONE, 3, 3)
    assert export.finished is not None
    assert export.expires == export.finished + KEPT
    assert [path.name for path in folder().iterdir()] == [str(export.uuid)]


def test_each_case_in_a_file_is_noted_once(
    submissions: list[Submission], case: Case, manager: User
) -> None:
    export = made(ExportKind.CSV, submissions, manager)
    line = AuditLine.objects.get(action=Action.EXPORTED)
    assert (line.case, line.who, line.detail) == (case, manager, f"admin export {export.pk} csv")


def test_one_that_was_altered_is_named_and_left_out(
    submissions: list[Submission], manager: User, site: Client
) -> None:
    altered(submissions[1])
    export = made(ExportKind.PDFS, submissions, manager)
    number = submissions[1].number
    sentence = f"{number}: Its snapshot lacks a file, was altered or can’t be read"
    with zipfile.ZipFile(path_of(export.uuid)) as archive:
        names = [f"{submissions[0].number}.pdf", f"{submissions[2].number}.pdf", "errors.txt"]
        assert archive.namelist() == names
        assert archive.read("errors.txt").decode() == f"{sentence}\r\n"
    assert (export.state, export.done) == (ExportState.DONE, 3)
    assert sentence in site.get(page("page", export)).content.decode()


def test_what_is_not_there_is_named_and_left_out(case: Case, manager: User) -> None:
    now = timezone.now()
    empty = Submission.objects.create(
        case=case, submitter=case.owner, journal="generic-care", submitted=now, since=now
    )
    export = start_export(kind=ExportKind.CSV, submissions=[empty.pk, empty.pk + 1], who=manager)
    make_all()
    export.refresh_from_db()
    assert export.left_out == [
        [empty.pk, empty.number, LeftOut.EMPTY],
        [empty.pk + 1, f"#{empty.pk + 1}", LeftOut.GONE],
    ]
    assert not AuditLine.objects.filter(action=Action.EXPORTED).exists()


def test_nothing_chosen_is_refused(manager: User) -> None:
    with pytest.raises(ExportRefusedError, match="No submission is chosen"):
        start_export(kind=ExportKind.CSV, submissions=[], who=manager)
    assert not Export.objects.exists()


def test_an_export_is_claimed_once(submissions: list[Submission], manager: User) -> None:
    export = asked(ExportKind.CSV, submissions, manager)
    assert claim() == export
    assert claim() is None


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_make_the_same(manager: User, case: Case) -> None:
    submission = submission_of(case)
    for kind in ExportKind:
        asked(kind, [submission], manager)
    assert at_once(make_all, make_all) == ["done", "done"]
    # SQLite in memory may have refused one half way, like a maker that was killed.
    Export.objects.filter(state=ExportState.RUNNING).update(beat=timezone.now() - 2 * LOST_AFTER)
    make_all()
    assert set(Export.objects.values_list("state", flat=True)) == {ExportState.DONE}
    assert AuditLine.objects.filter(action=Action.EXPORTED).count() == 3
    assert len(list(folder().iterdir())) == 3


def test_nothing_is_kept_whole_in_memory(
    submissions: list[Submission], manager: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written is on the disk before the next submission is read."""
    sizes: list[int] = []
    write = Archive.add

    def add(self: Archive, *given: object) -> None:
        write(self, *given)  # type: ignore[arg-type]  # handed on as it came
        self.file.flush()
        sizes.append(Path(self.file.name).stat().st_size)

    monkeypatch.setattr(Archive, "add", add)
    made(ExportKind.PDFS, submissions, manager)
    least = len(read_file(submissions[0].uuid, newest(submissions[0]).pdf)) // 2
    assert len(sizes) == 3
    assert all(size > (at + 1) * least for at, size in enumerate(sizes))
