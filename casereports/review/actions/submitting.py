"""Handing a case in: its newest state is frozen as a snapshot, and the case locks."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.checks.problem import Problem, Severity
from casereports.pipeline import Draft, Frozen, draft
from casereports.record.actions.locking import hold
from casereports.record.models import Case
from casereports.review.actions.moving import MoveRefusedError, hold_submission, put_state
from casereports.review.first_findings import keep_findings
from casereports.review.frozen_files import keep_files
from casereports.review.models import Anonymity, Reply, Snapshot, Submission
from casereports.review.notice_kinds import RECEIVED, REVISED, SUBMITTED
from casereports.review.printing_once import frozen_once
from casereports.review.searching import index_words
from casereports.review.states import CLOSED, State
from casereports.review.telling import tell_authors, tell_editors


class SubmissionRefusedError(MoveRefusedError):
    """A case can't be handed in; the message is a sentence, and ``problems`` say what blocks."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


@dataclass(frozen=True)
class Confirmed:
    """What the author ticked on the page: nothing is handed in without all three."""

    consent: bool
    authorship: bool
    declarations: bool


def prepared(case: Case) -> tuple[Draft, Frozen | None]:
    """Returns the case's draft and what would be frozen, or None while something blocks it."""
    paper = draft(case)
    if paper.faults or blocking(paper):
        return paper, None
    return paper, frozen_once(paper)


def blocking(paper: Draft) -> tuple[Problem, ...]:
    """Returns the problems for which a paper can't be handed in."""
    return tuple(one for one in paper.problems if one.severity is Severity.ERROR)


def submit_case(*, case: Case, who: User, confirmed: Confirmed, seen: str) -> Submission:
    """Hands a case in for the first time, or anew after it was rejected or withdrawn.

    ``seen`` is the SHA-256 of the snapshot that the author looked at: a case that has changed
    since is refused, so that nobody submits what they have not seen.
    """
    paper, frozen = _frozen_for(case, confirmed, seen)
    with transaction.atomic():
        held = hold(case)
        if Submission.objects.filter(case=held).exclude(state__in=CLOSED).exists():
            raise SubmissionRefusedError(_("This case is submitted already."))
        _refuse_changed(held, paper)
        now = timezone.now()
        submission = Submission.objects.create(
            case=held,
            submitter=who,
            journal=paper.manuscript.journal,
            submitted=now,
            since=now,
            anonymity=Anonymity(settings.REVIEW_ANONYMITY),
        )
        _keep(submission, frozen, paper, who)
        put_state(submission, State.SUBMITTED, name="submit", who=who, before="")
        tell_authors(submission, RECEIVED, once="1", by=who)
        tell_editors(submission, SUBMITTED, once="1")
    return submission


def submit_revision(
    *, submission: Submission, who: User, confirmed: Confirmed, seen: str
) -> Submission:
    """Hands in the next snapshot of a submission, with the answers to its comments."""
    paper, frozen = _frozen_for(submission.case, confirmed, seen)
    with transaction.atomic():
        held = hold_submission(submission)
        if held.state != State.REVISION:
            raise SubmissionRefusedError(_("The editors have not asked for a revision."))
        hold(held.case)
        _refuse_changed(held.case, paper)
        snapshot = _keep(held, frozen, paper, who)
        replies = Reply.objects.filter(comment__submission=held, snapshot__isnull=True)
        replies.exclude(text="").update(snapshot=snapshot)
        held.due = None
        put_state(held, State.REVISED, name="resubmit", who=who)
        tell_editors(held, REVISED, once=str(snapshot.number))
    return held


def _frozen_for(case: Case, confirmed: Confirmed, seen: str) -> tuple[Draft, Frozen]:
    """Returns what is to be kept; printing takes a while, so it is done before anything is held."""
    if not (confirmed.consent and confirmed.authorship and confirmed.declarations):
        raise SubmissionRefusedError(
            _("Confirm consent, authorship and declarations before you submit.")
        )
    paper, frozen = prepared(case)
    if frozen is None:
        raise SubmissionRefusedError(
            _("Something still keeps the paper from being submitted; mend it first."),
            blocking(paper),
        )
    if frozen.sha256 != seen:
        raise SubmissionRefusedError(_changed())
    return paper, frozen


def _refuse_changed(held: Case, paper: Draft) -> None:
    """Refuses a case that somebody changed while its paper was being printed."""
    now = draft(held)
    if (now.facts, now.composed, now.problems) != (paper.facts, paper.composed, paper.problems):
        raise SubmissionRefusedError(_changed())


def _keep(submission: Submission, frozen: Frozen, paper: Draft, who: User) -> Snapshot:
    keep_files(submission.uuid, frozen.files)
    submission.rounds += 1
    submission.title = paper.facts.paper.title
    submission.problems = sum(
        one.severity in (Severity.ERROR, Severity.WARNING) for one in paper.problems
    )
    snapshot = Snapshot.objects.create(
        submission=submission,
        number=submission.rounds,
        taken=timezone.now(),
        taken_by=who,
        content=frozen.content,
        sha256=frozen.sha256,
        pdf=frozen.pdf,
    )
    index_words(submission, paper)
    keep_findings(submission, paper)
    return snapshot


def _changed() -> str:
    return _("The case has changed since you looked at its paper. Look at it again, then submit.")
