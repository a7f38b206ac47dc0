"""A reviewer who must not know the authors learns them by nothing that the site hands out.

The walk fetches every page and file that a page leads to, and searches all of it, its headers and
addresses too; where reviewers may know the authors the same walk finds them, so it can find them.
"""

import logging

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
from casereports.review.actions.inviting import invite_reviewer
from casereports.review.models import Anonymity
from tests.factories.review import editor, ready_case, submission_of
from tests.factories.users import UserFactory
from tests.review.judged import REVIEWERS, SECRETS, WORDS, decide_on, judged_by_all, judging
from tests.review.leaking import leaks, walk_of_the_account, walk_of_the_author, walk_of_the_guest
from tests.review.telltale import NAMES, OWN_WORDS, OWNER, named_in, telltale_case

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
    judged_by_all(one)
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
