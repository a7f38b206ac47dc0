"""Asking for files of submissions, calling them off, and taking away those that are old."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.review.export_files import folder, path_of
from casereports.review.models import Export, ExportKind, ExportState
from casereports.review.models.exports import LOST_AFTER
from casereports.review.tasks import make_soon

#: After this time nobody writes in an unfinished file any more.
ABANDONED: Final = timedelta(days=1)


class ExportRefusedError(ValueError):
    """A file can't be made; the message is a sentence for who asked."""


def start_export(*, kind: ExportKind, submissions: Iterable[int], who: User) -> Export:
    """Asks for a file of submissions, by their keys and in their order."""
    chosen = list(dict.fromkeys(submissions))
    if not chosen:
        raise ExportRefusedError(_("No submission is chosen; choose some, then export them."))
    with transaction.atomic():
        export = Export.objects.create(
            kind=kind,
            who=who,
            language=get_language() or "en",
            submissions=chosen,
            total=len(chosen),
        )
        make_soon()
    return export


def cancel_export(export: Export) -> bool:
    """Calls a file off; returns whether there was still something to call off."""
    going_on = Export.objects.filter(
        pk=export.pk, state__in=(ExportState.QUEUED, ExportState.RUNNING)
    )
    return bool(going_on.update(state=ExportState.CANCELLED, finished=timezone.now()))


def retry_export(export: Export, *, who: User) -> bool:
    """Asks again for a file that was not made, or is not kept any more.

    Returns whether there was something to ask for. The file is then that of who asked last.
    """
    now = timezone.now()
    broken = Q(state__in=(ExportState.FAILED, ExportState.CANCELLED))
    lost = Q(state=ExportState.RUNNING, beat__lt=now - LOST_AFTER)
    gone = Q(state=ExportState.DONE, expires__lte=now)
    with transaction.atomic():
        again = Export.objects.filter(broken | lost | gone, pk=export.pk).update(
            state=ExportState.QUEUED,
            who=who,
            done=0,
            left_out=[],
            error="",
            file_name="",
            attempts=0,
            created=now,
            finished=None,
            expires=None,
        )
        if again:
            make_soon()
    return bool(again)


def forget_old() -> int:
    """Deletes files that were kept long enough, and what killed makers left; returns how many."""
    now = timezone.now()
    number = 0
    for export in Export.objects.expired(now):
        path_of(export.uuid).unlink(missing_ok=True)
        number += Export.objects.filter(pk=export.pk, expires__lte=now).update(file_name="")
    return number + _sweep()


def _sweep() -> int:
    """Deletes files that nobody writes in any more and that belong to no export that is ready."""
    number, before = 0, (timezone.now() - ABANDONED).timestamp()
    kept = Export.objects.filter(state=ExportState.DONE).exclude(file_name="")
    ready = {str(export) for export in kept.values_list("uuid", flat=True)}
    for path in folder().iterdir() if folder().exists() else ():
        if path.name not in ready and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            number += 1
    return number
