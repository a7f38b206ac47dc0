"""The data manager's pages of the review: all of them load, and what is frozen stays as it is."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import Role, User
from casereports.record.models import Action, AuditLine, Case
from casereports.review.actions.corresponding import write_letter
from casereports.review.actions.deciding import decide
from casereports.review.frozen_files import folder_of
from casereports.review.models import (
    ChecklistAnswer,
    Comment,
    CommentKind,
    LetterDraft,
    NoticeKind,
    Publication,
    PublicationNotice,
    Reply,
    Review,
    ReviewerInvitation,
    SavedView,
    Submission,
)
from casereports.review.states import Side, State, Verdict
from tests.factories.review import editor, invited, submission_of
from tests.factories.users import UserFactory

ROOMS = ("accounts", "notices", "record", "review")
#: What has no page of its own, and why.
NO_PAGE = {
    "auditseal": "shown with its line of the audit",
    "audithead": "the end of the chain is no row to look at: checkaudit tells it",
    "casemember": "typed on the page of its case",
    "searchtext": "made anew from the newest snapshot, and found by the search alone",
    "firstfindings": "counted on the page of statistics",
    "missingitem": "counted on the page of statistics",
}
FROZEN = ("decision", "letter", "move", "publicationnotice", "snapshot")
#: Written where they belong, with what follows from it, and read here.
READ = (
    *FROZEN,
    "checklistanswer",
    "comment",
    "letterdraft",
    "publication",
    "reply",
    "review",
    "reviewerinvitation",
)
LISTED = (*READ, "savedview", "submission")


def judged(case: Case) -> Submission:
    """Returns a submission with a row in every table of the review."""
    submission = submission_of(case, editor=editor(full_name="The editor"))
    snapshot, who = submission.snapshots.get(), submission.editor
    assert who is not None
    invitation, _token = invited(submission)
    review = Review.objects.get(invitation=invitation)
    ChecklistAnswer.objects.create(review=review, question=1, answer="yes")
    comment = Comment.objects.create(
        submission=submission,
        snapshot=snapshot,
        review=review,
        kind=CommentKind.GENERAL,
        text="Tell more.",
    )
    Reply.objects.create(comment=comment, who=submission.submitter, text="Told.")
    SavedView.objects.create(user=who, name=f"mine {submission.pk}", query="editor=mine")
    write_letter(submission=submission, side=Side.EDITOR, who=who, text="Thank you.")
    decide(
        submission=submission,
        verdict=Verdict.ACCEPT,
        letter="Well told.",
        due=None,
        who=who,
        seen=submission.version,
    )
    LetterDraft.objects.create(submission=submission, editor=who, letter="Drafted.")
    publication = Publication.objects.create(submission=submission, snapshot=snapshot)
    PublicationNotice.objects.create(
        publication=publication,
        kind=NoticeKind.CORRECTION,
        text="A word.",
        date=timezone.localdate(),
        who=who,
    )
    submission.refresh_from_db()
    return submission


def page(name: str, kind: str = "changelist", *given: object) -> str:
    return reverse(f"admin:review_{name}_{kind}", args=given)


def found(site: Client, name: str, **asked: object) -> int:
    """Returns how many rows a list shows."""
    return int(site.get(page(name), asked).context["cl"].result_count)


def row_of(name: str) -> int:
    return int(apps.get_model("review", name).objects.first().pk)


def test_every_table_of_the_site_has_a_page_or_a_reason() -> None:
    tables = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    without = {model._meta.model_name for model in tables if model not in admin.site._registry}
    assert without == set(NO_PAGE)


def test_lists_and_pages_load_and_find_by_number(site: Client, case: Case) -> None:
    submission = judged(case)
    for name in LISTED:
        number = 2 if name == "move" else 1
        assert found(site, name) == number
        assert site.get(page(name), {"q": "report"}).status_code == 200
        assert site.get(page(name, "change", row_of(name))).status_code == 200
        if name != "savedview":
            assert found(site, name, q=submission.number) == number
            assert found(site, name, q="1999-99999") == 0


def test_nothing_is_written_by_hand(site: Client, case: Case) -> None:
    judged(case)
    for name in READ:
        row = row_of(name)
        assert site.get(page(name, "add")).status_code == 403
        assert site.post(page(name, "change", row), {"text": "x"}).status_code == 403
        assert site.post(page(name, "delete", row), {"post": "yes"}).status_code == 403
        gone = {"action": "delete_selected", "_selected_action": [row], "post": "yes"}
        site.post(page(name), gone)
        assert row_of(name) == row


@pytest.mark.parametrize("name", LISTED)
@pytest.mark.parametrize("role", [Role.AUTHOR, Role.REVIEWER, Role.EDITOR])
def test_who_manages_nothing_is_sent_to_the_login(
    name: str, role: Role, client: Client, db: None
) -> None:
    client.force_login(UserFactory(role=role))
    assert client.get(page(name)).status_code == 302


def test_fingerprints_of_links_and_drafted_letters_are_not_shown(site: Client, case: Case) -> None:
    judged(case)
    invitation = ReviewerInvitation.objects.get()
    text = site.get(page("reviewerinvitation", "change", invitation.pk)).content.decode()
    assert invitation.email in text
    assert invitation.token_hash not in text
    draft = site.get(page("letterdraft", "change", row_of("letterdraft"))).content.decode()
    assert "Drafted." not in draft


def test_a_snapshot_tells_whether_it_is_as_it_was_frozen(site: Client, case: Case) -> None:
    submission = submission_of(case)
    snapshot = submission.snapshots.get()
    address = page("snapshot", "change", snapshot.pk)
    assert "icon-yes" in site.get(address).content.decode()
    (folder_of(submission.uuid) / snapshot.pdf).write_bytes(b"something else")
    assert "icon-no" in site.get(address).content.decode()


def test_every_look_at_somebody_elses_case_is_noted(
    site: Client, case: Case, manager: User
) -> None:
    judged(case)
    for name in ("review", "reply", "checklistanswer", "publicationnotice", "submission"):
        row = row_of(name)
        site.get(page(name, "change", row))
        line = AuditLine.objects.filter(action=Action.READ).first()
        assert line is not None
        assert (line.who, line.case, line.detail) == (manager, case, f"admin {name} {row}")
        site.get(page(name))
        line = AuditLine.objects.filter(action=Action.READ).first()
        assert line is not None
        assert line.detail == f"admin list {name}"


QUERIES = {
    "checklistanswer": 5,
    "comment": 7,
    "decision": 7,
    "letter": 7,
    "letterdraft": 5,
    "move": 7,
    "publication": 7,
    "publicationnotice": 7,
    "reply": 5,
    "review": 7,
    "reviewerinvitation": 7,
    "savedview": 4,
    "snapshot": 7,
    "submission": 8,
}


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_the_same_queries(count: int, site: Client, case: Case) -> None:
    for number in range(count):
        submission = judged(case)
        if number < count - 1:
            Submission.objects.filter(pk=submission.pk).update(state=State.REJECTED)
    taken = {}
    for name in LISTED:
        site.get(page(name))
        with CaptureQueriesContext(connection) as asked:
            assert found(site, name) == count * (2 if name == "move" else 1)
        taken[name] = len(asked)
        # The text of a snapshot is some hundred kilobytes long.
        assert not [one for one in asked.captured_queries if '"content"' in one["sql"]]
    assert taken == QUERIES
