"""A reviewer who must not know the authors learns them by nothing that the site hands out.

The walk fetches every page and file that a page leads to, and searches all of it, its headers and
addresses too; where reviewers may know the authors the same walk finds them, so it can find them.
"""

import json
import logging
from dataclasses import dataclass
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import Role, User
from casereports.manuscript.blinding import identities, traces
from casereports.notices.sending import send_due
from casereports.pipeline import draft
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
from tests.factories.review import editor, ready_case, snapshot_of, submission_of
from tests.factories.users import UserFactory
from tests.review.telltale import NAMES, OWN_WORDS, OWNER, SECOND, named_in, telltale_case
from tests.review.walking import Walk

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
GENERAL = {"kind": "general", "text": "What of the vessels?"}
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
            _judged(one)
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


def _judged(one: Judging) -> None:
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
    """Sends a revision whose answers and changed words name the authors as well."""
    one.submission.refresh_from_db()
    owner = one.submission.submitter
    for comment in one.submission.comments.all():
        Reply.objects.create(
            comment=comment, who=owner, text="Hülsenbeck of Gånsvik has looked at them again."
        )
    prose = SectionProse.objects.get(paper__case=one.case, kind="discussion")
    prose.text += " Wiedergrün agrees."
    prose.save()
    one.case.save()
    one.submission.case.refresh_from_db()
    Reply.objects.update(snapshot=snapshot_of(one.submission))
    put_state(one.submission, State.REVISED, name="resubmit", who=owner)


def walk_of_the_account(one: Judging) -> Walk:
    """Fetches all that a reviewer with an account can."""
    client = Client()
    client.force_login(one.account)
    walk = Walk(client)
    walk.go("/", reverse("notices"), reverse("reviews"), one.links[0])
    asked = one.invitation(0)
    walk.send(reverse("accept-asked", args=[asked.uuid]), {"conflicts": "none"})
    return _worked(walk, one, asked)


def walk_of_the_guest(one: Judging) -> Walk:
    """Fetches all that a reviewer without an account can, from the link in the e-mail on."""
    walk = Walk(Client()).go(one.links[1])
    walk.send(f"{one.links[1]}accept/", {"conflicts": "none"})
    return _worked(walk, one, one.invitation(1))


def _worked(walk: Walk, one: Judging, invitation: ReviewerInvitation) -> Walk:
    """Writes a review with its script and without, knocks at doors of others, and hands it in."""
    page = invitation.get_absolute_url()
    walk.go(page, reverse("notices"), reverse("reviews"), "/")
    walk.send(reverse("add-comment", args=[invitation.uuid]), GENERAL)
    typed = {"field": "to_editor", "text": "Fair.", "revision": 0}
    for revision in (0, 7):
        sent = json.dumps({**typed, "text": f"Fair {revision}.", "revision": revision})
        where = reverse("save-review", args=[invitation.uuid])
        walk.send(where, sent, content_type="application/json")
    walk.send(reverse("keep-review", args=[invitation.uuid]), {"to_authors": "Good."})
    walk.send(reverse("keep-review", args=[invitation.uuid]), {"to_authors": "x " * 30_000})
    own = Walk(walk.client)
    for address in (
        reverse("submission", args=[one.submission.uuid]),
        reverse("judge", args=[one.submission.uuid]),
        reverse("judge-file", args=[one.submission.uuid, 1, "paper.pdf"]),
        reverse("case", args=[one.case.slug]),
        reverse("picture", args=[one.case.slug, "0" * 64]),
    ):
        answer = own.client.get(address)
        # The address is the visitor's own knowledge: what is searched is what is answered.
        shown = answer.content.decode().replace(address, "")
        walk.found[f"refused {len(walk.found)}"] = shown
        assert answer.status_code in (302, 404)
    done = {"to_authors": "Good.", "verdict": "minor", "unanswered": "yes"}
    walk.send(reverse("hand-in-review", args=[invitation.uuid]), done)
    walk.found.pop(page)
    return walk.go(page, reverse("notices"))


def leaks(walk: Walk, words: tuple[str, ...]) -> dict[str, set[str]]:
    """Returns the addresses at which words were found."""
    found = {address: named_in(text, words) for address, text in walk.found.items()}
    return {address: named for address, named in found.items() if named}


WALKS = {"account": walk_of_the_account, "guest": walk_of_the_guest}
#: How many addresses the walks find at the least: a walk that stops early proves nothing.
FEWEST = {"account": 25, "guest": 15}


