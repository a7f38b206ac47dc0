"""The demo's editor finds a submission to try."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from casereports.record.models import Case
from casereports.review.models import Submission

pytestmark = pytest.mark.django_db


def said(command: str, **options: object) -> str:
    out = StringIO()
    call_command(command, stdout=out, **options)
    return out.getvalue().strip()


def test_a_second_demo_submits_nothing_more(settings: Settings, tmp_path: Path) -> None:
    settings.DEBUG, settings.VAR_DIR = True, tmp_path / "var"
    said("demo", output=tmp_path / "paper.pdf")
    first = said("demoreview")
    submission = Submission.objects.get()
    assert first == f"Submission for the editor: {submission.number}"
    assert said("demoreview") == first
    assert Case.objects.count() == 2
    assert Submission.objects.edited_by(submission.submitter).count() == 0


def test_it_is_refused_where_there_is_no_demo(settings: Settings, tmp_path: Path) -> None:
    settings.DEBUG, settings.VAR_DIR = True, tmp_path / "var"
    with pytest.raises(CommandError, match="no demo here"):
        said("demoreview")
