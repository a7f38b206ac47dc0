"""Reviewers: asked by a link that is theirs alone, reminded, given a new link, released.

Views ask whether the editor may do so; what is asked here is whether it makes sense.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.accounts.models import Role, User
from casereports.notices.actions import Told
from casereports.notices.kinds import NoticeKind
from casereports.record.actions.audit import note
from casereports.record.models import Action, AuthorLink, Case, CaseMember
from casereports.review.actions.accepting import is_awaited
from casereports.review.actions.moving import FARTHEST, hold_submission, move
from casereports.review.models import ReviewerInvitation, Snapshot, Submission
from casereports.review.notice_kinds import (
    REVIEW_DUE,
    REVIEW_OVERDUE,
    REVIEWER_INVITED,
    REVIEWER_RELEASED,
)
from casereports.review.states import MOVES, UNDECIDED, State
from casereports.review.telling import call_back, invited_once, tell_reviewer
from casereports.review.thawing import newest, paper_of

#: How long a reviewer has, unless the editor says otherwise.
TIME_FOR_REVIEW: Final = timedelta(days=21)


class InvitingRefusedError(ValueError):
    """What was asked makes no sense; the message is a sentence for the editor."""


@dataclass(frozen=True)
class Sent:
    """An invitation that goes out; ``link`` is to be handed over where no e-mail takes it."""

    invitation: ReviewerInvitation
    link: str


def suggested(submission: Submission) -> QuerySet[User]:
    """Returns the users who judge papers and may be asked to judge this one."""
    wrote = CaseMember.objects.filter(case=submission.case_id).values("user")
    asked = _waiting(submission).exclude(reviewer=None).values("reviewer")
    users = User.objects.filter(role=Role.REVIEWER, is_active=True).exclude(pk__in=asked)
    apart = Q(pk__in=wrote) | Q(pk__in=[submission.submitter_id, submission.case.owner_id])
    return users.exclude(apart).order_by("full_name", "pk")


def earlier(submission: Submission) -> list[ReviewerInvitation]:
    """Returns who judged an earlier snapshot and is not asked to judge the newest, once each."""
    rows = ReviewerInvitation.objects.filter(
        submission=submission, accepted_at__isnull=False, withdrawn_at__isnull=True
    ).exclude(snapshot__number=submission.rounds)
    asked = set(_waiting(submission).values_list("place", flat=True))
    found = {row.place: row for row in rows.order_by("pk") if row.place not in asked}
    return [found[place] for place in sorted(found)]


def invite_reviewer(
    *,
    submission: Submission,
    who: User,
    email: str,
    due: date,
    name: str = "",
    reviewer: User | None = None,
) -> Sent:
    """Asks somebody to judge the newest snapshot, and sends the submission to review.

    Who is asked by an address that has an account is asked by that account. The same person has
    the same place in every round.
    """
    with transaction.atomic():
        held = hold_submission(submission)
        account = reviewer or User.objects.filter(email__iexact=email, is_active=True).first()
        _refuse(held, who, email, account, due)
        invitation = ReviewerInvitation(
            submission=held,
            snapshot=newest(held),
            place=_place(held, email, account),
            email=email,
            name=name or (account.get_full_name() if account else ""),
            reviewer=account,
            invited_by=who,
            due=due,
        )
        token = invitation.renew()
        invitation.save()
        if State(held.state) in MOVES["review"].before:
            move(submission=held, name="review", who=who)
        note(case=held.case, who=who, action=Action.INVITED, detail=_detail(invitation))
        return _send(invitation, token)


def renew_reviewer(*, invitation: ReviewerInvitation, who: User) -> Sent:
    """Sends an invitation with a new link, which ends the old one."""
    with transaction.atomic():
        held = _still_waiting(invitation)
        call_back(held)
        token = held.renew()
        held.save(update_fields=["token_hash", "expires"])
        detail = f"{_detail(held)} again"
        note(case=held.submission.case, who=who, action=Action.INVITED, detail=detail)
        return _send(held, token)


def remind_reviewer(*, invitation: ReviewerInvitation, who: User) -> Told | Sent:
    """Reminds a reviewer of the day; who has not answered yet gets the invitation again.

    Told at most once a day, as more would be no help.
    """
    if invitation.accepted_at is None:
        return renew_reviewer(invitation=invitation, who=who)
    with transaction.atomic():
        held = _still_waiting(invitation)
        today = timezone.localdate()
        kind = REVIEW_DUE if held.due >= today else REVIEW_OVERDUE
        return _tell(held, kind, once=f"asked {today}", due=held.due.isoformat())


def put_off(*, invitation: ReviewerInvitation, who: User, due: date) -> None:
    """Gives a reviewer another day."""
    with transaction.atomic():
        held = _still_waiting(invitation)
        _refuse_past(due)
        held.due = due
        held.save(update_fields=["due"])
        detail = f"{_detail(held)} due {due}"
        note(case=held.submission.case, who=who, action=Action.CHANGED, detail=detail)


def release_reviewer(*, invitation: ReviewerInvitation, who: User) -> None:
    """Takes an invitation back: its link opens nothing any more, and what was written stays."""
    with transaction.atomic():
        held = _still_waiting(invitation)
        call_back(held)
        held.withdrawn_at = timezone.now()
        held.save(update_fields=["withdrawn_at"])
        detail = f"{_detail(held)} released"
        note(case=held.submission.case, who=who, action=Action.SHARED, detail=detail)
        _tell(held, REVIEWER_RELEASED)


def author_addresses(submission: Submission) -> frozenset[str]:
    """Returns every address that belongs to who wrote the case or the paper, in small letters."""
    return frozenset(filter(None, (one.strip().casefold() for one in _addresses(submission))))


def _addresses(submission: Submission) -> Iterator[str]:
    case = submission.case
    yield from (case.owner.email, submission.submitter.email)
    yield from CaseMember.objects.filter(case=case).values_list("user__email", flat=True)
    yield from AuthorLink.objects.filter(author__case=case).values_list("email", flat=True)
    yield from case.authors.values_list("email", flat=True)
    for snapshot in Snapshot.objects.filter(submission=submission).defer("content"):
        snapshot.submission = submission
        yield from (author.email for author in paper_of(snapshot).facts.authors)


def _refuse(held: Submission, who: User, email: str, account: User | None, due: date) -> None:
    if State(held.state) not in UNDECIDED:
        raise InvitingRefusedError(
            _("Nobody can be asked now: the submission is “%(state)s”.")
            % {"state": held.get_state_display()}
        )
    wrote = account is not None and Case.objects.visible_to(account).filter(pk=held.case_id)
    if email.casefold() in author_addresses(held) or (wrote and wrote.exists()):
        raise InvitingRefusedError(
            _("This person has a part in the case, and authors don’t judge their own paper.")
        )
    if account is not None and account.pk in (who.pk, held.editor_id):
        raise InvitingRefusedError(_("Who decides on a submission doesn’t review it as well."))
    same = Q(email__iexact=email) | (Q(reviewer=account) if account else Q())
    if _waiting(held).filter(same).exists():
        raise InvitingRefusedError(_("This person is asked already."))
    _refuse_past(due)


def _refuse_past(due: date) -> None:
    today = timezone.localdate()
    if due < today:
        raise InvitingRefusedError(_("The day is past. Choose one that is to come."))
    if due > today + FARTHEST:
        raise InvitingRefusedError(_("The day is more than a year ahead. Choose an earlier one."))


def _waiting(submission: Submission) -> QuerySet[ReviewerInvitation]:
    """Returns who was asked to judge the newest snapshot and has not declined."""
    rows: QuerySet[ReviewerInvitation] = ReviewerInvitation.objects.filter(
        submission=submission, snapshot__number=submission.rounds
    )
    return rows.filter(declined_at__isnull=True, withdrawn_at__isnull=True)


def _place(held: Submission, email: str, account: User | None) -> int:
    rows = ReviewerInvitation.objects.filter(submission=held)
    same = Q(email__iexact=email) | (Q(reviewer=account) if account else Q())
    known = rows.filter(same).order_by("pk").first()
    if known is not None:
        return int(known.place)
    return int(rows.aggregate(last=Max("place"))["last"] or 0) + 1


def _still_waiting(invitation: ReviewerInvitation) -> ReviewerInvitation:
    rows = ReviewerInvitation.objects.select_for_update(of=("self",))
    held: ReviewerInvitation = rows.select_related("submission__case", "reviewer").get(
        pk=invitation.pk
    )
    if not held.is_waiting:
        raise InvitingRefusedError(
            _("This reviewer has answered, handed in or been released meanwhile.")
        )
    if not is_awaited(held):
        raise InvitingRefusedError(
            _("This review is not awaited any more: it is of an earlier snapshot, or decided on.")
        )
    return held


def _send(invitation: ReviewerInvitation, token: str) -> Sent:
    link = reverse("reviewer-link", args=[token])
    due = invitation.due.isoformat()
    told = _tell(invitation, REVIEWER_INVITED, name=invited_once(invitation), due=due, link=link)
    is_by_hand = told.message is None or told.is_by_hand
    return Sent(invitation=invitation, link=link if is_by_hand else "")


def _tell(
    invitation: ReviewerInvitation,
    kind: NoticeKind,
    *,
    once: str = "",
    name: str = "",
    due: str = "",
    link: str = "",
) -> Told:
    words = {"number": invitation.submission.number}
    page = reverse("review", args=[invitation.uuid]) if due else ""
    return tell_reviewer(
        invitation,
        kind,
        link=link or page,
        words={**words, "due": due} if due else words,
        once=name or f"{kind.code} {invitation.uuid} {once}".strip(),
    )


def _detail(invitation: ReviewerInvitation) -> str:
    return f"{invitation.submission.number} reviewer {invitation.place}"
