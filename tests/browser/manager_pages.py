"""The data manager's pages of the review and of the audit log: one of each make."""

from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.models import AuditLine
from casereports.review.models import Export, ExportKind, ExportState, Submission

Addresses = dict[str, str]


def of_manager(manager: User, submission: Submission) -> Addresses:
    """Return the pages that Django makes of our tables, and those that we put beside them."""
    line = AuditLine.objects.filter(case=submission.case)[0]
    return {
        "manager's start": reverse("admin:index"),
        "manager's submissions": reverse("admin:review_submission_changelist"),
        "manager's submission": reverse("admin:review_submission_change", args=[submission.pk]),
        "statistics": reverse("admin:review_submission_statistics"),
        "exports": reverse("admin:review_export_changelist"),
        "export under way": reverse("admin:review_export_page", args=[_half_made(manager).uuid]),
        "audit log": reverse("admin:record_auditline_changelist"),
        "line of the audit log": reverse("admin:record_auditline_change", args=[line.pk]),
    }


def _half_made(manager: User) -> Export:
    """Return an export of which a worker has made a part."""
    return Export.objects.create(
        kind=ExportKind.PDFS,
        who=manager,
        language="en",
        state=ExportState.RUNNING,
        done=1,
        total=3,
        beat=timezone.now(),
    )
