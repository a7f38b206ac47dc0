"""An editor's page of a submission: all from its frozen snapshots, part by part."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.notices.models import Notice
from casereports.record.actions.locking import unlock_case
from casereports.record.models import Action, AuditLine, Complaint
from casereports.review.models import Comment, CommentKind, Letter, Submission
from casereports.review.states import State
from casereports.review.thawing import newest, paper_of
from casereports.review.views.judging import TABS
from tests.authoring.pages import tree, words
from tests.factories.review import editor, ready_case, submission_of
from tests.factories.users import UserFactory
from tests.review.said import TO_AUTHORS, TO_EDITOR, answered, commented, newest_of, reviewed

TUMOUR = {"key": "net", "name": "presacral neuroendocrine tumour, G2"}


@pytest.fixture
def submission(db: None) -> Submission:
    return submission_of(ready_case(UserFactory(), diagnoses=[TUMOUR]), state=State.IN_REVIEW)


def page_of(browser: Client, submission: Submission, tab: str = "paper") -> Any:
    return browser.get(reverse("judge", args=[submission.uuid]), {"tab": tab})


@pytest.mark.parametrize("tab", TABS)
def test_each_part_takes_as_many_queries_whatever_was_said(
    tab: str,
    submission: Submission,
    browser: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    queries = {"paper": 10, "reviews": 14, "letters": 10, "history": 12, "files": 10}
    reviewer = UserFactory(role="reviewer")
    answered(reviewed(submission, "Which scanner?", reviewer=reviewer), "yes")
    page_of(browser, submission, tab)  # thaws the paper
    with django_assert_num_queries(queries[tab]):
        page_of(browser, submission, tab)
    for _more in range(2):
        answered(reviewed(submission, "Which dose?", "Which day?"), "yes", "no")
        commented(submission, "Shorten it.", editor=editor())
    with django_assert_num_queries(queries[tab]):
        page_of(browser, submission, tab)


def test_paper_and_record_stand_beside_each_other(submission: Submission, browser: Client) -> None:
    page = page_of(browser, submission)
    (paper, record) = tree(page).xpath("//*[contains(@class, 'pane ')]")
    assert "Back pain: a case report" in paper.text_content()
    heads = [" ".join(head.text_content().split()) for head in record.xpath(".//h3")]
    assert {"Complaints", "Imaging studies", "Authors"} <= set(heads)
    assert "back pain" in record.text_content()


def test_the_page_shows_what_was_handed_in_and_not_what_was_typed_since(
    submission: Submission, browser: Client
) -> None:
    unlock_case(case=submission.case, who=None, reason="test")
    Complaint.objects.create(case=submission.case, name="fever at night", key="fever", position=9)
    assert "fever at night" not in words(page_of(browser, submission))


def test_findings_stand_as_they_were_when_it_was_handed_in(
    submission: Submission, browser: Client
) -> None:
    page = page_of(browser, submission)
    shown = tree(page).xpath("//ul[@class='problem-list']/li/*[@class='message']")
    said = {" ".join(one.text_content().split()) for one in shown}
    kept = {str(one.message) for one in paper_of(newest(submission)).problems}
    assert said == kept


def test_findings_are_told_in_the_readers_language(submission: Submission, browser: Client) -> None:
    in_english = words(page_of(browser, submission))
    browser.cookies.load({"django_language": "de"})
    in_german = words(page_of(browser, submission))
    kept = [str(one.message) for one in paper_of(newest(submission)).problems]
    assert [one for one in kept if one not in in_english] == []
    assert [one for one in kept if one in in_german] != kept


def test_similar_cases_of_the_site_are_named(submission: Submission, browser: Client) -> None:
    carcinoma = {**TUMOUR, "name": "Neuroendocrine carcinoma"}
    kin = submission_of(ready_case(UserFactory(), diagnoses=[carcinoma]), state=State.REJECTED)
    submission_of(ready_case(UserFactory(), diagnoses=[{**TUMOUR, "name": "Gout"}]))
    (link,) = tree(page_of(browser, submission)).xpath("//section[@class='similar']//a/@href")
    assert link == reverse("judge", args=[kin.uuid])


def test_who_reads_a_submission_stands_in_the_audit(
    submission: Submission, browser: Client, chief: User
) -> None:
    page_of(browser, submission, "files")
    line = AuditLine.objects.filter(action=Action.READ).latest("pk")
    assert (line.who, line.case) == (chief, submission.case)
    assert line.detail == f"judge {submission.number} files"


def test_an_editor_reads_all_that_reviewers_say(submission: Submission, browser: Client) -> None:
    reviewer = UserFactory(role="reviewer", full_name="Reviewa Nametold")
    review = reviewed(submission, "Which scanner?", reviewer=reviewer)
    answered(review, "yes", "no")
    answered(reviewed(submission, verdict="minor"), "unclear")
    page = page_of(browser, submission, "reviews")
    for said in (TO_AUTHORS, TO_EDITOR, "Which scanner?", "Reviewa Nametold", "Comment 1"):
        assert said in words(page)
    lines = tree(page).xpath("//section[@class='checklist']//tbody/tr")
    assert len(lines) == 8
    cells = [" ".join(cell.text_content().split()) for cell in lines[0].xpath("td")]
    assert cells == ["YesRemark 1.1", "UnclearRemark 2.1"]


def test_what_a_reviewer_has_not_handed_in_is_not_shown(
    submission: Submission, browser: Client
) -> None:
    reviewed(submission, "A thought of the night", handed_in=False)
    page = words(page_of(browser, submission, "reviews"))
    assert [one for one in (TO_AUTHORS, TO_EDITOR, "A thought of the night") if one in page] == []


def test_history_names_every_move_and_every_snapshot(
    submission: Submission, browser: Client
) -> None:
    page = words(page_of(browser, submission, "history"))
    assert f"Submit: Submitted {submission.submitter}" in page
    assert newest_of(submission).sha256 in page


def test_a_move_is_made_with_a_button(browser: Client, chief: User) -> None:
    submission = submission_of(ready_case(UserFactory()))
    page = page_of(browser, submission)
    (form,) = tree(page).xpath("//form[.//button[text()='Begin screening']]")
    sent = dict(form.form_values())
    page = browser.post(form.action, sent, follow=True)
    assert "The submission is “Screening” now." in words(page)
    page = browser.post(form.action, sent, follow=True)
    assert "This submission has moved on: it is now “Screening” (The Chief)." in words(page)
    assert [one.name for one in submission.moves.all()] == ["submit", "screen"]


@pytest.mark.parametrize("name", ["accept", "reject", "publish", "withdraw", "nonsense"])
def test_what_needs_more_than_a_button_has_none(
    name: str, submission: Submission, browser: Client
) -> None:
    address = reverse("move-submission", args=[submission.uuid, name])
    assert browser.post(address, {"seen": submission.version}).status_code == 404
    submission.refresh_from_db()
    assert submission.state == State.IN_REVIEW


def test_a_move_without_what_was_seen_is_refused(submission: Submission, browser: Client) -> None:
    address = reverse("move-submission", args=[submission.uuid, "screen"])
    page = browser.post(address, follow=True)
    assert "This submission has moved on" in words(page)


def test_a_letter_reaches_the_authors_once(submission: Submission, browser: Client) -> None:
    address = reverse("editor-letter", args=[submission.uuid])
    for _click in range(2):
        browser.post(address, {"text": "Please send the consent form."})
    letter = Letter.objects.get()
    assert (letter.side, letter.text) == ("editor", "Please send the consent form.")
    assert [one.kind for one in Notice.objects.filter(user=submission.submitter)] == ["letter"]
    assert "Please send the consent form." in words(page_of(browser, submission, "letters"))
    page = browser.post(address, {"text": "  "}, follow=True)
    assert "The letter is empty; write something, then send it." in words(page)


def test_an_editor_comments_at_a_figure(
    submission: Submission, browser: Client, chief: User
) -> None:
    page = page_of(browser, submission, "reviews")
    (option,) = tree(page).xpath("//select[@name='place']/option[text()='Figure 1']")
    address = reverse("editor-comment", args=[submission.uuid])
    given = {"place": option.get("value"), "quote": "the arrow", "text": "Where does it point?"}
    browser.post(address, given)
    comment = Comment.objects.get()
    assert (comment.kind, comment.editor, comment.quote) == (CommentKind.FIGURE, chief, "the arrow")
    page = words(page_of(browser, submission, "reviews"))
    assert "Comment 1 · Figure 1 · The Chief" in page


def test_a_comment_that_is_refused_keeps_what_was_typed(
    submission: Submission, browser: Client
) -> None:
    address = reverse("editor-comment", args=[submission.uuid])
    page = browser.post(address, {"place": "figure nowhere", "text": "Where does it point?"})
    assert (page.status_code, Comment.objects.count()) == (422, 0)
    (area,) = tree(page).xpath("//textarea[@name='text']")
    assert area.text_content().strip() == "Where does it point?"


def test_a_comment_saves_itself_and_can_be_removed(
    submission: Submission, browser: Client, chief: User
) -> None:
    comment = commented(submission, "Where?", editor=chief)
    address = reverse("save-editor-comment", args=[submission.uuid, comment.pk])

    def typed(text: str, revision: int) -> Any:
        message = {"field": "text", "text": text, "revision": revision}
        return browser.post(address, message, content_type="application/json")

    assert typed("Where to?", 0).json() == {"revision": 1}
    assert typed("Whence?", 0).json() == {"text": "Where to?", "revision": 1}
    browser.post(address, {"text": "Whither?", "revision": "1"})
    comment.refresh_from_db()
    assert comment.text == "Whither?"
    page = browser.post(address, {"text": "Hence?", "revision": "1"})
    assert (page.status_code, "Whither?" in words(page)) == (409, True)
    browser.post(reverse("drop-editor-comment", args=[submission.uuid, comment.pk]))
    assert not Comment.objects.exists()


def test_nobody_changes_the_comment_of_another(submission: Submission, browser: Client) -> None:
    comment = commented(submission, "Where?", editor=editor())
    for name in ("save-editor-comment", "drop-editor-comment"):
        address = reverse(name, args=[submission.uuid, comment.pk])
        assert browser.post(address, {"text": "Mine", "revision": "0"}).status_code == 404
    comment.refresh_from_db()
    assert comment.text == "Where?"


def test_comments_stay_as_they_are_once_it_is_decided(browser: Client, chief: User) -> None:
    submission = submission_of(ready_case(UserFactory()), state=State.REVISION)
    comment = commented(submission, "Where?", editor=chief)
    address = reverse("save-editor-comment", args=[submission.uuid, comment.pk])
    message = {"field": "text", "text": "Here.", "revision": 0}
    answer = browser.post(address, message, content_type="application/json")
    assert (answer.status_code, "A decision was made" in answer.json()["sentence"]) == (422, True)
    page = browser.post(reverse("drop-editor-comment", args=[submission.uuid, comment.pk]))
    assert (page.status_code, Comment.objects.count()) == (302, 1)


@pytest.mark.parametrize(
    ("state", "ways"),
    [
        (State.SUBMITTED, ["decide"]),
        (State.REVISION, []),
        (State.ACCEPTED, ["publication"]),
        (State.RETRACTED, ["publication"]),
        (State.REJECTED, []),
    ],
)
def test_each_state_leads_on_to_what_is_done_in_it(
    state: State, ways: list[str], db: None, browser: Client
) -> None:
    submission = submission_of(ready_case(UserFactory()), state=state)
    page = page_of(browser, submission, "files")
    links = tree(page).xpath("//div[@class='judge-acts']/a/@href")
    assert links == [reverse(way, args=[submission.uuid]) for way in ways]


def test_an_editor_does_not_judge_what_they_wrote(chief: User, browser: Client) -> None:
    own = submission_of(ready_case(chief))
    assert page_of(browser, own).status_code == 404
    assert browser.get(reverse("decide", args=[own.uuid])).status_code == 404
