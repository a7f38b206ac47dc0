"""Who is told of what happens to a submission."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from casereports.accounts.models import Role, User
from casereports.notices.actions import Told, cancel, notify
from casereports.notices.kinds import NoticeKind
from casereports.pipeline import SnapshotError
from casereports.record.models import CaseMember, CaseRole
from casereports.review.models import ReviewerInvitation, Snapshot, Submission
from casereports.review.notice_kinds import REVIEWER_INVITED
from casereports.review.thawing import paper_of


def tell_editors(submission: Submission, kind: NoticeKind, *, once: str) -> None:
    """Tells the editors of a submission."""
    link = reverse("judge", args=[submission.uuid])
    _tell(submission, kind, editors_of(submission), link, once)


def editors_of(submission: Submission) -> list[User]:
    """Returns the handling editor; while there is none, all who have no part in the case."""
    if submission.editor is not None:
        return [submission.editor]
    wrote = {submission.submitter_id, *(user.pk for user in writers(submission))}
    editors = User.objects.filter(role=Role.EDITOR, is_active=True)
    return list(editors.exclude(pk__in=wrote))


def tell_authors(
    submission: Submission, kind: NoticeKind, *, once: str, by: User | None = None
) -> None:
    """Tells the owner of the case and its co-authors; ``by`` is whose deed it is."""
    link = reverse("submission", args=[submission.uuid])
    _tell(submission, kind, writers(submission), link, once, by)


def tell_reviewer(
    invitation: ReviewerInvitation,
    kind: NoticeKind,
    *,
    words: Mapping[str, str],
    once: str,
    link: str = "",
    by: User | None = None,
) -> Told:
    """Tells a reviewer, who may be without an account; ``by`` is whose deed it is."""
    return notify(
        kind=kind,
        to=invitation.reviewer,
        email=address_of(invitation),
        language=language_for(invitation),
        link=link,
        words=words,
        once=once,
        by=by,
    )


def address_of(invitation: ReviewerInvitation) -> str:
    """Returns where a reviewer without an account is told; nothing for one who has an account."""
    return "" if invitation.reviewer else str(invitation.email)


def language_for(invitation: ReviewerInvitation) -> str:
    """Returns the language of the paper for a reviewer without an account, who has chosen none.

    Nothing where the paper can't be read: that keeps nobody from being told.
    """
    if invitation.reviewer:
        return ""
    snapshot = Snapshot.objects.defer("content").get(pk=invitation.snapshot_id)
    # The submission is at hand: whoever asks the snapshot for it must not fetch it again.
    snapshot.submission = invitation.submission
    try:
        return paper_of(snapshot).manuscript.language
    except SnapshotError:
        return ""


def invited_once(invitation: ReviewerInvitation) -> str:
    """Returns the name of the notice that carries an invitation's present link."""
    return f"{REVIEWER_INVITED.code} {invitation.uuid} {invitation.token_hash[:16]}"


def call_back(invitation: ReviewerInvitation) -> None:
    """Keeps an invitation's e-mail from leaving, if it waits: its link opens nothing any more."""
    email = address_of(invitation)
    cancel(to=invitation.reviewer, email=email, once=invited_once(invitation))


def writers(submission: Submission) -> list[User]:
    """Returns who writes the case: its owner, then its co-authors."""
    case = submission.case
    members = CaseMember.objects.filter(case=case, role=CaseRole.CO_AUTHOR).select_related("user")
    return [case.owner, *(member.user for member in members)]


def _tell(
    submission: Submission,
    kind: NoticeKind,
    people: Iterable[User],
    link: str,
    once: str,
    by: User | None = None,
) -> None:
    for person in people:
        notify(
            kind=kind,
            to=person,
            link=link,
            words={"number": submission.number},
            once=f"{kind.code} {submission.number} {once}",
            by=by,
        )
