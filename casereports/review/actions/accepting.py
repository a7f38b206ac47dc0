"""The answer to an invitation to review: accepted with what is said of conflicts, or declined."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.record.actions.audit import note
from casereports.record.models import Action, Case
from casereports.review.actions.moving import hold_submission
from casereports.review.models import Review, ReviewerInvitation
from casereports.review.notice_kinds import REVIEWER_ACCEPTED, REVIEWER_DECLINED
from casereports.review.states import UNDECIDED, State
from casereports.review.telling import tell_editors


class LinkClosedError(LookupError):
    """A link is unknown, withdrawn, declined or too old; nobody is told which."""


class AnsweringRefusedError(ValueError):
    """An invitation can't be answered so; the message is a sentence for who was asked."""


def behind(token: str) -> ReviewerInvitation:
    """Returns the invitation that a token opens; raises LinkClosedError."""
    return _still_open(ReviewerInvitation.objects.behind(token))


def asked(who: User, uuid: object) -> ReviewerInvitation:
    """Returns an invitation of an account; raises LinkClosedError."""
    return _still_open(ReviewerInvitation.objects.waiting().filter(reviewer=who, uuid=uuid))


def accept(
    *, invitation: ReviewerInvitation, who: User | None, has_conflict: bool, conflict: str
) -> ReviewerInvitation:
    """Accepts an invitation, with what the reviewer says of conflicts of interest.

    An account that is signed in is bound to it.
    """
    with transaction.atomic():
        held = _held(invitation)
        if held.accepted_at is not None:
            raise AnsweringRefusedError(_("You have accepted this invitation before."))
        refuse_other_account(held, who)
        _refuse_partial(held, who)
        held.accepted_at = timezone.now()
        held.has_conflict, held.conflict = has_conflict, conflict.strip()
        held.reviewer = who
        held.save(update_fields=["accepted_at", "has_conflict", "conflict", "reviewer"])
        Review.objects.get_or_create(invitation=held)
        note_review(held, who, "accepted with a conflict" if has_conflict else "accepted")
        tell_editors(held.submission, REVIEWER_ACCEPTED, once=str(held.uuid))
    return held


def decline(*, invitation: ReviewerInvitation, who: User | None, reason: str) -> None:
    """Declines an invitation: its link opens nothing any more."""
    with transaction.atomic():
        held = _held(invitation)
        if held.accepted_at is not None:
            raise AnsweringRefusedError(
                _("You have accepted this invitation before. Please write to the editors.")
            )
        held.declined_at, held.reason = timezone.now(), reason.strip()
        held.save(update_fields=["declined_at", "reason"])
        note_review(held, who, "declined")
        tell_editors(held.submission, REVIEWER_DECLINED, once=str(held.uuid))


def refuse_other_account(invitation: ReviewerInvitation, who: User | None) -> None:
    """Refuses whoever is not the account that was asked, where one was."""
    asked = invitation.reviewer
    if asked is not None and (who is None or who.pk != asked.pk):
        raise AnsweringRefusedError(_("This invitation is for an account. Sign in with it."))


def _refuse_partial(held: ReviewerInvitation, who: User | None) -> None:
    """Refuses who wrote the paper, and who decides on it."""
    submission = held.submission
    if who is None:
        return
    wrote = Case.objects.visible_to(who).filter(pk=submission.case_id)
    if who.pk == submission.submitter_id or wrote.exists():
        raise AnsweringRefusedError(_("You have a part in this case, so you can’t review it."))
    if who.pk in (submission.editor_id, held.invited_by_id):
        raise AnsweringRefusedError(
            _("You decide on this submission; the link is for somebody else.")
        )


def _held(invitation: ReviewerInvitation) -> ReviewerInvitation:
    """Returns the invitation held, behind its submission, as all who move that do."""
    hold_submission(invitation.submission)
    rows = ReviewerInvitation.objects.waiting().select_for_update(of=("self",))
    return _still_open(rows.filter(pk=invitation.pk))


def _still_open(rows: QuerySet[ReviewerInvitation]) -> ReviewerInvitation:
    named = ("submission__case", "submission__editor", "snapshot", "reviewer")
    found = rows.select_related(*named).defer("snapshot__content").first()
    if found is None or (found.accepted_at is None and not is_awaited(found)):
        raise LinkClosedError
    return found


def is_awaited(invitation: ReviewerInvitation) -> bool:
    """Whether the editors have yet to decide on the snapshot that this one was asked to judge."""
    submission = invitation.submission
    return State(submission.state) in UNDECIDED and invitation.snapshot.number == submission.rounds


def note_review(invitation: ReviewerInvitation, who: User | None, what: str) -> None:
    detail = f"{invitation.submission.number} reviewer {invitation.place} {what}"
    note(case=invitation.submission.case, who=who, action=Action.REVIEWED, detail=detail)
