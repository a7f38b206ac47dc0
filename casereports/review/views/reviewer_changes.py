"""What changed between an earlier snapshot and the one that a reviewer judges.

The papers that are compared name nobody whom the reviewer must not know, so no file does either.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from casereports.record.actions.audit import note
from casereports.record.models import Action
from casereports.review.access import own_invitation
from casereports.review.blinded import reviewers_papers
from casereports.review.changes import changed_paper, row_changes
from casereports.review.models import ReviewerInvitation, Snapshot
from casereports.review.review_page import article
from casereports.review.views.changes import TYPES, marked_file
from casereports.review.views.reviewer_files import earlier_snapshots, note_reading
from casereports.review.views.reviewing import user_of
from casereports.review.views.unreadable import tells_reviewers_unreadable


@login_not_required
@never_cache
@require_safe
@tells_reviewers_unreadable
def changes(request: HttpRequest, uuid: str, number: int) -> HttpResponse:
    """Shows the paper with what was inserted and deleted since a snapshot, and changed rows."""
    invitation = own_invitation(request, uuid)
    before = _earlier(invitation, number)
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


@login_not_required
@never_cache
@require_safe
@tells_reviewers_unreadable
def changes_file(request: HttpRequest, uuid: str, number: int, form: str) -> HttpResponse:
    """Hands out the same paper, as PDF or as Word with tracked changes."""
    invitation = own_invitation(request, uuid)
    before = _earlier(invitation, number)
    if form not in TYPES:
        raise Http404
    submission, after = invitation.submission, invitation.snapshot
    name = f"{submission.number}-{after.number}-changes-since-{number}"
    answer = marked_file(*reviewers_papers(before, after), form, name)
    detail = f"{submission.number} reviewer {invitation.place} changes since {number} {form}"
    note(case=submission.case, who=user_of(request), action=Action.EXPORTED, detail=detail)
    return answer


def _earlier(invitation: ReviewerInvitation, number: int) -> Snapshot:
    """Returns an earlier snapshot than the one that is judged; there is no page without it."""
    invitation.snapshot.submission = invitation.submission
    found = next((one for one in earlier_snapshots(invitation) if one.number == number), None)
    if found is None:
        raise Http404
    return found
