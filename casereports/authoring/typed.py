"""What a page sends while somebody types, and how much of it becomes part of the record.

A page sends the controls that were touched, each with what it showed before. Fields that are in
order are saved; of the rest the typed text is kept beside the record, with what is wrong with it.
Where somebody else has changed a field in the meantime, both texts are handed back to choose.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Annotated, Any
from uuid import UUID, uuid4

from django.db import models
from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field

from casereports.accounts.models import User
from casereports.authoring.forms.controls import belonging, controls_of, names_of, sent
from casereports.authoring.forms.sheets import form_class, sheet_of
from casereports.authoring.tables import Table
from casereports.record.actions.rows import RowRefusedError
from casereports.record.actions.unfinished import keep_typed, remember_row, row_made_of
from casereports.record.actions.writing import Pen, write
from casereports.record.history import state_of
from casereports.record.models import Case, Paper

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


@dataclass
class Kept:
    """What became of it; ``saved`` names the controls that are in the record now."""

    row: Any = None
    saved: list[str] = field(default_factory=list)
    errors: dict[str, list[str]] = field(default_factory=dict)
    theirs: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """Where is typed: in ``row`` of a table, or in a new row below ``parent``."""

    case: Case
    table: Table
    parent: models.Model
    row: int | None = None


def keep(place: Place, *, who: User, typed: Typed) -> Kept:
    """Saves what is in order and keeps the rest; raises RowGoneError, UnknownControlError."""
    typed = _with_unseen(place, typed)
    kept = Kept()

    def save(pen: Pen) -> None:
        nonlocal kept
        kept = _kept(pen, place, typed)
        _keep_the_rest(place, kept, typed, who)

    def refuse(_pen: Pen) -> None:
        kept.row = _row(place, typed)
        _keep_the_rest(place, kept, typed, who)

    try:
        write(case=place.case, who=who, change=save)
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
    attempt = _Attempt(place, shown, typed)
    if row._state.adding:
        form = _new(attempt, names, kept)
    else:
        if _may_be_older(place, typed, row):
            names = _without_conflicts(attempt, names, kept)
        form = _in_order(attempt, names, kept)
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


@dataclass(frozen=True)
class _Attempt:
    """Forms of one row filled with what was typed; ``shown`` is the row's form as it is saved."""

    place: Place
    shown: Any
    typed: Typed

    @property
    def row(self) -> Any:
        return self.shown.instance

    def form(self, names: Sequence[str]) -> Any:
        """Returns the form of some fields, the others of which a promise speaks as they are."""
        wanted = {*names, *_bound_to(type(self.row), names)}
        form = form_class(self.place.table.model)(
            sent(
                self.shown, [name for name in self.shown.fields if name in wanted], self.typed.typed
            ),
            instance=copy(self.row),
            case=self.place.case,
        )
        form.keep_only(tuple(wanted))
        return form

    def is_news(self, form: Any) -> bool:
        """Tells whether a form that is in order says anything that the row does not say."""
        if self.row._state.adding:
            return True
        columns = {column.name for column in self.row._meta.concrete_fields}
        if any(name not in columns for name in form.changed_data):
            return True
        return state_of(form.instance) != state_of(self.row)


def _new(attempt: _Attempt, names: Sequence[str], kept: Kept) -> Any:
    """Returns the form of a new row, or None where it does not say enough for one."""
    shown, controls = attempt.shown, attempt.typed.typed
    before = {one: texts for name in names for one, texts in controls_of(shown, name).items()}
    if all(_said(before.get(one, [])) == _said(texts) for one, texts in controls.items()):
        return None
    form = attempt.form(list(shown.fields))
    if form.is_valid():
        return form
    for name, faults in form.errors.items():
        is_open = name in form.fields and form.fields[name].required and not form[name].data
        if name not in names and is_open:
            kept.missing.append(str(form.fields[name].label))
        else:
            kept.errors[name] = [str(fault) for fault in faults]
    return None


def _said(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if text]


def _in_order(attempt: _Attempt, names: Sequence[str], kept: Kept) -> Any:
    """Returns a valid form of those fields that are in order, or None where none is."""
    while names:
        form = attempt.form(names)
        if form.is_valid():
            return form
        faulty = [name for name in names if name in form.errors]
        if not faulty:
            return _one_by_one(attempt, names, kept)
        kept.errors.update({name: [str(fault) for fault in form.errors[name]] for name in faulty})
        names = [name for name in names if name not in faulty]
    return None


def _one_by_one(attempt: _Attempt, names: Sequence[str], kept: Kept) -> Any:
    """Returns a valid form of as many fields as agree with each other, in the form's order."""
    good: list[str] = []
    found = None
    for name in names:
        form = attempt.form([*good, name])
        if form.is_valid():
            good.append(name)
            found = form
        else:
            faults = [str(fault) for faults in form.errors.values() for fault in faults]
            kept.errors[name] = list(dict.fromkeys(faults))
    return found


def _bound_to(model: type[models.Model], names: Sequence[str]) -> set[str]:
    """Returns the columns of which the database promises something together with ``names``."""
    bound: set[str] = set()
    for promise in model._meta.constraints:
        if isinstance(promise, models.CheckConstraint):
            columns = promise.condition.referenced_base_fields
            if not columns.isdisjoint(names):
                bound |= columns
    return bound


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


def _without_conflicts(attempt: _Attempt, names: Sequence[str], kept: Kept) -> list[str]:
    """Leaves out fields that somebody else has changed since the page was made."""
    free = []
    for name in names:
        mine = belonging(attempt.shown, name, attempt.typed.typed)
        now = controls_of(attempt.shown, name)
        before = belonging(attempt.shown, name, attempt.typed.was)
        differs = any(now.get(one, []) not in (before.get(one), mine[one]) for one in mine)
        if differs and _says_otherwise(attempt, name):
            kept.theirs[name] = now
        else:
            free.append(name)
    return free


def _says_otherwise(attempt: _Attempt, name: str) -> bool:
    """Tells whether a field means something else than the row: “147U/L” is “147 U/L”."""
    form = attempt.form([name])
    return not form.is_valid() or attempt.is_news(form)


def _keep_the_rest(place: Place, kept: Kept, typed: Typed, who: User) -> None:
    saved = kept.row.pk if kept.row is not None and kept.row.pk else None
    keep_typed(
        case=place.case,
        who=who,
        table=place.table.name,
        parent=None if isinstance(place.parent, Case | Paper) else place.parent.pk,
        row=saved,
        token=typed.token,
        typed={one: texts for one, texts in typed.typed.items() if one not in kept.saved},
        saved=kept.saved,
    )


def gone_sentence() -> str:
    """Returns what to say to who typed in a row that is gone."""
    return _("This row was removed meanwhile. What you typed is still here: copy it elsewhere.")
