"""What changed between an earlier snapshot and the one that a reviewer judges."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from casereports.review.access import own_invitation
from casereports.review.blinded import reviewers_papers
from casereports.review.changes import changed_paper, row_changes
from casereports.review.review_page import article
from casereports.review.views.reviewer_files import earlier_snapshots, note_reading


@login_not_required
@never_cache
@require_safe
def changes(request: HttpRequest, uuid: str, number: int) -> HttpResponse:
    """Shows the paper with what was inserted and deleted since a snapshot, and changed rows."""
    invitation = own_invitation(request, uuid)
    invitation.snapshot.submission = invitation.submission
    before = next((one for one in earlier_snapshots(invitation) if one.number == number), None)
    if before is None:
        raise Http404
    note_reading(request, invitation, f"changes since {number}")
    papers = reviewers_papers(before, invitation.snapshot)
    context = {
        "invitation": invitation,
        "submission": invitation.submission,
        "before": before,
        "tables": row_changes(*papers),
        "article": article(changed_paper(*papers), invitation),
    }
    return render(request, "review/reviewing_changes.html", context)
