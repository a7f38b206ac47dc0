"""What first snapshots lacked is taken down once, and for old submissions by a command."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from casereports.pipeline import draft
from casereports.record.models import Case
from casereports.review.first_findings import keep_findings
from casereports.review.frozen_files import folder_of
from casereports.review.models import FirstFindings, MissingItem
from casereports.review.thawing import newest, paper_of
from tests.factories.review import submission_of
from tests.review.dated import handed_in, snapshot


def test_findings_of_the_first_snapshot_are_kept(case: Case) -> None:
    submission = submission_of(case)
    paper = draft(case)
    keep_findings(submission, paper)
    kept = list(submission.first_findings.missing.values_list("item", flat=True))
    lacking = [one for one in paper.problems if one.severity in ("warning", "error")]
    items = [one.code.removeprefix("CARE-") for one in lacking if one.code.startswith("CARE-")]
    assert kept == list(dict.fromkeys(items))
    assert "5c" in kept
    # A later snapshot that lacks less changes nothing.
    MissingItem.objects.exclude(item="5c").delete()
    keep_findings(submission, paper)
    assert MissingItem.objects.get().item == "5c"


def test_findings_of_old_submissions_are_kept_by_a_command(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    submission = submission_of(case)
    call_command("keepfindings")
    assert capsys.readouterr().out == "submissions taken down: 1\n"
    paper = paper_of(newest(submission))
    before = list(MissingItem.objects.values_list("item", flat=True))
    FirstFindings.objects.all().delete()
    keep_findings(submission, paper)
    assert list(MissingItem.objects.values_list("item", flat=True)) == before
    call_command("keepfindings")
    assert capsys.readouterr().out == "submissions taken down: 0\n"


def test_a_snapshot_that_cannot_be_read_is_named(db: None) -> None:
    submission = handed_in(date(2026, 2, 1))
    snapshot(submission)
    with pytest.raises(CommandError, match=submission.number):
        call_command("keepfindings")
    assert not folder_of(submission.uuid).exists()
    assert not FirstFindings.objects.exists()
