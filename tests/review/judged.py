"""A telltale case in review, its reviewers, and the words that would tell who somebody is."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import Role, User
from casereports.record.models import Case, CaseRole, SectionProse
from casereports.review.actions.deciding import decide
from casereports.review.actions.inviting import invite_reviewer
from casereports.review.actions.moving import put_state
from casereports.review.models import (
    Anonymity,
    Comment,
    CommentKind,
    Reply,
    Review,
    ReviewerInvitation,
    Submission,
)
from casereports.review.states import State, Verdict
from tests.factories.cases import share
from tests.factories.review import editor, snapshot_of, submission_of
from tests.factories.users import UserFactory
from tests.review.telltale import NAMES, OWN_WORDS, OWNER, SECOND, telltale_case

#: Who reviews, in words that stand nowhere else.
REVIEWERS = (
    "Quistorffer",
    "quistorffer-login",
    "quistorffer@judging.example",
    "Zwiebelfisch",
    "zwiebelfisch@judging.example",
)
SECRET = "Grauenvollgeheim: reject it."
TOLD = "Lymphgefäßfrage: say more of the vessels."
SECRETS = ("Grauenvollgeheim",)
WORDS = ("Lymphgefäßfrage",)


@dataclass
class Judging:
    """A submission in its second round, its two reviewers, and all that was mailed."""

    submission: Submission
    links: tuple[str, str]
    account: User

    @property
    def case(self) -> Case:
        return self.submission.case

    def invitation(self, number: int) -> ReviewerInvitation:
        rows = self.submission.invitations.filter(snapshot__number=self.submission.rounds)
        return rows.order_by("pk")[number]

    @property
    def hidden(self) -> tuple[str, ...]:
        """Every word that would tell who wrote the case, or lead to it."""
        return (*NAMES, *OWN_WORDS, str(self.case.uuid), str(self.submission.uuid))


def judging(anonymity: Anonymity = Anonymity.DOUBLE, *, rounds: int = 2) -> Judging:
    """Hands a telltale case in, has it judged by an account and by a guest, and once more."""
    owner = UserFactory(**OWNER)
    case = telltale_case(owner)
    share(case, UserFactory(**SECOND), CaseRole.CO_AUTHOR)
    chief = editor(username="chief", full_name="The Chief")
    account = UserFactory(
        username="quistorffer-login",
        email="quistorffer@judging.example",
        full_name="Quirin Quistorffer",
        role=Role.REVIEWER,
    )
    submission = submission_of(case, anonymity=anonymity, editor=chief)
    one = Judging(submission, ("", ""), account)
    for number in range(1, rounds + 1):
        one.links = (
            _asked(one, chief, account.email),
            _asked(one, chief, "zwiebelfisch@judging.example", "Zita Zwiebelfisch"),
        )
        if number < rounds:
            judged_by_all(one)
            decide_on(one, chief)
            revised(one)
    return one


def _asked(one: Judging, chief: User, email: str, name: str = "") -> str:
    """Asks somebody, and returns the link that an e-mail brings them."""
    one.submission.refresh_from_db()
    sent = invite_reviewer(
        submission=one.submission, who=chief, email=email, name=name, due=timezone.localdate()
    )
    token = sent.invitation.renew()
    sent.invitation.save()
    return reverse("reviewer-link", args=[token])


def judged_by_all(one: Judging) -> None:
    """Has the reviewers of the round say something aloud and something in confidence."""
    now = timezone.now()
    snapshot = one.submission.snapshots.get(number=one.submission.rounds)
    for invitation in one.submission.invitations.filter(snapshot=snapshot):
        ReviewerInvitation.objects.filter(pk=invitation.pk).update(accepted_at=now, done_at=now)
        review = Review.objects.create(
            invitation=invitation,
            verdict=Verdict.MAJOR,
            to_authors=TOLD,
            to_editor=SECRET,
            handed_in=now,
        )
        Comment.objects.create(
            submission=one.submission,
            snapshot=snapshot,
            review=review,
            kind=CommentKind.GENERAL,
            text=TOLD,
        )


def decide_on(one: Judging, chief: User) -> None:
    one.submission.refresh_from_db()
    decide(
        submission=one.submission,
        verdict=Verdict.MAJOR,
        letter="Please revise.",
        due=timezone.localdate() + timezone.timedelta(days=9),
        who=chief,
        seen=one.submission.version,
    )


def revised(one: Judging) -> None:
    """Sends a revision whose answers and words name the authors, even one who is none any more."""
    one.submission.refresh_from_db()
    owner = one.submission.submitter
    for comment in one.submission.comments.all():
        Reply.objects.create(
            comment=comment,
            who=owner,
            text="Hülsenbeck of Gånsvik and Nachrücker have looked at them again.",
        )
    prose = SectionProse.objects.get(paper__case=one.case, kind="discussion")
    prose.text += " Wiedergrün agrees."
    prose.save()
    one.case.authors.filter(family="Wiedergrün").update(given="Cyd", family="Nachrücker")
    one.case.save()
    one.submission.case.refresh_from_db()
    Reply.objects.update(snapshot=snapshot_of(one.submission))
    put_state(one.submission, State.REVISED, name="resubmit", who=owner)
