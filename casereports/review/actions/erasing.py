"""Erasing a case for good, when its patient has withdrawn consent."""

from typing import Any, Final

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from casereports.notices.forgetting import forget
from casereports.notices.placeholders import one_line
from casereports.record.actions.audit import note
from casereports.record.actions.cases import delete_case
from casereports.record.frozen import frozen_tables, thawed
from casereports.record.models import Action, Case, Change
from casereports.review import export_files, frozen_files, printing_once
from casereports.review.actions.exporting import cancel_export
from casereports.review.erasure import Erasure, ErasureRefusedError, erasure_of
from casereports.review.full_text import rebuild
from casereports.review.models import ErasedArticle, Export, ExportState, Publication, Submission

#: The longest reason, and the longest name of who erases: both stand in one line of the audit.
LONGEST: Final = 200
LONGEST_NAME: Final = 40


def erase_case(*, case: Case, by: str, reason: str) -> Erasure:
    """Erases a case with all that was made of it, and returns what went.

    ``by`` is who runs the command on the server, ``reason`` goes into the audit and so must not
    be clinical. Rows go in one transaction and files after it. Raises ErasureRefusedError for an
    article that is published.

    This is the one place of the product that takes triggers of frozen tables away. They are there
    so that nobody rewrites what was judged; a patient's right to have it erased stands above that,
    and can be granted in no other way. They come back in the same transaction, the audit's stay
    all along, and the audit keeps the SHA-256 of each snapshot that went.
    """
    said = _checked(reason)
    with transaction.atomic():
        held = Case.objects.select_for_update().filter(pk=case.pk).first()
        if held is None:
            raise ErasureRefusedError("The case was erased or deleted meanwhile.")
        # Whoever judges it now is waited for, and nobody begins.
        list(Submission.objects.select_for_update().filter(case=held))
        gone = erasure_of(held)
        tables = {model._meta.db_table for model in gone.rows} & frozen_tables(connection)
        # Within it a savepoint, so that after an error the triggers can be made again.
        with thawed(connection, tables=tables), transaction.atomic():
            _remember_articles(gone)
            _forget_around(gone)
            _note(gone)
            for model, keys in gone.rows.items():
                if model._meta.app_label == "review":
                    model._base_manager.filter(pk__in=keys).delete()
            delete_case(case=held, who=None, detail=f"erased on the server by {by}: {said}")
            rebuild()
        transaction.on_commit(lambda: _drop_files(gone))
    return gone


def _checked(reason: str) -> str:
    said = one_line(reason)
    if not said:
        raise ErasureRefusedError("Say why, in a few words that tell nothing of the patient.")
    if len(said) > LONGEST:
        raise ErasureRefusedError(f"The reason is too long: up to {LONGEST} letters.")
    return said


def _remember_articles(gone: Erasure) -> None:
    """Keeps the numbers of public articles, which others cite."""
    public = Publication.objects.filter(submission__in=gone.submissions, is_public=True)
    for publication in public.select_related("submission"):
        ErasedArticle.objects.create(
            number=publication.submission.number,
            doi=publication.doi,
            erased=timezone.localdate(),
        )


def _forget_around(gone: Erasure) -> None:
    """Removes what no key of the case leads to: notices, e-mails, exports, errors of tasks."""
    forget(gone.told)
    for export in gone.exports:
        cancel_export(export)
    told = Export.objects.filter(pk__in=[export.pk for export in gone.exports])
    told.update(file_name="")
    # As one whose time is over: it can be asked for again, without what is erased.
    told.filter(state=ExportState.DONE).update(expires=timezone.now())
    # What a task failed of may quote the case on which it did.
    DBTaskResult.objects.failed().delete()
    keys: dict[type[Model], set[Any]] = {model: set(rows) for model, rows in gone.rows.items()}
    by_name = {model._meta.model_name: model for model in keys}
    # The administrators' log calls rows by what they say, and those that went before, too.
    for name, row in Change.objects.filter(case=gone.case).values_list("model", "row"):
        if name in by_name:
            keys[by_name[name]].add(row)
    for model, rows in keys.items():
        kind = ContentType.objects.get_for_model(model)
        entries = LogEntry.objects.filter(content_type=kind)
        entries.filter(object_id__in=[str(row) for row in rows]).delete()


def _note(gone: Erasure) -> None:
    """Writes what vouches for each snapshot: who kept a copy can be shown that it was this one."""
    for snapshot in gone.snapshots:
        detail = f"snapshot {snapshot} SHA-256 {snapshot.sha256}"
        note(case=gone.case, who=None, action=Action.DELETED, detail=detail)


def _drop_files(gone: Erasure) -> None:
    """Removes the files of the review; those of the record go with the case."""
    for submission in gone.submissions:
        frozen_files.drop_all(submission.uuid)
    for export in gone.exports:
        # A maker that was about to end may have put a file there meanwhile.
        for path in export_files.files_of(export.uuid):
            path.unlink(missing_ok=True)
    printing_once.forget_all()
