"""What a snapshot changed against the one before it, on a page and as documents."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casereports.pipeline import Draft, Format, print_as
from casereports.record.actions.audit import note, note_read
from casereports.record.models import Action
from casereports.review.access import permitted
from casereports.review.changes import changed_paper, row_changes
from casereports.review.models import Submission
from casereports.review.thawing import paper_of
from casereports.review.views.author_files import PRIVATE, frozen_article
from casereports.review.views.editor_files import WORD
from casereports.review.views.unreadable import tells_authors_unreadable
from casereports.web.access import UserRequest

TYPES: Final[dict[str, tuple[Format, str]]] = {
    "pdf": ("pdf", "application/pdf"),
    "docx": ("docx", WORD),
}


@require_safe
@tells_authors_unreadable
def changes(request: UserRequest, uuid: UUID, number: int) -> HttpResponse:
    """Shows what is new in a snapshot: rows of the record, and the paper word by word."""
    submission = permitted(request, uuid, "follow")
    before, after = pair(submission, number)
    note_read(case=submission.case, who=request.user, what=f"changes {submission.number}.{number}")
    context = {
        "submission": submission,
        "case": submission.case,
        "tab": "submit",
        "number": number,
        "earlier": number - 1,
        "tables": row_changes(before, after),
        "article": frozen_article(submission, changed_paper(before, after), number),
    }
    return render(request, "review/changes.html", context)


@require_safe
@tells_authors_unreadable
def changes_file(request: UserRequest, uuid: UUID, number: int, form: str) -> HttpResponse:
    """Hands out the paper with its changes marked, as PDF or as Word with tracked changes."""
    submission = permitted(request, uuid, "follow")
    if form not in TYPES:
        raise Http404
    answer = marked_file(*pair(submission, number), form, f"{submission.number}.{number}-changes")
    detail = f"changes {submission.number}.{number} {form}"
    note(case=submission.case, who=request.user, action=Action.EXPORTED, detail=detail)
    return answer


def marked_file(before: Draft, after: Draft, form: str, name: str) -> HttpResponse:
    """Returns the later paper with its changes marked, as a file of ``TYPES`` to be kept."""
    kind, media_type = TYPES[form]
    content = print_as(kind, changed_paper(before, after))
    headers = {**PRIVATE, "Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)


def pair(submission: Submission, number: int) -> tuple[Draft, Draft]:
    """Returns a snapshot behind the one before it; there is no page where there are not both."""
    if number > submission.rounds:
        raise Http404
    rows = submission.snapshots.defer("content").filter(number__in=(number - 1, number))
    found = {one.number: one for one in rows}
    if len(found) < 2:
        raise Http404
    for one in found.values():
        one.submission = submission
    return paper_of(found[number - 1]), paper_of(found[number])
