"""The files of a snapshot for its authors, and their papers with pictures by address."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from casereports.manuscript.nodes import Image
from casereports.pipeline import Draft
from casereports.pipeline.freezing import images_of
from casereports.record.actions.audit import note, note_read
from casereports.record.models import Action, Case
from casereports.renderers.html import render_article
from casereports.review.access import permitted
from casereports.review.models import Snapshot, Submission
from casereports.review.thawing import paper_of
from casereports.review.views.editor_files import FILES
from casereports.review.views.unreadable import tells_authors_unreadable
from casereports.web.access import UserRequest

#: What authors may take of a snapshot; which words are withheld from reviewers is for editors.
OFFERED: Final = frozenset(FILES) - {"blinded.pdf"}
PRIVATE: Final = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


@require_safe
@tells_authors_unreadable
def submission_file(request: UserRequest, uuid: UUID, number: int, name: str) -> HttpResponse:
    """Hands out one file of a snapshot, or a picture of its paper by its SHA-256."""
    submission = permitted(request, uuid, "follow")
    snapshot = get_object_or_404(
        Snapshot.objects.defer("content"), submission=submission, number=number
    )
    snapshot.submission = submission
    if name not in OFFERED:
        what = f"picture {submission.number}.{number}"
        note_read(case=submission.case, who=request.user, what=what, is_piece=True)
        return _picture(snapshot, name)
    media_type, made = FILES[name]
    is_shown = name == "paper.pdf" and "download" not in request.GET
    detail = f"{submission.number}.{number} {name}"
    if is_shown:
        note_read(case=submission.case, who=request.user, what=detail)
    else:
        note(case=submission.case, who=request.user, action=Action.EXPORTED, detail=detail)
    headers = {
        **PRIVATE,
        "Content-Disposition": _as(is_shown, f"{submission.number}.{number}-{name}"),
    }
    return HttpResponse(made(snapshot), content_type=media_type, headers=headers)


def frozen_article(submission: Submission, paper: Draft, number: int) -> SafeString:
    """Returns a paper as HTML, its pictures those of a snapshot."""

    def image_url(image: Image) -> str:
        return reverse("submission-file", args=[submission.uuid, number, image.sha256])

    # The renderer escapes every text that it is given and refuses links that could run code.
    return SafeString(render_article(paper.manuscript, image_url=image_url, drawing=paper.drawing))


def case_article(case: Case, paper: Draft) -> SafeString:
    """Returns a paper as HTML, its pictures those of the case as it is being written."""

    def image_url(image: Image) -> str:
        return reverse("picture", args=[case.slug, image.sha256])

    # The renderer escapes every text that it is given and refuses links that could run code.
    return SafeString(render_article(paper.manuscript, image_url=image_url, drawing=paper.drawing))


def _picture(snapshot: Snapshot, name: str) -> HttpResponse:
    paper = paper_of(snapshot)
    image = next((one for one in images_of(paper.manuscript) if one.sha256 == name), None)
    if image is None:
        raise Http404
    headers = {**PRIVATE, "Cache-Control": "private, max-age=86400, immutable"}
    return HttpResponse(paper.image_bytes(image), content_type=image.media_type, headers=headers)


def _as(is_shown: bool, name: str) -> str:
    return f'{"inline" if is_shown else "attachment"}; filename="{name}"'
