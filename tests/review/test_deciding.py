"""A decision is made once, with a letter that is kept and that tells nothing confidential."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import User
from casereports.notices.models import Message, Notice
from casereports.record.models import Case
from casereports.review.actions.deciding import DecisionRefusedError, decide, save_letter
from casereports.review.actions.moving import MoveRefusedError, OutOfDateError
from casereports.review.models import Decision, LetterDraft, Submission
from casereports.review.saved import OutrunError, Typed
from casereports.review.states import State, Verdict
from tests.authoring.pages import tree, words
from tests.factories.review import editor, invited, ready_case, submission_of
from tests.factories.users import UserFactory
from tests.record.threads import at_once
from tests.review.said import newest_of, reviewed

LETTER = "Dear author,\n\nplease mend this."


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def decided(submission: Submission, chief: User, verdict: Verdict, **changes: Any) -> Decision:
    given = {"letter": LETTER, "due": in_days(30), "seen": submission.version, **changes}
    return decide(submission=submission, verdict=verdict, who=chief, **given)


def sent(submission: Submission, **changes: Any) -> dict[str, Any]:
    """Returns what the page's form sends."""
    given = {
        "verdict": "major",
        "due": in_days(60).isoformat(),
        "letter": LETTER,
        "seen": submission.version,
        "act": "send",
    }
    return {**given, **changes}


@pytest.mark.parametrize(
    ("verdict", "state", "is_unlocked", "has_due"),
    [
        (Verdict.ACCEPT, State.ACCEPTED, False, False),
        (Verdict.MINOR, State.REVISION, True, True),
        (Verdict.MAJOR, State.REVISION, True, True),
        (Verdict.REJECT, State.REJECTED, True, False),
    ],
)
def test_each_decision_moves_the_submission_and_tells_its_authors(
    verdict: Verdict,
    state: State,
    is_unlocked: bool,
    has_due: bool,
    submission: Submission,
    chief: User,
) -> None:
    decision = decided(submission, chief, verdict)
    submission.refresh_from_db()
    assert (submission.state, submission.due is not None) == (state, has_due)
    assert (Case.objects.get().locked is None) == is_unlocked
    assert (decision.letter, decision.snapshot) == (LETTER, newest_of(submission))
    last = submission.moves.last()
    assert last is not None
    assert (last.name, last.who) == (verdict, chief)
    assert [one.kind for one in Notice.objects.filter(user=submission.submitter)] == ["decided"]


def test_the_letter_stays_on_the_site(submission: Submission, chief: User) -> None:
    decided(submission, chief, Verdict.MAJOR)
    message = Message.objects.get(address=submission.submitter.email)
    assert "please mend this" not in message.body + message.subject
    assert reverse("submission", args=[submission.uuid]) in message.body


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_who_is_still_at_work_is_released(
    verdict: Verdict, submission: Submission, chief: User
) -> None:
    reviewer = UserFactory(role="reviewer")
    at_work, _token = invited(submission, reviewer=reviewer)
    asked, _token = invited(submission, accepted=False)
    done = reviewed(submission).invitation
    decided(submission, chief, verdict)
    for one in (at_work, asked, done):
        one.refresh_from_db()
    assert [bool(one.withdrawn_at) for one in (at_work, asked, done)] == [True, True, False]
    assert [one.kind for one in Notice.objects.filter(user=reviewer)] == ["reviewer-released"]
    assert Message.objects.filter(address=asked.email, kind="reviewer-released").count() == 1


def test_a_revision_leaves_reviewers_at_work(submission: Submission, chief: User) -> None:
    at_work, _token = invited(submission)
    decided(submission, chief, Verdict.MINOR)
    at_work.refresh_from_db()
    assert at_work.withdrawn_at is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"letter": "  "}, "Write the letter"),
        ({"due": None}, "Say by when"),
        ({"due": date(2020, 1, 1)}, "Say by when"),
    ],
)
def test_a_decision_that_lacks_something_changes_nothing(
    changes: dict[str, Any], sentence: str, submission: Submission, chief: User
) -> None:
    with pytest.raises(DecisionRefusedError, match=sentence):
        decided(submission, chief, Verdict.MAJOR, **changes)
    submission.refresh_from_db()
    assert (submission.state, Decision.objects.count()) == (State.IN_REVIEW, 0)


def test_what_is_decided_is_not_decided_again(submission: Submission, chief: User) -> None:
    decided(submission, chief, Verdict.ACCEPT)
    with pytest.raises(OutOfDateError, match=r"it is now “Accepted” \(The Chief\)"):
        decided(submission, chief, Verdict.REJECT)
    submission.refresh_from_db()
    with pytest.raises(MoveRefusedError, match="“Reject” is not possible"):
        decided(submission, chief, Verdict.REJECT)
    assert Decision.objects.get().verdict == Verdict.ACCEPT


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_who_decide_at_once_one_wins_and_the_other_is_told() -> None:
    submission = submission_of(ready_case(UserFactory()), state=State.IN_REVIEW)
    first, second = editor(), editor()
    LetterDraft.objects.create(submission=submission, editor=second, letter="My own letter.")
    LetterDraft.objects.create(submission=submission, editor=first, letter="My own letter.")

    def by(person: User, verdict: Verdict) -> Any:
        return lambda: decided(submission, person, verdict)

    came = at_once(by(first, Verdict.ACCEPT), by(second, Verdict.REJECT))
    assert sorted(came) == ["OutOfDateError", "done"]
    decision = Decision.objects.get()
    winner, verdict = [(first, Verdict.ACCEPT), (second, Verdict.REJECT)][came.index("done")]
    assert (decision.who, decision.verdict) == (winner, verdict)
    loser = second if winner == first else first
    assert LetterDraft.objects.get().editor == loser


