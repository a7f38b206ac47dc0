"""What was typed in a row, held against the row: which of its fields are in order."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from casereports.authoring.forms.controls import Controls, belonging, controls_of, sent
from casereports.record.history import state_of


@dataclass
class Kept:
    """What became of it; ``saved`` names the controls that are in the record now.

    ``entry`` is the number of what waits beside the record, and ``unkept`` names what is too long
    even for that. ``is_older`` tells that others have changed the row since the page was made.
    """

    row: Any = None
    is_older: bool = False
    saved: list[str] = field(default_factory=list)
    errors: dict[str, list[str]] = field(default_factory=dict)
    theirs: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    entry: int | None = None
    unkept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attempt:
    """Forms of one row filled with what was typed; ``shown`` is the row's form as it is saved."""

    shown: Any
    typed: Controls

    @property
    def row(self) -> Any:
        return self.shown.instance

    def form(self, names: Sequence[str]) -> Any:
        """Returns the form of some fields, the others of which a promise speaks as they are."""
        wanted = {*names, *_bound_to(type(self.row), names)}
        shown = self.shown
        typed = {
            one: texts
            for name in names
            for one, texts in belonging(shown, name, self.typed).items()
        }
        data = sent(shown, [name for name in shown.fields if name in wanted], typed)
        form = type(shown)(data, instance=copy(self.row), case=shown.case)
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

    def says_otherwise(self, name: str) -> bool:
        """Tells whether a field means something else than the row: “147U/L” is “147 U/L”."""
        form = self.form([name])
        return not form.is_valid() or self.is_news(form)


def enough_for_row(attempt: Attempt, names: Sequence[str], kept: Kept) -> Any:
    """Returns the form of a new row, or None where it does not say enough for one."""
    shown, controls = attempt.shown, attempt.typed
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


def in_order(attempt: Attempt, names: Sequence[str], kept: Kept) -> Any:
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


def _one_by_one(attempt: Attempt, names: Sequence[str], kept: Kept) -> Any:
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
            condition: Any = promise.condition
            columns: set[str] = condition.referenced_base_fields
            if not columns.isdisjoint(names):
                bound |= columns
    return bound
