"""What reviewers can fetch beside the page: pictures, the PDF, and what changed since last time.

No name of a file tells anything but the submission's number and the snapshot's.
"""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from casereports.manuscript.nodes import Image
from casereports.pipeline import Draft
from casereports.pipeline.freezing import images_of
from casereports.record.actions.audit import note, note_read
from casereports.record.models import Action
from casereports.review.access import own_invitation
from casereports.review.blinded import reviewers_paper, reviewers_pdf
from casereports.review.models import ReviewerInvitation, Snapshot
from casereports.review.views.reviewing import user_of
from casereports.review.views.unreadable import tells_reviewers_unreadable
from casereports.web.access import PIECES


@login_not_required
@never_cache
@require_safe
@tells_reviewers_unreadable
def review_file(request: HttpRequest, uuid: str, name: str) -> HttpResponse:
    """Hands out a picture by its SHA-256, or the PDF by its neutral name."""
    invitation = own_invitation(request, uuid)
    invitation.snapshot.submission = invitation.submission
    if name == pdf_name(invitation):
        note_reading(request, invitation, "pdf")
        return _document(reviewers_pdf(invitation.snapshot), name)
    for paper in _papers(invitation):
        image = next((one for one in images_of(paper.manuscript) if one.sha256 == name), None)
        if image is not None:
            return _picture(request, invitation, paper.image_bytes(image), image)
    raise Http404


def _papers(invitation: ReviewerInvitation) -> Iterator[Draft]:
    """Yields what the reviewer may read: the paper, then the earlier ones, the newest first."""
    yield reviewers_paper(invitation.snapshot)
    for snapshot in earlier_snapshots(invitation):
        yield reviewers_paper(snapshot)


def earlier_snapshots(invitation: ReviewerInvitation) -> list[Snapshot]:
    """Returns the snapshots before the one that is judged, the newest first."""
    rows = Snapshot.objects.defer("content").filter(
        submission=invitation.submission, number__lt=invitation.snapshot.number
    )
    found = list(rows.order_by("-number"))
    for snapshot in found:
        snapshot.submission = invitation.submission
    return found


def _picture(
    request: HttpRequest, invitation: ReviewerInvitation, content: bytes, image: Image
) -> HttpResponse:
    if request.headers.get("Sec-Fetch-Dest") not in PIECES:
        note_reading(request, invitation, "figure")
    headers = {
        "Cache-Control": "private, max-age=86400, immutable",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=image.media_type, headers=headers)


def pdf_name(invitation: ReviewerInvitation) -> str:
    """Returns what the PDF is called: "2026-00012-1.pdf"."""
    return f"{invitation.submission.number}-{invitation.snapshot.number}.pdf"


def note_reading(request: HttpRequest, invitation: ReviewerInvitation, what: str) -> None:
    """Notes in the audit that a reviewer reads; one without account by the number of the place."""
    case, who = invitation.submission.case, user_of(request)
    detail = f"{invitation.submission.number} reviewer {invitation.place} {what}"
    if who is None:
        note(case=case, who=None, action=Action.READ, detail=detail)
    else:
        note_read(case=case, who=who, what=detail)


def _document(content: bytes, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)
