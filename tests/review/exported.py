"""Exports as far along as a test needs them."""

from django.urls import reverse

from casereports.accounts.models import User
from casereports.review.actions.exporting import start_export
from casereports.review.export_making import make_all
from casereports.review.frozen_files import folder_of
from casereports.review.models import Export, ExportKind, Submission
from casereports.review.thawing import newest


def asked(kind: ExportKind, submissions: list[Submission], who: User) -> Export:
    return start_export(kind=kind, submissions=[one.pk for one in submissions], who=who)


def made(kind: ExportKind, submissions: list[Submission], who: User) -> Export:
    export = asked(kind, submissions, who)
    assert make_all() == 1
    export.refresh_from_db()
    return export


def altered(submission: Submission) -> None:
    """Changes the PDF of a submission behind the site's back."""
    (folder_of(submission.uuid) / newest(submission).pdf).write_bytes(b"something else")


def page(name: str, export: Export) -> str:
    return reverse(f"admin:review_export_{name}", args=[export.uuid])
