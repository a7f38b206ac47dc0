"""What a page sends while somebody types, and how much of it becomes part of the record.

A page sends the controls that were touched, each with what it showed before. Fields that are in
order are saved; of the rest the typed text is kept beside the record, with what is wrong with it.
Where somebody else has changed a field in the meantime, both texts are handed back to choose.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID, uuid4

from django.db import models
from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field

from casereports.accounts.models import User
from casereports.authoring.attempts import Attempt, Kept, enough_for_row, in_order
from casereports.authoring.forms.controls import belonging, controls_of, names_of
from casereports.authoring.forms.sheets import form_class, sheet_of
from casereports.authoring.tables import Table
from casereports.record.actions.refusals import CaseLockedError, RowRefusedError
from casereports.record.actions.unfinished import keep_typed, remember_row, row_made_of
from casereports.record.actions.writing import Pen, write
from casereports.record.models import Case

#: More than any form has: controls of one entry, and texts of one control.
MOST = 500
Texts = Annotated[dict[str, Annotated[list[str], Field(max_length=MOST)]], Field(max_length=MOST)]


class Typed(BaseModel):
    """What a page sends: ``revision`` is that of the row when the page was made.

    ``typed`` and ``was`` map the controls that were touched to what stands in them now and to
    what stood in them when they were last known to be saved.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    revision: int | None = None
    token: UUID = Field(default_factory=uuid4)
    typed: Texts
    was: Texts = {}


class RowGoneError(Exception):
    """The row that is typed in was removed meanwhile."""


class UnknownControlError(ValueError):
    """The page sent a control that its form does not have."""


@dataclass(frozen=True)
class Place:
    """Where is typed: in ``row`` of a table, or in a new row below ``parent``."""

    case: Case
    table: Table
    parent: models.Model
    row: int | None = None


def keep(place: Place, *, who: User, typed: Typed) -> Kept:
    """Saves what is in order and keeps the rest.

    Raises RowGoneError, UnknownControlError, and CaseLockedError, with which nothing is kept.
    """
    typed = _with_unseen(place, typed)
    kept = Kept()

    def save(pen: Pen) -> None:
        nonlocal kept
        kept = _kept(pen, place, typed)
        _keep_the_rest(place, kept, typed, who)

    def refuse(_pen: Pen) -> None:
        kept.row = _row(place, typed)
        kept.is_older = bool(kept.row.pk) and _may_be_older(place, typed, kept.row)
        _keep_the_rest(place, kept, typed, who)

    try:
        write(case=place.case, who=who, change=save)
    except CaseLockedError:
        raise  # nothing of it is kept here: the browser keeps it
    except RowRefusedError as error:
        kept = Kept(errors={"__all__": [str(error)]})
        write(case=place.case, who=who, change=refuse)
    return kept


def _kept(pen: Pen, place: Place, typed: Typed) -> Kept:
    row = _row(place, typed)
    shown = form_class(place.table.model)(instance=row, case=place.case)
    names = names_of(shown, typed.typed)
    if sum(len(belonging(shown, name, typed.typed)) for name in names) < len(typed.typed):
        raise UnknownControlError
    kept = Kept(row=row)
    attempt = Attempt(shown, typed.typed)
    if row._state.adding:
        form = enough_for_row(attempt, names, kept)
    else:
        kept.is_older = _may_be_older(place, typed, row)
        if kept.is_older:
            names = _without_conflicts(attempt, names, typed, kept)
        form = in_order(attempt, names, kept)
    if form is None:
        return kept
    kept.saved = [
        one
        for name in names
        for one in belonging(shown, name, typed.typed)
        if name not in kept.errors
    ]
    if not attempt.is_news(form):
        return kept
    form.write(pen)
    kept.row = form.instance
    if row._state.adding and pen.who is not None:
        remember_row(
            case=place.case,
            who=pen.who,
            table=place.table.name,
            row=kept.row.pk,
            token=typed.token,
        )
    return kept


def _with_unseen(place: Place, typed: Typed) -> Typed:
    """Adds what is kept of an entry in columns that its line does not show: a code, a date."""
    if place.row is not None or place.table.is_single:
        return typed
    entry = place.case.unfinished.filter(token=typed.token, row=None).first()
    if entry is None:
        return typed
    shown = sheet_of(place.table.model).grid
    unseen = {name: texts for name, texts in entry.typed.items() if name not in shown}
    return typed.model_copy(update={"typed": {**unseen, **typed.typed}})


def _row(place: Place, typed: Typed) -> Any:
    """Returns the row as it is now; a new one where none was made of this entry yet."""
    if place.table.is_single:
        return place.table.rows(place.case).first() or place.table.new_row(place.parent)
    pk = place.row
    if pk is None:
        pk = row_made_of(place.case, place.table.name, typed.token)
        if pk is None:
            return place.table.new_row(place.parent)
    row = place.table.rows(place.case).filter(pk=pk).first()
    if row is None:
        raise RowGoneError
    return row


def _may_be_older(place: Place, typed: Typed, row: Any) -> bool:
    """Tells whether the page may show the row as it was before somebody else changed it."""
    known = typed.revision
    if known is None and place.row is None and not place.table.is_single:
        known = 0  # the answer was lost that told the page of its new row
    return bool(known != row.revision)


def _without_conflicts(
    attempt: Attempt, names: Sequence[str], typed: Typed, kept: Kept
) -> list[str]:
    """Leaves out fields that somebody else has changed since the page was made."""
    free = []
    for name in names:
        mine = belonging(attempt.shown, name, typed.typed)
        now = controls_of(attempt.shown, name)
        before = belonging(attempt.shown, name, typed.was)
        differs = any(now.get(one, []) not in (before.get(one), mine[one]) for one in mine)
        if differs and attempt.says_otherwise(name) and not _is_known(attempt, name, typed):
            kept.theirs[name] = now
        else:
            free.append(name)
    return free


def _is_known(attempt: Attempt, name: str, typed: Typed) -> bool:
    """Tells whether a field stands as the page showed it, though it may be worded otherwise."""
    is_told = bool(belonging(attempt.shown, name, typed.was))
    return is_told and not Attempt(attempt.shown, typed.was).says_otherwise(name)


def _keep_the_rest(place: Place, kept: Kept, typed: Typed, who: User) -> None:
    saved = kept.row.pk if kept.row is not None and kept.row.pk else None
    kept.entry, kept.unkept = keep_typed(
        case=place.case,
        who=who,
        table=place.table.name,
        parent=place.parent,
        row=saved,
        token=typed.token,
        typed={one: texts for one, texts in typed.typed.items() if one not in kept.saved},
        saved=kept.saved,
        was=typed.was,
        revision=typed.revision,
    )


def gone_sentence() -> str:
    """Returns what to say to who typed in a row that is gone."""
    return _("This row was removed meanwhile. What you typed is still here: copy it elsewhere.")