@pytest.mark.parametrize("who", WALKS)
def test_a_reviewer_learns_no_author_by_anything_that_can_be_fetched(
    who: str, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    one = judging()
    with caplog.at_level(logging.DEBUG):
        walk = WALKS[who](one)
    assert leaks(walk, one.hidden) == {}
    known = identities(draft(one.case).facts)
    traced = {address: traces(text, known) for address, text in walk.found.items()}
    assert {address: found for address, found in traced.items() if found} == {}
    assert len(walk.found) >= FEWEST[who]
    assert any(address.endswith(".pdf") for address in walk.found)
    assert any("/changes/1/" in address for address in walk.found)
    said = "\n".join(line.getMessage() for line in caplog.records if line.levelno >= logging.INFO)
    assert named_in(said, (*NAMES, *OWN_WORDS[:4])) == set()


@pytest.mark.parametrize("who", WALKS)
def test_the_same_walk_finds_the_authors_where_reviewers_may_know_them(who: str, db: None) -> None:
    one = judging(Anonymity.SINGLE)
    walk = WALKS[who](one)
    page = one.invitation(0 if who == "account" else 1).get_absolute_url()
    pdf = next(address for address in walk.found if address.endswith(".pdf"))
    for address in (page, pdf):
        assert {"Hülsenbeck", "諸葛", "Norrlandsklinik"} <= named_in(walk.found[address], NAMES)
    assert named_in("\n".join(walk.found.values()), OWN_WORDS[4:5]) == set()


def test_no_e_mail_and_no_notice_names_an_author_to_a_reviewer(db: None) -> None:
    one = judging()
    walk_of_the_account(one)
    walk_of_the_guest(one)
    send_due()
    theirs = [each for each in mail.outbox if {*each.to} & {*REVIEWERS}]
    assert len(theirs) >= 4
    text = "\n".join(each.message().as_string() + str(each.body) + each.subject for each in theirs)
    assert named_in(text, one.hidden) == set()
    assert named_in(str(list(one.account.notices.values())), one.hidden) == set()


def test_no_reviewer_is_named_to_an_author_and_nothing_said_in_confidence_is_told(
    db: None,
) -> None:
    one = judging(Anonymity.SINGLE)
    walk = walk_of_the_author(one)
    assert leaks(walk, (*REVIEWERS, *SECRETS)) == {}
    assert leaks(walk, WORDS) != {}
    assert len(walk.found) >= 50
    mails = [each for each in mail.outbox if each.to == [OWNER["email"]]]
    text = "\n".join(each.message().as_string() + str(each.body) for each in mails)
    assert named_in(text, (*REVIEWERS, *SECRETS, *WORDS)) == set()


def test_an_author_reads_no_comment_before_the_decision(db: None) -> None:
    one = judging(rounds=1)
    _judged(one)
    before = walk_of_the_author(one)
    assert leaks(before, (*REVIEWERS, *SECRETS, *WORDS)) == {}
    decide_on(one, User.objects.get(username="chief"))
    after = walk_of_the_author(one)
    assert leaks(after, (*REVIEWERS, *SECRETS)) == {}
    assert leaks(after, WORDS) != {}


def test_a_reviewer_learns_nothing_of_other_reviewers(db: None) -> None:
    one = judging()
    guest = leaks(walk_of_the_guest(one), (*REVIEWERS[:3], "The Chief"))
    assert guest == {}
    assert leaks(walk_of_the_account(one), REVIEWERS[3:]) == {}


def test_a_page_takes_as_many_queries_whoever_wrote_the_paper(db: None) -> None:
    counts: list[list[int]] = []
    for case in (
        telltale_case(UserFactory(**OWNER)),
        ready_case(UserFactory(username="another")),
    ):
        submission = submission_of(case, editor=editor())
        reviewer = UserFactory(role=Role.REVIEWER)
        sent = invite_reviewer(
            submission=submission, who=editor(), email=reviewer.email, due=timezone.localdate()
        )
        client = Client()
        client.force_login(reviewer)
        asked = reverse("asked-review", args=[sent.invitation.uuid])
        page = sent.invitation.get_absolute_url()
        first = [_queries(client, asked)]
        client.post(reverse("accept-asked", args=[sent.invitation.uuid]), {"conflicts": "none"})
        client.get(page)
        counts.append([*first, _queries(client, page), _queries(client, reverse("reviews"))])
    assert counts[0] == counts[1]


def _queries(client: Client, address: str) -> int:
    client.get(reverse("about"))
    with CaptureQueriesContext(connection) as met:
        assert client.get(address).status_code == 200
    return len(met)


def walk_of_the_author(one: Judging) -> Walk:
    """Fetches the pages of the submission and what they lead to; of the case, its start."""
    client: Any = Client()
    client.force_login(one.submission.submitter)
    uuid = one.submission.uuid
    pages = [reverse("submission", args=[uuid]), reverse("submissions"), reverse("notices")]
    return Walk(client).go(*pages)
