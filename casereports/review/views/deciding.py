"""The page on which an editor decides: a decision, its letter, and a look at it before it goes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from casereports.record.actions.audit import note_read
from casereports.review.access import permitted
from casereports.review.actions.deciding import decide as send_decision
from casereports.review.actions.deciding import keep_decision, usual_due
from casereports.review.actions.deciding import save_letter as keep_letter
from casereports.review.actions.moving import MoveRefusedError
from casereports.review.composing import compose_letter
from casereports.review.forms.deciding import DecisionForm
from casereports.review.models import LetterDraft, Submission
from casereports.review.saved import (
    NotSavedError,
    OutrunError,
    lines_of,
    told_outrun,
    told_refused,
    told_saved,
    typed_in,
)
from casereports.review.states import Verdict
from casereports.review.thawing import newest
from casereports.review.views.judging import frame
from casereports.review.views.unreadable import tells_unreadable
from casereports.web.access import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
@tells_unreadable
def decide(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Shows the decision that is being written; composes it, shows it, or sends it."""
    submission = permitted(request, uuid, "edit")
    if request.method != "POST":
        note_read(case=submission.case, who=request.user, what=f"decide {submission.number}")
        return _page(request, submission, _begun(request, submission))
    form = DecisionForm(request.POST)
    act = request.POST.get("act", "")
    if not form.is_valid() and act != "compose":
        return _page(request, submission, form, status=422)
    if act == "compose":
        return _compose(request, submission, form)
    _keep(request, submission, form)
    if act == "send":
        return _send(request, submission, form)
    return _page(request, submission, form, is_shown=True)


@require_POST
def save_letter(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Saves the decision or its letter while it is typed."""
    submission = permitted(request, uuid, "edit")
    try:
        draft = keep_letter(submission=submission, who=request.user, typed=typed_in(request))
    except OutrunError as error:
        return told_outrun(error)
    except NotSavedError as error:
        return told_refused(error)
    return told_saved(draft.revision)


def _send(request: UserRequest, submission: Submission, form: DecisionForm) -> HttpResponse:
    """Sends a decision; one that is refused stays on the page, with the sentence why."""
    verdict = Verdict(form.cleaned_data["verdict"])
    try:
        send_decision(
            submission=submission,
            verdict=verdict,
            letter=form.cleaned_data["letter"],
            due=form.cleaned_data["due"],
            who=request.user,
            seen=form.cleaned_data["seen"],
        )
    except MoveRefusedError as error:
        form.add_error(None, str(error))
        submission.refresh_from_db()
        return _page(request, submission, form, status=409)
    messages.success(request, _("The decision is sent: %(verdict)s.") % {"verdict": verdict.label})
    return redirect("judge", uuid=submission.uuid)


def _begun(request: UserRequest, submission: Submission) -> DecisionForm:
    """Returns the form with the editor's draft, or what an address asks for."""
    draft = _draft(request, submission)
    asked = request.GET.get("verdict", "")
    verdict = draft.verdict or (asked if asked in Verdict.values else "")
    due = usual_due(Verdict(verdict)) if verdict else None
    return DecisionForm(initial={"verdict": verdict, "due": due, "letter": draft.letter})


def _compose(request: UserRequest, submission: Submission, form: DecisionForm) -> HttpResponse:
    """Puts a letter made of the comments into the form; the letter before it stays beside it."""
    form.is_valid()
    chosen = form.cleaned_data.get("verdict", "")
    if not chosen:
        return _page(request, submission, form, status=422)
    verdict = Verdict(chosen)
    due = form.cleaned_data.get("due") or usual_due(verdict)
    letter = compose_letter(submission, newest(submission), verdict, due)
    filled = DecisionForm(
        {"verdict": chosen, "due": due, "letter": letter, "seen": form.data["seen"]}
    )
    if filled.is_valid():
        _keep(request, submission, filled)
    return _page(request, submission, filled, old_letter=str(form.data.get("letter", "")))


def _keep(request: UserRequest, submission: Submission, form: DecisionForm) -> None:
    """Saves what a form holds in the editor's draft, so that no answer of ours can lose it."""
    keep_decision(
        submission=submission,
        who=request.user,
        verdict=form.cleaned_data["verdict"],
        letter=lines_of(form.cleaned_data["letter"]),
    )


def _page(
    request: UserRequest,
    submission: Submission,
    form: DecisionForm,
    *,
    old_letter: str = "",
    is_shown: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Answers with the page; ``old_letter`` is what a composed one took the place of."""
    snapshot, draft = newest(submission), _draft(request, submission)
    letter = str(form["letter"].value() or "")
    context: dict[str, Any] = {
        **frame(submission),
        "snapshot": snapshot,
        "form": form,
        "draft": draft,
        "verdicts": Verdict.choices,
        "old_letter": "" if old_letter.split() == letter.split() else old_letter,
        "is_old": draft.revision > 0 and draft.changed < snapshot.taken,
        "is_shown": is_shown,
    }
    return render(request, "review/judge_decide.html", context, status=status)


def _draft(request: UserRequest, submission: Submission) -> LetterDraft:
    """Returns the editor's own draft; an empty one where nothing is written yet."""
    drafts = LetterDraft.objects.filter(submission=submission, editor=request.user)
    return drafts.first() or LetterDraft(submission=submission, editor=request.user)
