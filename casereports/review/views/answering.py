"""What authors write: their answers to comments, and letters to the editors."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casereports.review.access import permitted
from casereports.review.actions.answering import AnswerClosedError
from casereports.review.actions.answering import save_answer as save
from casereports.review.actions.corresponding import write_letter
from casereports.review.actions.moving import MoveRefusedError
from casereports.review.forms.deciding import LetterForm
from casereports.review.models import Comment
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
from casereports.review.states import Side
from casereports.web.access import UserRequest
from casereports.web.locked import LOCKED


@require_POST
def save_answer(request: UserRequest, uuid: UUID, pk: int) -> HttpResponse:
    """Saves the answer to a comment: while it is typed, or from a form without script."""
    submission = permitted(request, uuid, "write to editors")
    told = Comment.objects.told().filter(submission=submission)
    comment = get_object_or_404(told.select_related("submission", "snapshot"), pk=pk)
    if request.content_type != "application/json":
        return _save_form(request, comment)
    try:
        reply = save(comment=comment, who=request.user, typed=typed_in(request))
    except OutrunError as error:
        return told_outrun(error)
    except AnswerClosedError as error:
        return told_refused(error, status=LOCKED)
    except NotSavedError as error:
        return told_refused(error)
    return told_saved(reply.revision)


@require_POST
def author_letter(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Sends a letter to the editors; one that is refused stays on the page."""
    submission = permitted(request, uuid, "write to editors")
    form = LetterForm(request.POST)
    if form.is_valid():
        try:
            write_letter(
                submission=submission,
                side=Side.AUTHOR,
                who=request.user,
                text=form.cleaned_data["text"],
            )
        except MoveRefusedError as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _("The letter is sent."))
            return redirect(f"{submission.get_absolute_url()}#letters")
    context = {"submission": submission, "case": submission.case, "tab": "submit", "form": form}
    return render(request, "review/submission_letter.html", context, status=422)


def _save_form(request: UserRequest, comment: Comment) -> HttpResponse:
    """Saves what a form sends; what is refused is shown with the sentence why."""
    text, known = request.POST.get("text", ""), revision_in(request.POST.get("revision", ""))
    submission = comment.submission
    context = {"submission": submission, "case": submission.case, "tab": "submit"}
    context |= {"comment": comment, "text": text}
    try:
        save(comment=comment, who=request.user, typed=Typed("text", lines_of(text), known))
    except OutrunError as error:
        context |= {"theirs": error.text, "revision": error.revision}
        context["sentence"] = _("A co-author has changed this answer meanwhile.")
    except (NotSavedError, AnswerClosedError) as error:
        context |= {"sentence": str(error), "revision": known}
    else:
        messages.success(request, _("The answer is saved."))
        return redirect(f"{submission.get_absolute_url()}#comment-{comment.pk}")
    return render(request, "review/submission_answer.html", context, status=409)
