"""Cases that are handed in, as far along as a test needs them."""

from datetime import timedelta
from functools import lru_cache
from typing import Any

from django.utils import timezone

from casereports.accounts.models import Role, User
from casereports.pipeline import Draft, Frozen, draft, freeze
from casereports.record.models import Case, Picture
from casereports.review.actions.moving import put_state
from casereports.review.frozen_files import keep_files
from casereports.review.models import (
    SUBMIT,
    Anonymity,
    Review,
    ReviewerInvitation,
    Snapshot,
    Submission,
)
from casereports.review.searching import index_words
from casereports.review.states import State
from tests.factories.cases import small_case
from tests.factories.users import UserFactory

#: Who wrote the cases made here: words that stand nowhere else.
AUTHORS = {
    "affiliations": [
        {
            "key": "ward",
            "department": "Placeholder Ward",
            "institution": "Placeholder Hospital of Examplestadt",
            "city": "Examplestadt",
            "country": "Exampleland",
        }
    ],
    "authors": [
        {
            "key": "first",
            "given": "Placeholda",
            "family": "Exampleauthor",
            "email": "placeholda@example.org",
            "corresponding": True,
            "affiliations": ["ward"],
        }
    ],
    "consent": {"state": "given_by_patient", "form": "written", "form_held": True},
}


def ready_case(owner: User, **changes: Any) -> Case:
    """Returns a small case from whose submission nothing keeps its author."""
    case = small_case(owner, **{**AUTHORS, **changes})
    Picture.objects.filter(case=case).update(cleared_by=owner, cleared=timezone.now(), faces="none")
    return case


def submission_of(
    case: Case,
    *,
    state: State = State.SUBMITTED,
    anonymity: Anonymity = Anonymity.DOUBLE,
    editor: User | None = None,
) -> Submission:
    """Hands a case in and moves it on, without the time that printing takes each time."""
    now = timezone.now()
    submission = Submission.objects.create(
        case=case,
        submitter=case.owner,
        journal="generic-care",
        submitted=now,
        since=now,
        anonymity=anonymity,
        editor=editor,
    )
    snapshot_of(submission)
    put_state(submission, State.SUBMITTED, name=SUBMIT, who=case.owner, before="")
    if state != State.SUBMITTED:
        put_state(submission, state, name=SUBMIT, who=case.owner)
    return submission


def snapshot_of(submission: Submission) -> Snapshot:
    """Takes the next snapshot of a submission's case."""
    paper, frozen = _frozen(submission.case_id, submission.case.changed.isoformat())
    keep_files(submission.uuid, frozen.files)
    submission.rounds += 1
    submission.title = paper.facts.paper.title
    submission.save()
    index_words(submission, paper)
    return Snapshot.objects.create(
        submission=submission,
        number=submission.rounds,
        taken=timezone.now(),
        taken_by=submission.submitter,
        content=frozen.content,
        sha256=frozen.sha256,
        pdf=frozen.pdf,
    )


def editor(**changes: Any) -> User:
    """Returns an editor who has no part in any case."""
    return UserFactory(**{"role": Role.EDITOR, **changes})


def invited(
    submission: Submission, *, reviewer: User | None = None, accepted: bool = True
) -> tuple[ReviewerInvitation, str]:
    """Asks somebody to judge the newest snapshot; returns the invitation and its token."""
    place = submission.invitations.count() + 1
    invitation = ReviewerInvitation(
        submission=submission,
        snapshot=submission.snapshots.get(number=submission.rounds),
        place=place,
        email=reviewer.email if reviewer else f"reviewer{place}@example.org",
        reviewer=reviewer,
        invited_by=submission.editor or editor(),
        due=timezone.localdate() + timedelta(days=21),
        accepted_at=timezone.now() if accepted else None,
    )
    token = invitation.renew()
    invitation.save()
    if accepted:
        Review.objects.create(invitation=invitation)
    return invitation, token


@lru_cache(maxsize=4)
def _frozen(case: int, changed: str) -> tuple[Draft, Frozen]:
    paper = draft(Case.objects.get(pk=case))
    return paper, freeze(paper)
