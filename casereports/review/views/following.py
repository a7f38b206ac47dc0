"""Where submissions stand, for those who wrote the case."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from casereports.journals.shelf import profiles
from casereports.pipeline import draft
from casereports.record.actions.audit import note_read
from casereports.review.access import Visitor, may, permitted
from casereports.review.blinded import everybody
from casereports.review.forms.deciding import LetterForm
from casereports.review.models import Publication, Submission
from casereports.review.open_points import UNREADABLE
from casereports.review.progress import NEXT, steps
from casereports.review.rounds import rounds_of
from casereports.review.states import State
from casereports.review.thawing import newest
from casereports.review.then_now import Now
from casereports.review.views.unreadable import tells_authors_unreadable
from casereports.web.access import UserRequest

ON_PAGE = 50


@require_safe
def submissions(request: UserRequest) -> HttpResponse:
    """Lists the submissions of the cases that the user writes or reads."""
    rows = Submission.objects.written_by(request.user).select_related("case")
    page = Paginator(rows, ON_PAGE).get_page(request.GET.get("page"))
    known = profiles()
    lines = [
        {
            "submission": one,
            "journal": known[one.journal].name if one.journal in known else one.journal,
            "next": NEXT[State(one.state)],
        }
        for one in page
    ]
    return render(request, "review/submissions.html", {"page": page, "lines": lines})


@never_cache
@require_safe
@tells_authors_unreadable
def submission(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Shows where a submission stands, what was said of it, and what can be done."""
    if Submission.objects.edited_by(request.user).filter(uuid=uuid).exists():
        return redirect("judge", uuid)
    one = permitted(request, uuid, "follow")
    note_read(case=one.case, who=request.user, what=f"submission {one.number}")
    found = rounds_of(one, _now(one))
    moves = list(one.moves.all())
    context = {
        "submission": one,
        "case": one.case,
        "tab": "submit",
        "steps": steps(moves),
        "next": NEXT[State(one.state)],
        "why": moves[-1].why if one.state in (State.WITHDRAWN, State.RETRACTED) else "",
        "rounds": found,
        "current": found[0] if one.state == State.REVISION else None,
        "letters": one.letters.select_related("who"),
        "form": LetterForm(),
        "publication": Publication.objects.filter(submission=one).first(),
        **_allowed(request, one),
    }
    return render(request, "review/submission.html", context)


def _allowed(request: UserRequest, one: Submission) -> dict[str, bool]:
    """Returns which buttons there are."""
    visitor = Visitor.of(request)
    is_owner = one.case.owner_id == request.user.pk
    may_write = may(visitor, "write to editors", one)
    return {
        "may_edit": may_write and one.case.locked is None,
        "may_answer": may(visitor, "answer", one),
        "may_resubmit": may(visitor, "resubmit", one),
        "may_withdraw": may(visitor, "withdraw", one),
        "may_write": may_write,
        "may_submit_anew": is_owner and not one.is_open and one.case.locked is None,
    }


def _now(one: Submission) -> Now | None:
    """Returns what stands now in a case that is open for revision, if it makes a paper."""
    if one.state != State.REVISION:
        return None
    try:
        return Now(draft(one.case), lambda: everybody(newest(one)))
    except UNREADABLE:
        return None
