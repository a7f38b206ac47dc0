"""A submission's page for editors: one part of it at a time, all from its frozen snapshots."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from casereports.record.actions.audit import note_read
from casereports.review.access import permitted
from casereports.review.changes import changed_paper, row_changes
from casereports.review.findings import findings, tally
from casereports.review.forms.deciding import CommentForm, LetterForm
from casereports.review.judged import article, before_and_after, checklist, rounds
from casereports.review.models import Anonymity, CommentKind, Snapshot, Submission
from casereports.review.place_words import places_to_choose
from casereports.review.queue import editors, lines
from casereports.review.read_facts import read_facts
from casereports.review.similar import similar_to
from casereports.review.states import MOVES, UNDECIDED, Side, State, moves_from
from casereports.review.thawing import newest, paper_of
from casereports.review.views.moves import BUTTONS
from casereports.review.views.unreadable import tells_unreadable
from casereports.web.access import UserRequest

#: What the page on publication is for.
PRINTED: Final = frozenset({State.ACCEPTED, State.PUBLISHED, State.RETRACTED})
TABS: Final[Mapping[str, Any]] = {
    "paper": _("Paper and record"),
    "reviews": _("Reviews"),
    "letters": _("Correspondence"),
    "history": pgettext_lazy("of changes", "History"),
    "files": _("Files"),
}


@require_safe
@tells_unreadable
def judge(request: UserRequest, uuid: UUID) -> HttpResponse:
    """Shows a submission to an editor."""
    submission = permitted(request, uuid, "edit")
    asked = request.GET.get("tab", "")
    tab = asked if asked in TABS else "paper"
    return tab_page(request, submission, tab)


@require_safe
@tells_unreadable
def judge_changes(request: UserRequest, uuid: UUID, number: int) -> HttpResponse:
    """Shows what a snapshot has that the one before it had not, in the record and in the paper."""
    submission = permitted(request, uuid, "edit")
    snapshot = get_object_or_404(submission.snapshots.defer("content"), number=number, number__gt=1)
    note_read(case=submission.case, who=request.user, what=f"changes {submission.number}.{number}")
    before, after = before_and_after(snapshot)
    context = {
        **frame(submission),
        "snapshot": snapshot,
        "tab": "history",
        "tables": row_changes(before, after),
        "article": article(
            submission, changed_paper(before, after), {number: after, number - 1: before}
        ),
    }
    return render(request, "review/judge_changes.html", context)


def tab_page(
    request: UserRequest, submission: Submission, tab: str, *, status: int = 200, **given: Any
) -> HttpResponse:
    """Answers with one part of a submission's page; ``given`` stands for what the part has."""
    snapshot = newest(submission)
    note_read(case=submission.case, who=request.user, what=f"judge {submission.number} {tab}")
    context = {
        **frame(submission),
        "snapshot": snapshot,
        "tab": tab,
        "part": f"review/judge_{tab}.html",
        **_PARTS[tab](request, submission, snapshot),
        **given,
    }
    return render(request, "review/judge.html", context, status=status)


def frame(submission: Submission) -> dict[str, Any]:
    """Returns what stands above every part: where the submission stands, and what can be done."""
    state = State(submission.state)
    names = moves_from(state, Side.EDITOR)
    (line,) = lines([submission])
    return {
        "submission": submission,
        "tabs": TABS,
        "line": line,
        "buttons": [(name, MOVES[name].label) for name in BUTTONS if name in names],
        "may_decide": state in UNDECIDED,
        "may_publish": state in PRINTED,
        "editors": list(editors()),
        "anonymities": Anonymity.choices,
        "is_fixed": submission.invitations.filter(accepted_at__isnull=False).exists(),
    }


def _paper(request: UserRequest, submission: Submission, snapshot: Snapshot) -> dict[str, Any]:
    paper = paper_of(snapshot)
    return {
        "article": article(submission, paper, {snapshot.number: paper}),
        "record": read_facts(paper.facts),
        "findings": findings(paper.problems, done=False),
        "settled": findings(paper.problems, done=True),
        "tally": tally(paper.problems),
        "similar": similar_to(submission, paper.facts, Submission.objects.edited_by(request.user)),
    }


def _reviews(request: UserRequest, submission: Submission, snapshot: Snapshot) -> dict[str, Any]:
    paper = paper_of(snapshot)
    snapshots = list(submission.snapshots.defer("content").order_by("-number"))
    at = request.GET.get("at", "")
    form = CommentForm(
        places=places_to_choose(paper, at), initial={"place": f"{CommentKind.FIELD} {at}"}
    )
    return {
        "at": at,
        "invitations": submission.invitations.select_related("snapshot", "reviewer").defer(
            "snapshot__content"
        ),
        "rounds": list(rounds(submission, snapshots)),
        "checklist": checklist(snapshot),
        "form": form,
    }


def _letters(_request: UserRequest, submission: Submission, _snapshot: Snapshot) -> dict[str, Any]:
    return {
        "letters": list(submission.letters.select_related("who")),
        "form": LetterForm(),
    }


def _history(_request: UserRequest, submission: Submission, _snapshot: Snapshot) -> dict[str, Any]:
    snapshots = submission.snapshots.defer("content").select_related("taken_by")
    return {
        "snapshots": list(snapshots),
        "moves": list(submission.moves.select_related("who").order_by("-pk")),
        "decisions": list(submission.decisions.select_related("who", "snapshot")),
    }


def _files(_request: UserRequest, submission: Submission, _snapshot: Snapshot) -> dict[str, Any]:
    return {"snapshots": list(submission.snapshots.defer("content").order_by("-number"))}


_PARTS: Final[Mapping[str, Callable[[UserRequest, Submission, Snapshot], dict[str, Any]]]] = {
    "paper": _paper,
    "reviews": _reviews,
    "letters": _letters,
    "history": _history,
    "files": _files,
}
