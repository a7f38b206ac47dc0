"""Moves of a submission: each named, allowed by the table, made once, and told with who and why."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.record.actions.audit import note
from casereports.record.actions.locking import lock_case, unlock_case
from casereports.record.models import Action, Lock
from casereports.review.models import Move, ReviewerInvitation, Submission
from casereports.review.states import CLOSED, MOVES, UNDECIDED, UNLOCKED, State

#: How far ahead the day may be on which something is due.
FARTHEST: Final = timedelta(days=366)
#: Why a case is locked in each state in which it is.
LOCKS = {
    **dict.fromkeys(UNDECIDED, Lock.SUBMITTED),
    State.ACCEPTED: Lock.ACCEPTED,
    State.PUBLISHED: Lock.PUBLISHED,
    State.RETRACTED: Lock.PUBLISHED,
}


class MoveRefusedError(ValueError):
    """A move is not possible; the message is a sentence for who tried it."""


class OutOfDateError(MoveRefusedError):
    """Somebody else moved the submission first."""


def hold_submission(submission: Submission, *, seen: int | None = None) -> Submission:
    """Returns the submission as it is now, held until the transaction ends.

    Raises OutOfDateError where it moved since its version ``seen``.
    """
    held = Submission.objects.select_for_update().select_related("case").get(pk=submission.pk)
    if seen is not None and held.version != seen:
        last = held.moves.select_related("who").last()
        raise OutOfDateError(
            _("This submission has moved on: it is now “%(state)s”%(who)s. Look at it again.")
            % {"state": held.get_state_display(), "who": _moved_by(last)}
        )
    return held


def move(
    *,
    submission: Submission,
    name: str,
    who: User,
    why: str = "",
    seen: int | None = None,
    also: Callable[[Submission], object] | None = None,
) -> Submission:
    """Makes a move of the table, and returns the submission after it.

    ``seen`` is the version on the page where it was asked for; ``also`` runs in the same
    transaction, before the move. Views ask whether ``who`` may do so; what is asked here is
    whether the submission can.
    """
    rule = MOVES[name]
    with transaction.atomic():
        held = hold_submission(submission, seen=seen)
        before = State(held.state)
        if before not in rule.before:
            raise MoveRefusedError(
                _("“%(move)s” is not possible: the submission is “%(state)s”.")
                % {"move": rule.label, "state": before.label}
            )
        if rule.needs_reason and not why.strip():
            raise MoveRefusedError(_("Please say why; the reason is kept with the submission."))
        if also is not None:
            also(held)
        put_state(held, rule.after, name=name, who=who, why=why.strip())
    return held


def put_state(
    held: Submission,
    state: State,
    *,
    name: str,
    who: User,
    why: str = "",
    before: str | None = None,
) -> None:
    """Writes the state of a submission that is held, and everything that follows from it."""
    now = timezone.now()
    Move.objects.create(
        submission=held,
        name=name,
        before=held.state if before is None else before,
        after=state,
        who=who,
        when=now,
        why=why,
    )
    held.state, held.since = state, now
    held.version += 1
    held.save(update_fields=["state", "since", "version", "title", "problems", "rounds", "due"])
    _put_lock(held, who, name)
    if state in CLOSED:
        _close_invitations(held, now)
    note(case=held.case, who=who, action=Action.MOVED, detail=f"{held.number} {name}")


def _put_lock(held: Submission, who: User, name: str) -> None:
    state = State(held.state)
    if state in UNLOCKED:
        unlock_case(case=held.case, who=who, reason=name)
    else:
        lock_case(
            case=held.case,
            who=who,
            reason=LOCKS[state],
            name=held.number,
            url=held.get_absolute_url(),
        )


def _close_invitations(held: Submission, now: datetime) -> None:
    """Takes back every invitation to judge what will not be judged any more."""
    waiting = ReviewerInvitation.objects.filter(
        submission=held, declined_at__isnull=True, withdrawn_at__isnull=True, done_at__isnull=True
    )
    waiting.update(withdrawn_at=now)


def _moved_by(last: Move | None) -> str:
    return _(" (%(who)s)") % {"who": last.who} if last else ""
