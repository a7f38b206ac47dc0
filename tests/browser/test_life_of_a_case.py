"""The whole life of the reference case: from its submission to its retraction, in browsers."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from casereports.accounts.models import Role, User
from casereports.notices.sending import send_due
from casereports.record.actions.cases import import_case
from casereports.record.bundle import read_bundle
from casereports.record.models import Case, Consent, Picture
from casereports.review.models import Comment, Review, Submission
from casereports.review.states import State
from tests.bench.example import EXAMPLE
from tests.browser.conftest import Opener
from tests.browser.desk import cell, open_part, saved, submit
from tests.browser.selecting import select
from tests.browser.watch import Watch
from tests.factories.review import editor
from tests.factories.users import UserFactory

GUEST = "guest@judging.example"
WHY = "The patient has withdrawn the consent."


@pytest.fixture
def case(author: User) -> Case:
    """The reference case, with what its report does not tell: consent, pictures looked at."""
    imported = import_case(who=author, bundle=read_bundle(EXAMPLE))
    case = Case.objects.get(pk=imported.pk)
    Consent.objects.update_or_create(
        case=case, defaults={"state": "given_by_patient", "form": "written", "form_held": True}
    )
    Picture.objects.filter(case=case).update(
        cleared_by=author, cleared=timezone.now(), faces="none"
    )
    return case


@pytest.mark.long
def test_the_reference_case_lives_from_submission_to_retraction(
    case: Case, author: User, open_browser: Opener, settings: Settings, watch: Watch
) -> None:
    settings.PUBLIC_ARTICLES = True
    watch.expect(r"status of 404")
    chief = editor(username="chief", full_name="The Chief")
    reviewer = UserFactory(username="reviewer", role=Role.REVIEWER)
    desk, office, study = (open_browser(user).new_page() for user in (author, chief, reviewer))
    home = open_browser().new_page()

    hand_in(desk, reverse("submit", args=[case.slug]), "Submit the case")
    submission = Submission.objects.get()
    assert submission.state == State.SUBMITTED
    judge = reverse("judge", args=[submission.uuid])
    office.goto(judge)
    submit(office, office.get_by_role("button", name="Begin screening"))
    expect(office.get_by_text("The submission is “Screening” now.")).to_be_visible()
    ask(office, submission, reviewer.email)
    ask(office, submission, GUEST)

    study.goto(reverse("reviews"))
    study.get_by_role("link", name=submission.number).first.click()
    judged(study, "Since when?", "Why this drug?")
    home.goto(mailed_link(GUEST))
    judged(home, "How large?", "Who read it?")
    assert Review.objects.exclude(handed_in=None).count() == 2

    decide(office, submission, "Major revision")
    desk.goto(reverse("submission", args=[submission.uuid]))
    expect(desk.get_by_text("Since when?", exact=True)).to_be_visible()
    assert "Confidential words" not in desk.content()
    for answer in desk.get_by_label("Your answer").all():
        answer.fill("We have added it.")
    saved(desk)
    open_part(desk, case, "laboratory")
    value = cell(desk, "labs", 0, "result")
    value.fill("152 U/L")
    value.blur()
    saved(desk)
    hand_in(desk, reverse("revise", args=[submission.uuid]), "Send the revision")
    submission.refresh_from_db()
    assert (submission.state, submission.rounds) == (State.REVISED, 2)

    office.goto(reverse("judge-changes", args=[submission.uuid, 2]))
    expect(office.locator(".changes-record ins", has_text="152").first).to_be_visible()
    office.goto(f"{judge}?tab=files")
    with office.expect_download() as tracked:
        office.get_by_role("link", name="What changed, as Word file").click()
    assert tracked.value.path().read_bytes().startswith(b"PK")
    ask(office, submission, reviewer.email)
    study.goto(reverse("reviews"))
    study.get_by_role("link", name=submission.number).first.click()
    accepted(study)
    expect(study.get_by_text("We have added it.").first).to_be_visible()
    finished(study)

    decide(office, submission, "Accept")
    published(office, submission)
    home.goto(reverse("article", args=[submission.number]))
    expect(home.locator("h1").first).to_have_text(re.compile("neuroendocrine", re.IGNORECASE))
    assert home.locator("meta[name='citation_title']").count() == 1
    retracted(office, submission)
    home.reload()
    expect(home.get_by_text(WHY)).to_be_visible()
    assert case.owner == author
    submission.refresh_from_db()
    assert [move.name for move in submission.moves.all()] == [
        *("submit", "screen", "review", "major", "resubmit", "review"),
        *("accept", "publish", "retract"),
    ]


def hand_in(page: Page, address: str, button: str) -> None:
    """Look at the exact paper, tick what is confirmed, and send it."""
    page.goto(address)
    for tick in page.locator("form.hand-in input[type='checkbox']").all():
        tick.check()
    submit(page, page.get_by_role("button", name=button))
    expect(page.get_by_text("You are told when the editors decide.")).to_be_visible()


def ask(page: Page, submission: Submission, email: str) -> None:
    page.goto(reverse("invite-reviewer", args=[submission.uuid]))
    page.get_by_label("or an e-mail address").fill(email)
    submit(page, page.get_by_role("button", name=re.compile("^(Send|Invite)")))
    expect(page.get_by_text(f"The invitation is on its way to {email}.")).to_be_visible()


def mailed_link(email: str) -> str:
    """Return the link of the last e-mail to somebody, without the host."""
    send_due()
    (letter,) = [one for one in mail.outbox if one.to == [email]][-1:]
    (link,) = re.findall(r"https?://[^/\s]+(/reviewing/link/\S+)", str(letter.body))
    return str(link)


def accepted(page: Page) -> None:
    page.get_by_label("I have none").check()
    submit(page, page.get_by_role("button", name="Accept and open the paper"))
    expect(page.locator("html.is-ready")).to_be_attached()


def judged(page: Page, of_words: str, of_table: str) -> None:
    """Accept, comment on words, a table and a field, answer the checklist, and hand in."""
    accepted(page)
    select(page, "lumbosacral pain")
    page.get_by_role("button", name="Comment on the words").click()
    page.keyboard.type(of_words)
    saved(page)
    page.get_by_role("button", name="Comment on: Table 1").first.click()
    page.keyboard.type(of_table)
    saved(page)
    page.locator("#record > summary").click()
    row = page.locator("[data-row][data-source='lab:alp']")
    row.get_by_role("button").first.click()
    page.keyboard.type("Which reference interval?")
    saved(page)
    assert Comment.objects.filter(source="lab:alp").exists()
    page.locator("#to_editor").fill("Confidential words to the editor.")
    finished(page)


def finished(page: Page) -> None:
    for number in range(1, 9):
        page.locator(f"#q{number}-answer input[value='yes']").check()
    page.locator("#to_authors").fill("A rare case, told well.")
    page.get_by_label("Minor revision").check()
    saved(page)
    submit(page, page.get_by_role("button", name="Hand in the review"))
    expect(page.get_by_text("You handed this review in")).to_be_visible()


def decide(page: Page, submission: Submission, verdict: str) -> None:
    page.goto(reverse("decide", args=[submission.uuid]))
    page.get_by_label(verdict, exact=True).check()
    submit(page, page.get_by_role("button", name="Compose the letter from the comments"))
    submit(page, page.get_by_role("button", name="Send the decision"))
    expect(page.get_by_text(f"The decision is sent: {verdict}.")).to_be_visible()


def published(page: Page, submission: Submission) -> None:
    page.goto(reverse("publication", args=[submission.uuid]))
    page.locator("[name='doi']").fill("10.1234/life.1")
    page.locator("[name='published']").fill(str(timezone.localdate()))
    page.locator("[name='is_public']").check()
    submit(page, page.get_by_role("button", name="Save", exact=True))
    expect(page.get_by_text("Saved.")).to_be_visible()
    submit(page, page.get_by_role("button", name="Publish", exact=True))
    expect(page.get_by_text("The article is published.")).to_be_visible()


def retracted(page: Page, submission: Submission) -> None:
    page.goto(reverse("retract", args=[submission.uuid]))
    page.locator("[name='text']").fill(WHY)
    submit(page, page.get_by_role("button", name="Retract the article"))
    expect(page.get_by_text("The notice is published.")).to_be_visible()
