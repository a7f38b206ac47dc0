"""An editor's own comments at places of the newest snapshot."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casereports.review.access import permitted
from casereports.review.actions.corresponding import add_comment, drop_comment, save_comment
from casereports.review.actions.moving import MoveRefusedError
from casereports.review.forms.deciding import CommentForm
from casereports.review.models import Comment, Submission
from casereports.review.place_words import places_to_choose
from casereports.review.saved import (
    NotSavedError,
    OutrunError,
    Typed,
    lines_of,
    revision_in,
    told_outrun,
    told_refused,
    told_saved,
    typed_in,
)
from casereports.review.thawing import newest, paper_of
from casereports.review.views.unreadable import tells_unreadable
from casereports.web.access import UserRequest


@require_POST
@tells_unreadable
def add(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Makes a comment; what was typed stays on the page where it is refused."""
    submission = permitted(request, uuid, "edit")
    snapshot = newest(submission)
    _kind, _space, at = request.POST.get("place", "").partition(" ")
    places = places_to_choose(paper_of(snapshot), at)
    form = CommentForm(request.POST, places=places)
    if not form.is_valid():
        context = {"submission": submission, "form": form, "at": at}
        return render(request, "review/judge_comment.html", context, status=422)
    kind, source = form.at
    try:
        add_comment(
            snapshot=snapshot,
            who=request.user,
            kind=kind,
            source=source,
            quote=form.words,
            text=form.cleaned_data["text"],
        )
    except MoveRefusedError as error:
        form.add_error(None, str(error))
        context = {"submission": submission, "form": form, "at": at}
        return render(request, "review/judge_comment.html", context, status=409)
    messages.success(request, _("The comment is added."))
    return redirect(_page(submission))


@require_POST
def save(request: UserRequest, uuid: UUID, pk: int) -> HttpResponse:
    """Saves a comment: while it is typed, or from a form without script."""
    submission = permitted(request, uuid, "edit")
    comment = _own(request, submission, pk)
    if request.content_type != "application/json":
        return _save_form(request, submission, comment)
    try:
        saved = save_comment(comment=comment, typed=typed_in(request))
    except OutrunError as error:
        return told_outrun(error)
    except (NotSavedError, MoveRefusedError) as error:
        return told_refused(error)
    return told_saved(saved.revision)


def _save_form(request: UserRequest, submission: Submission, comment: Comment) -> HttpResponse:
    """Saves what a form sends; what is refused is shown with the sentence why."""
    text, known = request.POST.get("text", ""), revision_in(request.POST.get("revision", ""))
    try:
        save_comment(comment=comment, typed=Typed("text", lines_of(text), known))
    except OutrunError as error:
        sentence = _("The comment was changed meanwhile to: %(text)s") % {"text": error.text}
    except (NotSavedError, MoveRefusedError) as error:
        sentence = str(error)
    else:
        messages.success(request, _("The comment is saved."))
        return redirect(_page(submission))
    context = {"submission": submission, "sentence": sentence, "text": text}
    return render(request, "review/judge_comment.html", context, status=409)


@require_POST
def drop(request: UserRequest, uuid: UUID, pk: int) -> HttpResponse:
    """Removes a comment."""
    submission = permitted(request, uuid, "edit")
    try:
        drop_comment(comment=_own(request, submission, pk))
    except MoveRefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The comment is removed."))
    return redirect(_page(submission))


def _own(request: UserRequest, submission: Submission, pk: int) -> Comment:
    rows = Comment.objects.select_related("snapshot__submission").defer("snapshot__content")
    found: Comment = get_object_or_404(rows, pk=pk, submission=submission, editor=request.user)
    return found


def _page(submission: Submission) -> str:
    return f"{reverse('judge', args=[submission.uuid])}?tab=reviews"
