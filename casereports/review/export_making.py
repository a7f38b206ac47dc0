"""Makes the files that were asked for; any number of makers may do so at once.

A maker takes an export in one short statement, writes beside the place where its file will lie,
and says after each submission that it lives. Whoever was killed says nothing any more: after a
while another one takes the export and begins anew. The file, the lines of the audit and the state
"ready" come together or not at all.
"""

import logging
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casereports.pipeline import SnapshotError
from casereports.record.actions.audit import seal_all
from casereports.record.models import Action, AuditLine, Case
from casereports.record.models.audit import line_of
from casereports.review.export_files import (
    Chosen,
    ExportFile,
    begun,
    ending,
    path_of,
    unfinished_path,
)
from casereports.review.models import (
    Export,
    ExportKind,
    ExportState,
    ExportTrouble,
    LeftOut,
    Snapshot,
    Submission,
)
from casereports.review.thawing import newest

logger = logging.getLogger(__name__)

#: How long a file is kept.
KEPT: Final = timedelta(days=7)
#: After so many makers that were killed nobody tries again by itself.
ATTEMPTS: Final = 3
#: After this time in which nobody took an export up there may be no worker.
WAITS_LONG: Final = timedelta(minutes=1)
#: How many lines of the audit are written at once.
AT_ONCE: Final = 500
#: What a mistake of ours with one case may raise, which must not keep back all others.
_MISTAKES: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class TakenAwayError(Exception):
    """The export was cancelled, or another maker took it."""


def make_all() -> int:
    """Makes all that waits, and returns how many files there are now that were not before."""
    return sum(make(export) for export in _claimed())


def claim() -> Export | None:
    """Takes an export that waits, which no other maker then gets."""
    waiting = Export.objects.order_by("pk")
    while (export := waiting.to_make(timezone.now()).first()) is not None:
        mine = Export.objects.filter(pk=export.pk, state=export.state, claim=export.claim)
        now = timezone.now()
        if export.attempts >= ATTEMPTS:
            mine.update(state=ExportState.FAILED, error=ExportTrouble.KILLED, finished=now)
            continue
        taken = mine.update(
            state=ExportState.RUNNING,
            claim=uuid.uuid4(),
            beat=now,
            attempts=F("attempts") + 1,
            done=0,
            left_out=[],
        )
        if taken:
            return Export.objects.get(pk=export.pk)
    return None


def make(export: Export) -> bool:
    """Makes the file of an export that was claimed; returns whether it came about."""
    path = unfinished_path(export.uuid, export.claim)
    try:
        file = begun(ExportKind(export.kind), path)
        try:
            _write(export, file)
            _finish(export)
        finally:
            file.close()
    except TakenAwayError:
        return False
    except OSError as error:
        logger.warning("Export %s failed: %s", export.pk, type(error).__name__)
        _put(export, state=ExportState.FAILED, error=ExportTrouble.DISK, finished=timezone.now())
        return False
    finally:
        path.unlink(missing_ok=True)
    return True


def _claimed() -> Iterator[Export]:
    while (export := claim()) is not None:
        yield export


def _write(export: Export, file: ExportFile) -> None:
    with translation.override(export.language):
        for pk in export.submissions:
            _write_one(export, file, pk)
            export.done += 1
            if not _put(export, done=export.done, left_out=export.left_out):
                raise TakenAwayError
        file.end(said(number, why) for _pk, number, why in export.left_out)


def _write_one(export: Export, file: ExportFile, pk: int) -> None:
    """Writes one submission, or notes why it is left out."""
    submission = Submission.objects.filter(pk=pk).first()
    if submission is None:
        export.left_out.append((pk, f"#{pk}", LeftOut.GONE.value))
        return
    try:
        chosen = Chosen(newest(submission), _first_decided(submission))
        content = file.content(chosen)
    except Snapshot.DoesNotExist:
        why = LeftOut.EMPTY
    except SnapshotError:
        why = LeftOut.UNREADABLE
    except _MISTAKES:
        logger.exception("Export %s leaves out submission %s", export.pk, pk)
        why = LeftOut.UNWRITTEN
    else:
        file.add(chosen, content)
        return
    export.left_out.append((pk, submission.number, why.value))


def _first_decided(submission: Submission) -> datetime | None:
    decisions = submission.decisions.order_by("pk")
    return decisions.values_list("when", flat=True).first()


def said(number: str, why: str) -> str:
    """Returns a line on what is left out: "2026-00012: it has no snapshot"."""
    return _("%(number)s: %(why)s") % {"number": number, "why": capfirst(LeftOut(why).label)}


def _finish(export: Export) -> None:
    """Puts the file in its place, says that it is ready, and notes whose cases are in it."""
    now = timezone.now()
    name = f"{export.kind}-{timezone.localdate(export.created):%Y-%m-%d}-{export.pk}"
    with transaction.atomic():
        is_mine = _put(
            export,
            state=ExportState.DONE,
            finished=now,
            expires=now + KEPT,
            file_name=f"{name}.{ending(ExportKind(export.kind))}",
        )
        if not is_mine:
            raise TakenAwayError
        _note(export)
        unfinished_path(export.uuid, export.claim).replace(path_of(export.uuid))


def _note(export: Export) -> None:
    """Writes a line of the audit for each case in the file."""
    left_out = {pk for pk, _number, _why in export.left_out}
    within = [pk for pk in export.submissions if pk not in left_out]
    for start in range(0, len(within), AT_ONCE):
        cases = Case.objects.filter(submissions__in=within[start : start + AT_ONCE])
        AuditLine.objects.bulk_create(_line(export, case) for case in cases.distinct())
    transaction.on_commit(seal_all, robust=True)


def _line(export: Export, case: Case) -> AuditLine:
    detail = f"admin export {export.pk} {export.kind}"
    return line_of(who=export.who, case=case, action=Action.EXPORTED, detail=detail)


def _put(export: Export, **changes: Any) -> bool:
    """Writes down how far an export is, if it is still this maker's; returns whether it is."""
    mine = Export.objects.filter(pk=export.pk, claim=export.claim, state=ExportState.RUNNING)
    return bool(mine.update(beat=timezone.now(), **changes))