def test_the_letter_of_who_came_second_is_kept(
    submission: Submission, browser: Client, chief: User
) -> None:
    seen = sent(submission, letter="A letter of an hour’s work.")
    decided(submission, editor(full_name="The Other"), Verdict.REJECT)
    page = browser.post(reverse("decide", args=[submission.uuid]), seen)
    assert page.status_code == 409
    assert "it is now “Rejected” (The Other)" in words(page)
    (area,) = tree(page).xpath("//textarea[@name='letter']")
    assert area.text_content().strip() == "A letter of an hour’s work."
    assert LetterDraft.objects.get(editor=chief).letter == "A letter of an hour’s work."


def test_a_double_click_decides_once(submission: Submission, browser: Client) -> None:
    form = sent(submission)
    address = reverse("decide", args=[submission.uuid])
    answers = [browser.post(address, form).status_code for _click in range(2)]
    assert (answers, Decision.objects.count()) == ([302, 409], 1)


def test_a_decision_is_frozen(submission: Submission, chief: User) -> None:
    decision = decided(submission, chief, Verdict.ACCEPT)
    decision.letter = "Something else"
    with pytest.raises(DatabaseError, match="review_decision"), transaction.atomic():
        decision.save()


def test_a_letter_is_composed_on_the_page_and_the_one_before_it_stays(
    submission: Submission, browser: Client, chief: User
) -> None:
    reviewed(submission, "Which scanner?")
    form = sent(submission, act="compose", letter="My first words.")
    page = browser.post(reverse("decide", args=[submission.uuid]), form)
    (letter, before) = tree(page).xpath("//main//textarea")
    assert "Which scanner?" in letter.text_content()
    assert before.text_content().strip() == "My first words."
    assert "Which scanner?" in LetterDraft.objects.get(editor=chief).letter


def test_a_letter_can_be_looked_at_before_it_goes(submission: Submission, browser: Client) -> None:
    page = browser.post(reverse("decide", args=[submission.uuid]), sent(submission, act="show"))
    assert "As the authors will read it Major revision" in words(page)
    assert Decision.objects.count() == 0


def test_a_form_without_a_decision_says_so_and_keeps_the_letter(
    submission: Submission, browser: Client
) -> None:
    page = browser.post(reverse("decide", args=[submission.uuid]), sent(submission, verdict=""))
    assert (page.status_code, "Choose a decision." in words(page)) == (422, True)
    (area,) = tree(page).xpath("//textarea[@name='letter']")
    assert area.text_content().strip() == LETTER


def test_a_letter_saves_itself_while_it_is_typed(
    submission: Submission, browser: Client, chief: User
) -> None:
    address = reverse("save-letter", args=[submission.uuid])

    def typed(field: str, text: str, revision: int) -> Any:
        message = {"field": field, "text": text, "revision": revision}
        return browser.post(address, message, content_type="application/json")

    assert typed("letter", "Dear", 0).json() == {"revision": 1}
    assert typed("verdict", "minor", 1).json() == {"revision": 2}
    stale = typed("letter", "Another tab", 1)
    assert (stale.status_code, stale.json()) == (409, {"revision": 2, "text": "Dear"})
    assert typed("verdict", "perhaps", 2).status_code == 422
    assert typed("editor", "1", 2).status_code == 422
    draft = LetterDraft.objects.get(editor=chief)
    assert (draft.letter, draft.verdict) == ("Dear", "minor")
    page = browser.get(reverse("decide", args=[submission.uuid]))
    (area,) = tree(page).xpath("//textarea[@name='letter']")
    assert area.text_content().strip() == "Dear"
    assert tree(page).xpath("//input[@name='verdict'][@checked]/@value") == ["minor"]


def test_each_editor_has_a_draft_of_their_own(submission: Submission, chief: User) -> None:
    other = editor()
    for person in (chief, other):
        save_letter(submission=submission, who=person, typed=Typed("letter", "Dear", 0))
    assert LetterDraft.objects.count() == 2
    with pytest.raises(OutrunError):
        save_letter(submission=submission, who=chief, typed=Typed("letter", "Dear author", 0))


def test_a_letter_begun_before_the_newest_snapshot_is_told_to_be_old(
    submission: Submission, browser: Client, chief: User
) -> None:
    draft = LetterDraft.objects.create(
        submission=submission, editor=chief, letter="Dear", revision=1
    )
    long_ago = timezone.now() - timedelta(days=90)
    LetterDraft.objects.filter(pk=draft.pk).update(changed=long_ago)
    page = browser.get(reverse("decide", args=[submission.uuid]))
    assert "You began this letter before the newest snapshot came." in words(page)


def test_the_page_takes_as_many_queries_however_many_reviews(
    submission: Submission, browser: Client, django_assert_num_queries: Any
) -> None:
    address = reverse("decide", args=[submission.uuid])
    browser.get(address)
    for reviews in (1, 2):
        for _review in range(reviews):
            reviewed(submission, "Which scanner?")
        # session, user, submission, part in the case, own draft, snapshot, audit and its seal,
        # reviews, editors, whether one accepted
        with django_assert_num_queries(11):
            browser.get(address)
