"""Who may do what with a submission: named permissions in one table, and the doors to views."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from casereports.accounts.models import User
from casereports.record.models import Case
from casereports.review.models import (
    ReviewerInvitation,
    Submission,
    followed_by,
    reviewed_by,
)
from casereports.review.states import UNDECIDED, Side, State, moves_from

#: Where a session keeps the reviewers' links that were followed in it.
PASSES: Final = "reviewer_links"


@dataclass(frozen=True)
class Visitor:
    """Who asks: a user or nobody, and the invitations whose links were followed in the session."""

    user: User | AnonymousUser
    passes: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> "Visitor":
        return cls(user=request.user, passes=tuple(request.session.get(PASSES, ())))


#: Whether a visitor may do something with a submission.
Predicate = Callable[[Visitor, Submission], bool]


def is_author(visitor: Visitor, submission: Submission) -> bool:
    """Whether the case may be read by the visitor as one of those who wrote it."""
    return Case.objects.visible_to(visitor.user).filter(pk=submission.case_id).exists()


def is_writer(visitor: Visitor, submission: Submission) -> bool:
    """Whether the visitor owns the case or is one of its co-authors, locked or not."""
    return Case.objects.written_by(visitor.user).filter(pk=submission.case_id).exists()


def is_owner(visitor: Visitor, submission: Submission) -> bool:
    """Whether the visitor answers for the case."""
    user = visitor.user
    return Case.objects.visible_to(user).filter(pk=submission.case_id, owner=user.pk).exists()


def is_editor(visitor: Visitor, submission: Submission) -> bool:
    """Whether the visitor is an editor who has no part in the case, nor reviews it."""
    mine = Submission.objects.edited_by(visitor.user)
    return mine.filter(pk=submission.pk).exists()


def is_reviewer(visitor: Visitor, submission: Submission) -> bool:
    """Whether the visitor was asked to judge the submission, and did not decline."""
    return invitations_of(visitor).filter(submission=submission).exists()


def when(predicate: Predicate, *states: State) -> Predicate:
    """Returns whether a predicate holds and the submission stands in one of these states."""
    return lambda visitor, submission: (
        State(submission.state) in states and predicate(visitor, submission)
    )


PERMISSIONS: Final[Mapping[str, Predicate]] = MappingProxyType(
    {
        # the author's side
        "follow": is_author,
        "own": is_owner,
        "answer": when(is_writer, State.REVISION),
        "resubmit": when(is_owner, State.REVISION),
        "withdraw": lambda visitor, submission: (
            "withdraw" in moves_from(State(submission.state), Side.AUTHOR)
            and is_owner(visitor, submission)
        ),
        "write to editors": is_writer,
        # the editors' side
        "edit": is_editor,
        "decide": when(is_editor, *sorted(UNDECIDED)),
        "invite": when(is_editor, *sorted(UNDECIDED)),
        # Retracting and correcting, too: an article that has moved on says so.
        "publish": when(is_editor, State.ACCEPTED, State.PUBLISHED, State.RETRACTED),
        # the reviewers' side
        "review": is_reviewer,
    }
)


def may(visitor: Visitor, permission: str, submission: Submission) -> bool:
    """Tells whether a visitor has a permission of the table; KeyError for one that is not in it."""
    return PERMISSIONS[permission](visitor, submission)


def permitted(request: HttpRequest, uuid: Any, permission: str) -> Submission:
    """Returns a submission with which the visitor may do this; for others it is not there."""
    rows = Submission.objects.select_related("case", "submitter", "editor")
    submission = get_object_or_404(rows, uuid=uuid)
    if not may(Visitor.of(request), permission, submission):
        raise Http404
    return submission


def invitations_of(visitor: Visitor) -> QuerySet[Any]:
    """Returns the invitations that a visitor may open and has not declined."""
    return reviewed_by(visitor.user, list(visitor.passes))


def released_invitation(request: HttpRequest, uuid: Any) -> ReviewerInvitation | None:
    """Returns an invitation that the visitor accepted and the editors took back, if it is one."""
    visitor = Visitor.of(request)
    rows = ReviewerInvitation.objects.filter(accepted_at__isnull=False, withdrawn_at__isnull=False)
    own = rows.filter(followed_by(visitor.user, list(visitor.passes)), uuid=uuid)
    found: ReviewerInvitation | None = own.select_related("submission").first()
    return found


def own_invitation(request: HttpRequest, uuid: Any) -> ReviewerInvitation:
    """Returns an invitation that the visitor accepted; for others it is not there."""
    rows = invitations_of(Visitor.of(request)).filter(accepted_at__isnull=False)
    found: ReviewerInvitation = get_object_or_404(
        rows.select_related("submission", "snapshot").defer("snapshot__content"), uuid=uuid
    )
    return found
