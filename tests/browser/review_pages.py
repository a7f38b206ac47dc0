"""Each page of review, notices and articles, with something of all that they show."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import Role, User
from casereports.notices.actions import notify
from casereports.record.actions.rows import save_row
from casereports.record.models import Complaint
from casereports.review import notice_kinds
from casereports.review.actions.moving import put_state
from casereports.review.models import (
    Decision,
    Letter,
    LetterDraft,
    NoticeKind,
    Publication,
    PublicationNotice,
    Reply,
    Review,
    ReviewerInvitation,
    SavedView,
    Submission,
)
from casereports.review.states import Side, State, Verdict
from casereports.review.views.judging import TABS
from tests.browser.manager_pages import Addresses, of_manager
from tests.factories.review import editor, invited, ready_case, snapshot_of, submission_of
from tests.factories.users import UserFactory
from tests.review.said import answered, commented, newest_of, reviewed

CORRECTED = {NoticeKind.CORRECTION: "The dose was 5 mg."}
RETRACTED = {NoticeKind.RETRACTION: "The consent was withdrawn."}


@dataclass(frozen=True)
class ReviewSite:
    """The pages of the review, by who opens them."""

    editor: User
    reviewer: User
    manager: User
    of_author: Addresses
    of_editor: Addresses
    of_reviewer: Addresses
    of_manager: Addresses
    of_visitor: Addresses


def review_site(author: User) -> ReviewSite:
    """Return one submission of each make, with reviews, letters, notices and an article.

    The tests set PUBLIC_ARTICLES, without which nobody finds an article.
    """
    chief = editor(username="chief", full_name="The Chief")
    reviewer = UserFactory(username="reviewer", role=Role.REVIEWER)
    judged = _judged(author, chief, reviewer)
    asked, token = invited(judged, accepted=False)
    manager = UserFactory(username="manager", role=Role.ADMINISTRATOR)
    returned = _returned(author, chief)
    article = _article(author, chief, CORRECTED)
    retracted = _article(author, chief, {**CORRECTED, **RETRACTED})
    for user in (author, chief, reviewer):
        _told(user, judged)
    return ReviewSite(
        editor=chief,
        reviewer=reviewer,
        manager=manager,
        of_author=_of_author(author, judged, returned),
        of_editor=_of_editor(judged, article),
        of_reviewer={
            **_of_reviewer(judged.invitations.filter(reviewer=reviewer)),
            "review that is not needed": reverse("review", args=[_released(returned, reviewer)]),
        },
        of_manager=of_manager(manager, judged),
        of_visitor={
            "reviewer's link": reverse("reviewer-link", args=[token]),
            "review without its link": reverse("review", args=[asked.uuid]),
            "articles": reverse("articles"),
            "corrected article": reverse("article", args=[article.number]),
            "retracted article": reverse("article", args=[retracted.number]),
        },
    )


def _of_author(author: User, judged: Submission, returned: Submission) -> Addresses:
    return {
        "submit": reverse("submit", args=[ready_case(author).slug]),
        "submissions": reverse("submissions"),
        "submission in review": reverse("submission", args=[judged.uuid]),
        "submission in revision": reverse("submission", args=[returned.uuid]),
        "withdraw": reverse("withdraw", args=[judged.uuid]),
        "revise": reverse("revise", args=[returned.uuid]),
        "changes": reverse("changes", args=[judged.uuid, 2]),
        "notices": reverse("notices"),
        "mail choice": reverse("mail-choice"),
    }


def _of_editor(judged: Submission, article: Submission) -> Addresses:
    judge = reverse("judge", args=[judged.uuid])
    names = ("publication", "retract", "correct")
    return {
        "queue": reverse("queue"),
        **{f"judge {tab}": f"{judge}?tab={tab}" for tab in TABS},
        "judge changes": reverse("judge-changes", args=[judged.uuid, 2]),
        "decide": reverse("decide", args=[judged.uuid]),
        "invite reviewer": reverse("invite-reviewer", args=[judged.uuid]),
        **{name: reverse(name, args=[article.uuid]) for name in names},
        "editor's notices": reverse("notices"),
    }


def _of_reviewer(invitations: QuerySet[ReviewerInvitation]) -> Addresses:
    done, open_now = invitations.order_by("pk")
    return {
        "reviews": reverse("reviews"),
        "review": reverse("review", args=[open_now.uuid]),
        "review that is handed in": reverse("review", args=[done.uuid]),
        "review changes": reverse("review-changes", args=[open_now.uuid, 1]),
        "reviewer's notices": reverse("notices"),
    }


def _judged(author: User, chief: User, reviewer: User) -> Submission:
    """Return a submission whose second snapshot is in review: the first one was answered."""
    submission = _returned(author, chief, reviewer=reviewer)
    case = submission.case
    save_row(case=case, who=author, row=Complaint(case=case, name="fever"))
    part = case.paper.abstract.get()
    part.text = "A man of 54 had back pain."
    save_row(case=case, who=author, row=part)
    case.refresh_from_db()
    snapshot_of(submission)
    put_state(submission, State.IN_REVIEW, name="review", who=chief)
    invitation, _token = invited(submission, reviewer=reviewer)
    commented(submission, "Which scanner?", review=Review.objects.get(invitation=invitation))
    commented(submission, "Shorten it.", editor=chief)
    answered(reviewed(submission, "Which dose?"), "yes", "no")
    for side, who in ((Side.AUTHOR, author), (Side.EDITOR, chief)):
        Letter.objects.create(
            submission=submission, side=side, who=who, when=timezone.now(), text="When?\n\nSoon."
        )
    LetterDraft.objects.create(
        submission=submission, editor=chief, verdict=Verdict.MINOR, letter="Dear authors."
    )
    SavedView.objects.create(user=chief, name="Mine", query="editor=mine")
    return submission


def _returned(author: User, chief: User, *, reviewer: User | None = None) -> Submission:
    """Return a submission that is with its author, who has begun to answer what was said."""
    submission = submission_of(ready_case(author), state=State.IN_REVIEW, editor=chief)
    review = reviewed(submission, "Since when?", "How large?", reviewer=reviewer)
    answered(review, "yes", "unclear")
    Reply.objects.create(comment=review.comments.all()[0], who=author, text="Since May.")
    _decision(submission, Verdict.MAJOR, chief)
    put_state(submission, State.REVISION, name=Verdict.MAJOR, who=chief)
    return submission


def _released(submission: Submission, reviewer: User) -> UUID:
    """Return the invitation of a reviewer who was released while they wrote."""
    review = reviewed(submission, "Which dose?", reviewer=reviewer, handed_in=False)
    ReviewerInvitation.objects.filter(pk=review.invitation_id).update(withdrawn_at=timezone.now())
    return review.invitation.uuid


def _article(author: User, chief: User, notices: Mapping[NoticeKind, str]) -> Submission:
    """Return a published submission, or one that was retracted if a notice says so."""
    submission = submission_of(ready_case(author), state=State.ACCEPTED, editor=chief)
    _decision(submission, Verdict.ACCEPT, chief)
    today = timezone.localdate()
    publication = Publication.objects.create(
        submission=submission,
        snapshot=newest_of(submission),
        doi=f"10.1000/example.{submission.pk}",
        volume="12",
        first_page="45",
        last_page="49",
        published=today,
        licence="https://creativecommons.org/licenses/by/4.0/",
        holder="The Authors",
        is_public=True,
    )
    put_state(submission, State.PUBLISHED, name="publish", who=chief)
    for kind, text in notices.items():
        PublicationNotice.objects.create(
            publication=publication, kind=kind, text=text, date=today, who=chief
        )
    if NoticeKind.RETRACTION in notices:
        put_state(submission, State.RETRACTED, name="retract", who=chief)
    return submission


def _decision(submission: Submission, verdict: Verdict, chief: User) -> None:
    Decision.objects.create(
        submission=submission,
        snapshot=newest_of(submission),
        verdict=verdict,
        letter="Dear authors.\n\nThank you.",
        who=chief,
        when=timezone.now(),
    )


def _told(user: User, submission: Submission) -> None:
    notify(
        kind=notice_kinds.SUBMITTED,
        to=user,
        link=reverse("notices"),
        words={"number": submission.number},
        once="submitted",
    )
