"""The editors' queue: found, sorted, counted, and quick."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.record.models import Case
from casereports.review.folding import folded
from casereports.review.models import (
    ReviewerInvitation,
    SavedView,
    SearchText,
    Submission,
)
from casereports.review.queue import ALL, OPEN, SORTS, Asked, in_order, lines, narrowed, tabs
from casereports.review.states import State
from tests.authoring.pages import tree, words
from tests.factories.cases import CaseFactory
from tests.factories.review import editor, invited, ready_case, submission_of
from tests.factories.users import UserFactory


def handed_in(title: str = "A rare mass", **columns: Any) -> Submission:
    """Hands in a case, as far as the queue looks at one."""
    now = timezone.now()
    case: Case = CaseFactory(owner=columns.pop("owner", None) or UserFactory())
    given = {"journal": "generic-care", "submitted": now, "since": now, "rounds": 1, **columns}
    submission = Submission.objects.create(case=case, submitter=case.owner, title=title, **given)
    SearchText.objects.create(submission=submission, title=folded(title), diagnoses="gout")
    return submission


def titles(page: Any) -> list[str]:
    return [
        link.text_content() for link in tree(page).xpath("//*[@data-row]//a[@class='row-link']")
    ]


def shown(query: str, user: User) -> list[str]:
    asked = Asked.of(QueryDict(query))
    rows = narrowed(Submission.objects.edited_by(user), asked, user)
    return [one.title for one in in_order(rows, asked)]


def ask(submission: Submission, *days: int, done: int = 0) -> None:
    """Asks reviewers, due in so many days each; the first ``done`` have handed in."""
    for number, days_left in enumerate(days):
        invitation, _token = invited(submission)
        due = timezone.localdate() + timedelta(days=days_left)
        done_at = timezone.now() if number < done else None
        ReviewerInvitation.objects.filter(pk=invitation.pk).update(due=due, done_at=done_at)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_takes_seven_queries_however_many_rows(
    rows: int, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _row in range(rows):
        ask(submission_of(ready_case(UserFactory()), state=State.IN_REVIEW), -2, 5)
    # session, user, numbers by state, page, reviews, saved views, editors
    with django_assert_num_queries(7):
        page = browser.get(reverse("queue"))
    assert len(titles(page)) == rows


def test_a_thousand_rows_are_shown_page_by_page(browser: Client, chief: User) -> None:
    case = CaseFactory(owner=UserFactory())
    now = timezone.now()
    Submission.objects.bulk_create(
        Submission(
            case=case,
            submitter=case.owner,
            title=f"Case {number}",
            journal="generic-care",
            submitted=now - timedelta(minutes=number),
            since=now,
            state=State.REJECTED,
        )
        for number in range(1000)
    )
    page = browser.get(reverse("queue"), {"state": "rejected", "page": "20"})
    assert titles(page) == [f"Case {number}" for number in range(950, 1000)]
    assert "Page 20 of 20" in words(page)


def test_authors_and_reviewers_have_no_queue(client: Client, db: None) -> None:
    for role in ("author", "reviewer"):
        client.force_login(UserFactory(role=role))
        assert client.get(reverse("queue")).status_code == 404


def test_an_editor_does_not_find_what_they_wrote(chief: User) -> None:
    handed_in("Of another")
    handed_in("My own", owner=chief)
    assert shown("", chief) == ["Of another"]


def test_the_queue_opens_with_what_is_open(browser: Client) -> None:
    for state in State:
        handed_in(state.value, state=state)
    expected = {"submitted", "screening", "in_review", "revision", "revised", "accepted"}
    assert set(titles(browser.get(reverse("queue")))) == expected
    assert titles(browser.get(reverse("queue"), {"state": "withdrawn"})) == ["withdrawn"]
    assert len(titles(browser.get(reverse("queue"), {"state": "all"}))) == len(State)


def test_each_tab_says_how_many_there_are(chief: User) -> None:
    for state in (State.SUBMITTED, State.SUBMITTED, State.REJECTED):
        handed_in(state=state)
    found = tabs(Submission.objects.edited_by(chief), Asked())
    assert [(tab.asked.state, tab.number) for tab in found] == [
        (OPEN, 2),
        ("submitted", 2),
        ("rejected", 1),
        (ALL, 3),
    ]


def test_submissions_are_found_by_journal_and_editor(chief: User) -> None:
    handed_in("Mine", editor=chief)
    handed_in("Of another", editor=editor(), journal="cureus")
    handed_in("Nobody’s")
    assert shown("editor=mine", chief) == ["Mine"]
    assert shown("editor=nobody", chief) == ["Nobody’s"]
    assert shown(f"editor={chief.pk}", chief) == ["Mine"]
    assert shown("journal=cureus", chief) == ["Of another"]


@pytest.mark.parametrize(
    "words_typed", ["presacral", "TUMOUR presacral", "Exampleauthor", '"neuroendocrine tumor"']
)
def test_submissions_are_found_by_words_of_title_diagnosis_and_author(
    words_typed: str, chief: User
) -> None:
    tumour = {"key": "net", "name": "presacral neuroendocrine tumour, G2"}
    found = submission_of(ready_case(UserFactory(), diagnoses=[tumour]))
    handed_in("Another")
    assert shown(urlencode({"q": words_typed}), chief) == [found.title]


def test_what_fits_best_comes_first_unless_the_editor_sorts(chief: User) -> None:
    handed_in("Gout of the knee")
    later = handed_in("Pain in the knee")
    SearchText.objects.filter(submission=later).update(diagnoses="", prose="gout")
    assert shown("q=gout", chief) == ["Gout of the knee", "Pain in the knee"]
    assert shown("q=gout&sort=-submitted", chief) == ["Pain in the knee", "Gout of the knee"]


def test_a_submission_is_found_by_its_number(chief: User) -> None:
    first, _second = handed_in("First"), handed_in("Second")
    assert shown(f"q={first.number}", chief) == ["First"]
    assert shown("q=nothing-of-the-kind", chief) == []


def test_what_is_overdue_is_found(chief: User) -> None:
    today = timezone.localdate()
    late = submission_of(ready_case(UserFactory()), state=State.IN_REVIEW)
    ask(late, -1)
    ask(submission_of(ready_case(UserFactory()), state=State.IN_REVIEW), -1, done=1)
    ask(submission_of(ready_case(UserFactory()), state=State.REVISION), -1)
    handed_in("Late revision", state=State.REVISION, due=today - timedelta(days=1))
    handed_in("Revision today", state=State.REVISION, due=today)
    assert sorted(shown("overdue=1", chief)) == sorted([late.title, "Late revision"])


def test_what_is_due_first_comes_first_and_what_is_never_due_last(chief: User) -> None:
    today = timezone.localdate()
    soon = submission_of(ready_case(UserFactory()), state=State.IN_REVIEW)
    ask(soon, 1, 9)
    handed_in("Never due")
    handed_in("Later", state=State.REVISION, due=today + timedelta(days=5))
    assert shown("sort=due", chief) == [soon.title, "Later", "Never due"]
    assert shown("sort=-due", chief) == ["Later", soon.title, "Never due"]


@pytest.mark.parametrize("name", SORTS)
def test_the_queue_is_sorted_by_each_column_both_ways(name: str, chief: User) -> None:
    now = timezone.now()
    for number in range(3):
        then = now - timedelta(days=number)
        handed_in(f"{number}", submitted=then, since=then, problems=number)
    assert sorted(shown(f"sort={name}", chief)) == sorted(shown(f"sort=-{name}", chief))
    by_number = shown("sort=-problems", chief)
    assert by_number == ["2", "1", "0"]


def test_a_line_says_how_far_the_reviews_are(chief: User) -> None:
    submission = submission_of(ready_case(UserFactory()), state=State.IN_REVIEW)
    ask(submission, -3, -2, 4, done=1)
    declined, _token = invited(submission, accepted=False)
    ReviewerInvitation.objects.filter(pk=declined.pk).update(declined_at=timezone.now())
    (line,) = lines([submission])
    reviews = line.reviews
    assert (reviews.asked, reviews.received, reviews.overdue) == (3, 1, 1)
    assert (line.due, line.is_overdue) == (timezone.localdate() - timedelta(days=2), True)


def test_a_line_says_how_far_the_reviews_are_in_words(browser: Client) -> None:
    submission = submission_of(ready_case(UserFactory()), state=State.IN_REVIEW)
    ask(submission, -3, -2, 4, done=1)
    assert "1 of 3 received, 1 overdue" in words(browser.get(reverse("queue")))


def test_a_line_says_how_old_a_submission_is(chief: User) -> None:
    now = timezone.now()
    old = handed_in(submitted=now - timedelta(days=40), since=now - timedelta(days=3))
    (line,) = lines([old])
    assert (line.days, line.days_in_state) == (40, 3)


def test_an_address_that_makes_no_sense_asks_for_nothing() -> None:
    nonsense = QueryDict("state=x&journal=x&editor=-1&overdue=x&sort=x&q=%00")
    assert Asked.of(nonsense) == Asked()


def test_what_is_asked_for_stands_in_the_address() -> None:
    query = "state=in_review&journal=cureus&editor=mine&overdue=1&q=net&sort=due"
    assert Asked.of(QueryDict(query)).query == query


def test_a_view_is_kept_found_again_and_removed(browser: Client, chief: User) -> None:
    given = {"name": "My late ones", "query": "editor=mine&overdue=1&page=3&nonsense=1"}
    page = browser.post(reverse("save-view"), given, follow=True)
    assert "The view “My late ones” is kept." in words(page)
    view = SavedView.objects.get(user=chief)
    assert view.query == "editor=mine&overdue=1"
    browser.post(reverse("save-view"), {"name": "My late ones", "query": "editor=mine"})
    view.refresh_from_db()
    assert view.query == "editor=mine"
    browser.post(reverse("drop-view", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_a_view_is_removed_by_its_owner_only(browser: Client) -> None:
    view = SavedView.objects.create(user=editor(), name="Another’s", query="")
    assert browser.post(reverse("drop-view", args=[view.pk])).status_code == 404
    assert SavedView.objects.exists()


def test_a_view_without_a_name_is_not_kept(browser: Client) -> None:
    page = browser.post(reverse("save-view"), {"name": " "}, follow=True)
    assert "Give the view a name." in words(page)
    assert not SavedView.objects.exists()


def test_an_empty_queue_says_what_will_stand_there(browser: Client) -> None:
    assert "Nothing waits." in words(browser.get(reverse("queue")))
    assert "No submission fits." in words(browser.get(reverse("queue"), {"q": "gout"}))
    page = browser.get(reverse("queue"), {"state": "retracted"})
    assert "There is no submission in this state." in words(page)
