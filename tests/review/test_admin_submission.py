"""The data manager's page of a submission: what can be set goes through the editors' actions."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.record.models import Action, AuditLine, Case
from casereports.review.actions.corresponding import write_letter
from casereports.review.models import (
    Anonymity,
    Decision,
    Snapshot,
    Submission,
)
from casereports.review.states import Side, State, Verdict
from tests.factories.review import editor, invited, snapshot_of, submission_of


def page(name: str, kind: str = "changelist", *given: object) -> str:
    return reverse(f"admin:review_{name}_{kind}", args=given)


def typed(submission: Submission, **changes: object) -> dict[str, object]:
    """Returns what the page of a submission sends, with some changes."""
    tables = ("snapshots", "moves", "invitations", "decisions", "letters")
    counts = {
        f"{table}-{count}_FORMS": getattr(submission, table).count() if count == "INITIAL" else 0
        for table in tables
        for count in ("TOTAL", "INITIAL")
    }
    editor_of = submission.editor_id or ""
    return {"editor": editor_of, "anonymity": submission.anonymity, **counts, **changes}


def test_a_submission_is_neither_added_nor_deleted(site: Client, case: Case) -> None:
    submission = submission_of(case)
    assert site.get(page("submission", "add")).status_code == 403
    assert (
        site.post(page("submission", "delete", submission.pk), {"post": "yes"}).status_code == 403
    )
    assert Submission.objects.get() == submission


def test_the_state_of_a_submission_is_only_moved(site: Client, case: Case) -> None:
    submission = submission_of(case)
    forged = typed(submission, state="accepted", rounds=7, title="Forged", journal="x", version=0)
    answer = site.post(page("submission", "change", submission.pk), forged)
    assert answer.status_code == 302
    after = Submission.objects.get()
    for name in ("state", "rounds", "title", "journal", "version"):
        assert getattr(after, name) == getattr(submission, name)


def test_a_handling_editor_is_set_as_in_the_queue(site: Client, case: Case, manager: User) -> None:
    submission, chosen = submission_of(case), editor()
    site.post(page("submission", "change", submission.pk), typed(submission, editor=chosen.pk))
    assert Submission.objects.get().editor == chosen
    line = AuditLine.objects.get(detail__contains="assigned")
    assert (line.who, line.action, line.case) == (manager, Action.MOVED, case)


def test_who_wrote_a_case_does_not_become_its_editor(site: Client, case: Case) -> None:
    submission = submission_of(case)
    given = typed(submission, editor=case.owner.pk)
    answer = site.post(page("submission", "change", submission.pk), given, follow=True)
    assert Submission.objects.get().editor is None
    (sentence,) = answer.context["messages"]
    assert "having a part in the case" in str(sentence)


def test_anonymity_is_not_changed_behind_a_reviewer(site: Client, case: Case) -> None:
    submission = submission_of(case)
    address = page("submission", "change", submission.pk)
    site.post(address, typed(submission, anonymity=Anonymity.SINGLE))
    assert Submission.objects.get().anonymity == Anonymity.SINGLE
    invited(submission)
    answer = site.post(address, typed(submission, anonymity=Anonymity.OPEN), follow=True)
    assert Submission.objects.get().anonymity == Anonymity.SINGLE
    *_before, sentence = answer.context["messages"]
    assert "A reviewer has accepted already" in str(sentence)


def test_lists_are_narrowed_by_day_state_and_journal(site: Client, case: Case) -> None:
    rejected, open_one = submission_of(case, state=State.REJECTED), submission_of(case)

    def shown(**asked: object) -> list[object]:
        return list(site.get(page("submission"), asked).context["cl"].queryset)

    assert shown(state="rejected") == [rejected]
    assert shown(journal="generic-care") == [open_one, rejected]
    assert shown(journal="another") == []
    assert shown(submitted__year=timezone.localdate().year) == [open_one, rejected]
    assert shown(submitted__year=2001) == []


@pytest.mark.parametrize("rounds", [1, 3])
def test_the_page_of_a_submission_takes_the_same_queries(
    rounds: int, site: Client, case: Case, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    submission = submission_of(case, editor=editor())
    for number in range(rounds):
        if number:
            snapshot_of(submission)
        invited(submission)
        write_letter(
            submission=submission, side=Side.AUTHOR, who=case.owner, text=f"Letter {number}"
        )
        Decision.objects.create(
            submission=submission,
            snapshot=Snapshot.objects.get(submission=submission, number=submission.rounds),
            verdict=Verdict.MAJOR,
            who=editor(),
            when=timezone.now(),
        )
    ContentType.objects.clear_cache()
    address = page("submission", "change", submission.pk)
    site.get(address)
    with django_assert_num_queries(12):
        assert site.get(address).status_code == 200
