"""Taking back what was done, a line of the history or all since a moment."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.record.actions.refusals import RowRefusedError
from casereports.record.actions.writing import Pen, siblings, write
from casereports.record.history import (
    PLACES,
    model_named,
    put_state,
    replanted,
)
from casereports.record.models import Author, Case, Change, Deed


class UndoRefusedError(RowRefusedError):
    """What was done can't be taken back any more; the message says why."""


def undo(*, case: Case, who: User, changes: Iterable[Change]) -> None:
    """Takes back lines of the history, the last first, all or none; raises RowRefusedError.

    What was changed again since is put back to what it was before the named change.
    """
    wanted = sorted(changes, key=lambda one: -one.pk)

    def change(pen: Pen) -> None:
        for one in wanted:
            _take_back(pen, one)
        pen.is_doubtful = True
        marks = Change.objects.filter(pk__in=[one.pk for one in wanted])
        marks.update(undone=True)

    try:
        write(case=case, who=who, change=change)
    except IntegrityError as error:
        raise UndoRefusedError(
            _("Something else stands in its place by now; change that first.")
        ) from error


def restore_to(*, case: Case, who: User, moment: datetime) -> int:
    """Brings a case back to what it was at a moment; returns how many changes were taken back."""
    later = list(case.changes.filter(when__gt=moment, undone=False))
    if later:
        undo(case=case, who=who, changes=later)
    return len(later)


def _take_back(pen: Pen, change: Change) -> None:
    match cast(Deed, change.deed):
        case Deed.ADDED:
            row = _row(change)
            if row is not None:
                pen.remove(row)
        case Deed.REMOVED:
            _replant(pen, change)
        case Deed.CHANGED:
            _change_back(pen, change)
        case Deed.MOVED:
            row = _row(change)
            if row is not None:
                known = [other.pk for other in siblings(row)]
                order = [pk for pk in change.before if pk in known]
                pen.reorder(row, [*order, *(pk for pk in known if pk not in order)])


def _replant(pen: Pen, change: Change) -> None:
    if _row(change) is not None:
        return  # it was put back already
    if not _has_its_place(change):
        raise UndoRefusedError(
            _("“%(row)s” stood below a row that is removed too; put that one back first.")
            % {"row": change.title}
        )
    pen.replanted(replanted(change.before))


def _change_back(pen: Pen, change: Change) -> None:
    row = _row(change)
    if row is None:
        raise UndoRefusedError(
            _("“%(row)s” is removed by now; put it back first.") % {"row": change.title}
        )
    put_state(row, change.before)
    places = change.before.get(PLACES)
    if places is not None and isinstance(row, Author):
        known = set(row.case.affiliations.values_list("pk", flat=True))
        pen.save(row, places=[pk for pk in places if pk in known])
    else:
        pen.save(row)


def _row(change: Change) -> Any:
    return model_named(change.model)._default_manager.filter(pk=change.row).first()


def _has_its_place(change: Change) -> bool:
    """Tells whether what the removed row hung under is still there."""
    first = change.before["rows"][0]
    row: models.Model = model_named(first["model"])()
    put_state(row, first["state"])
    for column in row._meta.concrete_fields:
        target = getattr(row, column.attname) if column.is_relation else None
        if target is not None and not column.null:
            rows = column.related_model._default_manager  # type: ignore[union-attr]
            if not rows.filter(pk=target).exists():
                return False
    return True
