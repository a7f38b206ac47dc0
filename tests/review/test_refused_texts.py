"""What is refused stays on the page: letters, and the reasons of moves."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.models import Case
from casereports.review.actions.moving import move
from casereports.review.models import Letter, Publication, Submission
from casereports.review.states import State
from tests.authoring.pages import tree, words
from tests.factories.review import submission_of

REASON = "Consent was taken back."
LONG = "Please send the consent form. " * 700


def area(page: Any, name: str) -> Any:
    (found,) = tree(page).xpath(f"//textarea[@name='{name}']")
    return found


def beside(page: Any, name: str) -> str:
    """Returns the sentence that is told beside a text which can't be taken."""
    field = area(page, name)
    assert field.get("aria-invalid") == "true"
    named = field.get("aria-describedby").split()[-1]
    (sentence,) = tree(page).xpath(f"//*[@id='{named}']")
    return str(sentence.text_content())


def seen(page: Any) -> str:
    (found,) = tree(page).xpath("//main//input[@name='seen']/@value")
    return str(found)


@pytest.mark.parametrize("name", ["editor-letter", "author-letter"])
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (LONG, "Ensure this value has at most 20000 characters (it has 20999)."),
        ("  ", "The letter is empty; write something, then send it."),
    ],
)
def test_a_letter_that_is_refused_stays_in_its_field(
    name: str,
    text: str,
    sentence: str,
    client: Client,
    submission: Submission,
    author: User,
    chief: User,
) -> None:
    client.force_login(chief if name == "editor-letter" else author)
    page = client.post(reverse(name, args=[submission.uuid]), {"text": text})
    assert (page.status_code, Letter.objects.count()) == (422, 0)
    assert area(page, "text").text.lstrip("\r\n").strip() == text.strip()
    assert beside(page, "text") == sentence
    action = reverse(name, args=[submission.uuid])
    assert tree(page).xpath(f"//form[@action='{action}']//textarea[@name='text']")


def test_a_refused_letter_of_an_editor_stands_among_the_letters(
    client: Client, submission: Submission, chief: User
) -> None:
    client.force_login(chief)
    address = reverse("editor-letter", args=[submission.uuid])
    client.post(address, {"text": "The first letter."})
    page = client.post(address, {"text": LONG})
    assert "The first letter." in words(page)
    assert tree(page).xpath("//a[@aria-current='page']/@href") == [
        f"{reverse('judge', args=[submission.uuid])}?tab=letters"
    ]


def test_a_reason_for_withdrawing_is_kept_where_it_has_moved_on(
    client: Client, submission: Submission, author: User, chief: User
) -> None:
    client.force_login(author)
    address = reverse("withdraw", args=[submission.uuid])
    sent = {"why": REASON, "seen": submission.version}
    move(submission=submission, name="major", who=chief, seen=submission.version)
    page = client.post(address, sent)
    assert page.status_code == 409
    assert "it is now “With the author for revision” (The Chief)" in words(page)
    assert area(page, "why").text.strip() == REASON
    again = client.post(address, {"why": REASON, "seen": seen(page)})
    assert again.status_code == 302
    submission.refresh_from_db()
    assert (submission.state, submission.moves.latest("pk").why) == (State.WITHDRAWN, REASON)


def test_a_reason_is_kept_where_nothing_can_be_withdrawn_any_more(
    client: Client, submission: Submission, author: User, chief: User
) -> None:
    client.force_login(author)
    address = reverse("withdraw", args=[submission.uuid])
    sent = {"why": REASON, "seen": submission.version}
    move(submission=submission, name="reject", who=chief, seen=submission.version)
    page = client.post(address, sent)
    assert (page.status_code, area(page, "why").text.strip()) == (409, REASON)
    assert tree(page).xpath("//main//form//button") == []


def test_the_second_of_two_clicks_withdraws_nothing_and_says_nothing(
    client: Client, submission: Submission, author: User
) -> None:
    client.force_login(author)
    address = reverse("withdraw", args=[submission.uuid])
    sent = {"why": REASON, "seen": submission.version}
    answers = [client.post(address, sent) for _click in range(2)]
    assert [one.headers["Location"] for one in answers] == [submission.get_absolute_url()] * 2
    page = words(client.get(submission.get_absolute_url()))
    assert ("The submission is withdrawn." in page, "moved on" in page) == (True, False)
    assert [one.name for one in submission.moves.all()].count("withdraw") == 1


def test_a_withdrawal_without_a_reason_is_told_beside_the_field(
    client: Client, submission: Submission, author: User
) -> None:
    client.force_login(author)
    address = reverse("withdraw", args=[submission.uuid])
    page = client.post(address, {"why": " ", "seen": submission.version})
    assert page.status_code == 422
    assert beside(page, "why") == "Please say why; the reason is kept with the submission."


@pytest.mark.parametrize("deed", ["retract", "correct"])
def test_a_notice_that_is_refused_can_be_sent_again(
    deed: str, client: Client, case: Case, chief: User
) -> None:
    submission = submission_of(case, state=State.PUBLISHED, editor=chief)
    Publication.objects.create(
        submission=submission,
        snapshot=submission.snapshots.get(),
        published=timezone.localdate(),
        is_public=True,
    )
    client.force_login(chief)
    address = reverse(deed, args=[submission.uuid])
    sent = {"text": "Figure 1 was wrong.", "day": str(timezone.localdate())}
    page = client.post(address, {**sent, "seen": submission.version - 1})
    assert page.status_code == 409
    assert "This submission has moved on" in words(page)
    assert area(page, "text").text.strip() == "Figure 1 was wrong."
    assert client.post(address, {**sent, "seen": seen(page)}).status_code == 302
    assert submission.publication.notices.get().text == "Figure 1 was wrong."
