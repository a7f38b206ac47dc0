"""A case with a word of its own at every place that may hold its text."""

from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from casereports.accounts.models import User
from casereports.notices.digest import gather_digests
from casereports.notices.models import MailChoice, Pace
from casereports.pipeline import draft
from casereports.record.actions.rows import remove_row, save_row
from casereports.record.models import Case, Complaint, Unfinished
from casereports.review.actions import publishing
from casereports.review.actions.corresponding import write_letter
from casereports.review.actions.deciding import decide
from casereports.review.export_files import folder
from casereports.review.models import (
    ChecklistAnswer,
    Comment,
    CommentKind,
    Export,
    ExportKind,
    ExportState,
    LetterDraft,
    Reply,
    Review,
    Submission,
)
from casereports.review.notice_kinds import RECEIVED, SUBMITTED
from casereports.review.printing_once import frozen_once
from casereports.review.states import Side, State, Verdict
from casereports.review.telling import tell_authors, tell_editors
from tests.factories.pictures import original_of
from tests.factories.review import invited, ready_case, snapshot_of, submission_of
from tests.review.exported import made

#: Words that stand nowhere in the product, and whose stems are themselves.
PLACES = (
    "title",
    "prose",
    "lab",
    "removed",
    "typed",
    "log",
    "comment",
    "answer",
    "remark",
    "review",
    "confided",
    "conflict",
    "reason",
    "draft",
    "decision",
    "letter",
    "traceback",
    "made",
    "form",
    "left",
)


#: Tables that tell of the erasure itself or of work that is done, and never of a case.
BESIDES = {"auditline", "auditseal", "audithead", "export", "dbtaskresult", "session"}
REASON = "consent withdrawn, letter of 3 May"


def erase(name: str, *options: str, reason: str = REASON) -> str:
    """Runs the command and what comes behind its commit, and returns what it says."""
    told = StringIO()
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("erasecase", name, "--reason", reason, *options, stdout=told)
    return told.getvalue()


def rows() -> dict[str, list[str]]:
    """Returns what all tables hold."""
    return {
        model._meta.label: sorted(map(str, model._base_manager.values_list()))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.model_name not in BESIDES
    }


def files() -> dict[str, bytes]:
    found = Path(settings.MEDIA_ROOT).rglob("*")
    return {str(path): path.read_bytes() for path in found if path.is_file()}


def word(place: str) -> str:
    """Returns the word that was planted at a place."""
    return f"zux{place}ko"


@dataclass(frozen=True)
class Planted:
    case: Case
    closed: Submission
    submission: Submission


def plant(owner: User, *, editor: User, manager: User, beside: Submission) -> Planted:
    """Returns a case that was submitted twice, and judged; ``beside`` is exported with it."""
    case = _case(owner)
    closed = submission_of(case, state=State.WITHDRAWN, editor=editor)
    submission = submission_of(case, state=State.IN_REVIEW, editor=editor)
    _judge(submission, editor)
    snapshot_of(submission)
    MailChoice.objects.get_or_create(user=editor, pace=Pace.DAILY)
    for one in (submission, beside):
        tell_authors(one, RECEIVED, once="1")
        tell_editors(one, SUBMITTED, once="1")
    gather_digests(timezone.localtime().replace(hour=12))
    made(ExportKind.CSV, [beside, submission], manager)
    _besides(case, manager)
    return Planted(case, closed, submission)


def _case(owner: User) -> Case:
    lab = {
        "key": "lab",
        "analyte": word("lab"),
        "result": {"kind": "qualitative", "quality": "positive"},
    }
    paper = {"title": word("title"), "abstract": [{"text": f"A man had {word('prose')}."}]}
    case = ready_case(owner, paper=paper, labs=[lab])
    row = Complaint(case=case, name=word("removed"))
    save_row(case=case, who=owner, row=row)
    key = row.pk
    remove_row(case=case, who=owner, row=row)
    LogEntry.objects.create(
        user=owner,
        content_type=ContentType.objects.get_for_model(Complaint),
        object_id=str(key),
        object_repr=word("log"),
        action_flag=CHANGE,
    )
    Unfinished.objects.create(
        case=case, who=owner, table="complaint", typed={"name": word("typed")}
    )
    original_of(case.pictures.get())
    return case


def _judge(submission: Submission, editor: User) -> None:
    invitation, _token = invited(submission)
    invitation.has_conflict, invitation.conflict = True, word("conflict")
    invitation.reason = word("reason")
    invitation.save()
    review = Review.objects.get(invitation=invitation)
    review.to_authors, review.to_editor = word("review"), word("confided")
    review.save()
    ChecklistAnswer.objects.create(review=review, question=1, answer="yes", remark=word("remark"))
    comment = Comment.objects.create(
        submission=submission,
        snapshot=invitation.snapshot,
        review=review,
        kind=CommentKind.GENERAL,
        text=word("comment"),
    )
    Reply.objects.create(comment=comment, who=submission.submitter, text=word("answer"))
    write_letter(submission=submission, side=Side.EDITOR, who=editor, text=word("letter"))
    decide(
        submission=submission,
        verdict=Verdict.MAJOR,
        letter=word("decision"),
        due=timezone.localdate() + timedelta(days=9),
        who=editor,
        seen=submission.version,
    )
    LetterDraft.objects.create(submission=submission, editor=editor, letter=word("draft"))


def _besides(case: Case, manager: User) -> None:
    """Leaves what no key leads to: files that were made, a form that was replaced, an error."""
    frozen_once(draft(case))
    _write(Path(settings.MEDIA_ROOT) / "made" / str(case.uuid) / "0", word("made"))
    _write(Path(settings.MEDIA_ROOT) / "cases" / str(case.uuid) / "consent" / "a", word("form"))
    going_on = _running(case, manager)
    _write(folder() / f".{going_on}.{uuid4()}", word("left"))
    DBTaskResult.objects.create(
        args_kwargs={},
        task_path="casereports.review.tasks.make_exports",
        run_after=timezone.now(),
        backend_name="default",
        status="FAILED",
        exception_class_path="ValueError",
        traceback=word("traceback"),
    )


def _running(case: Case, manager: User) -> str:
    export = Export.objects.create(
        kind=ExportKind.CSV,
        who=manager,
        language="en",
        submissions=[case.submissions.latest("pk").pk],
        total=1,
        state=ExportState.RUNNING,
        beat=timezone.now(),
    )
    return str(export.uuid)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def retract(submission: Submission, who: User) -> None:
    publishing.retract(
        submission=submission,
        who=who,
        text="Consent was withdrawn.",
        day=timezone.localdate(),
        seen=submission.version,
    )
