"""Deciding on a submission: the letter is kept as it was sent, and the submission moves."""

from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.review.actions.moving import FARTHEST, MoveRefusedError, hold_submission, move
from casereports.review.models import (
    Decision,
    LetterDraft,
    ReviewerInvitation,
    Snapshot,
    Submission,
)
from casereports.review.notice_kinds import DECIDED, REVIEWER_RELEASED
from casereports.review.saved import NotSavedError, Typed, put_typed
from casereports.review.states import Verdict
from casereports.review.telling import call_back, tell_authors, tell_reviewer

#: How many days an author is given for a revision, unless the editor says another day.
DAYS: Final = {Verdict.MINOR: 30, Verdict.MAJOR: 60}


class DecisionRefusedError(MoveRefusedError):
    """A decision lacks something; the message is a sentence for the editor."""


def usual_due(verdict: Verdict) -> date | None:
    """Returns by when a revision is usually due; nothing where none is asked for."""
    days = DAYS.get(verdict)
    return None if days is None else timezone.localdate() + timedelta(days=days)


def decide(
    *,
    submission: Submission,
    verdict: Verdict,
    letter: str,
    due: date | None,
    who: User,
    seen: int,
) -> Decision:
    """Sends a decision: keeps its letter, moves the submission, and tells authors and reviewers.

    Raises MoveRefusedError where somebody decided first, or a letter or a day is missing; then
    nothing has changed, and the draft of the letter is as it was.
    """
    _refuse_incomplete(verdict, letter, due)
    made: list[Decision] = []

    def record(held: Submission) -> None:
        snapshot = Snapshot.objects.defer("content").get(submission=held, number=held.rounds)
        made.append(
            Decision.objects.create(
                submission=held,
                snapshot=snapshot,
                verdict=verdict,
                letter=letter.strip(),
                who=who,
                when=timezone.now(),
            )
        )
        held.due = due if verdict in DAYS else None
        if verdict in DAYS:
            _tell_free(_at_work(held))
        else:
            release(held)
        LetterDraft.objects.filter(submission=held, editor=who).delete()
        tell_authors(held, DECIDED, once=str(snapshot.number))

    move(submission=submission, name=verdict.value, who=who, seen=seen, also=record)
    return made[0]


def save_letter(*, submission: Submission, who: User, typed: Typed) -> LetterDraft:
    """Saves one field of an editor's draft, and returns the draft.

    Raises NotSavedError for what can't be kept, OutrunError where it was saved elsewhere since.
    """
    if typed.field not in ("letter", "verdict"):
        raise NotSavedError(_("A draft has a decision and a letter, nothing else."))
    if typed.field == "verdict" and typed.text not in ("", *Verdict.values):
        raise NotSavedError(_("This decision does not exist."))
    with transaction.atomic():
        draft = _hold_draft(submission, who)
        put_typed(draft, typed)
    return draft


def keep_decision(*, submission: Submission, who: User, verdict: str, letter: str) -> None:
    """Keeps a decision that was sent whole, whatever its editor's draft held before."""
    with transaction.atomic():
        draft = _hold_draft(submission, who)
        for field, text in (("verdict", verdict), ("letter", letter)):
            put_typed(draft, Typed(field, text, draft.revision))


def _hold_draft(submission: Submission, who: User) -> LetterDraft:
    """Returns an editor's own draft, a new one where there is none, its submission held."""
    held = hold_submission(submission)
    found = LetterDraft.objects.filter(submission=held, editor=who).first()
    return found or LetterDraft(submission=held, editor=who)


def _refuse_incomplete(verdict: Verdict, letter: str, due: date | None) -> None:
    if not letter.strip():
        raise DecisionRefusedError(_("Write the letter: the authors read why you decided so."))
    if verdict not in DAYS:
        return
    if due is None or due <= timezone.localdate():
        raise DecisionRefusedError(_("Say by when the revision is due: a day after today."))
    if due > timezone.localdate() + FARTHEST:
        raise DecisionRefusedError(_("The day is more than a year ahead. Choose an earlier one."))


def release(held: Submission) -> None:
    """Tells reviewers at work that they are free, and takes their invitations back."""
    at_work = _at_work(held)
    for invitation in at_work:
        call_back(invitation)
    _tell_free(at_work)
    at_work.update(withdrawn_at=timezone.now())


def _at_work(held: Submission) -> QuerySet[Any]:
    return ReviewerInvitation.objects.filter(
        submission=held, declined_at__isnull=True, withdrawn_at__isnull=True, done_at__isnull=True
    )


def _tell_free(invitations: QuerySet[Any]) -> None:
    """Tells reviewers that their review is not awaited any more; they can still read it."""
    for invitation in invitations.select_related("reviewer", "submission"):
        tell_reviewer(
            invitation,
            REVIEWER_RELEASED,
            words={"number": invitation.submission.number},
            once=f"{REVIEWER_RELEASED.code} {invitation.uuid}",
        )
