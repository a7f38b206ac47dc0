"""Lines of the history in the reader's words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casereports.authoring.forms.sheets import sheets
from casereports.authoring.written import written
from casereports.record.history import PLACES, model_named, put_state
from casereports.record.models import Affiliation, Case, Change, Deed

#: Most characters of a value that the history shows.
LONGEST = 160
#: What other rows are called, by model and number.
Names = Mapping[tuple[type[models.Model], int], str]


@dataclass(frozen=True)
class Difference:
    """A field before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """A change with the noun of its row and what it did to each field."""

    change: Change
    noun: str
    differences: tuple[Difference, ...]


def told(changes: Sequence[Change]) -> list[Told]:
    """Returns changes in words; takes one query for each table whose rows they name."""
    names = _names(changes)
    return [_told(change, names) for change in changes]


def _told(change: Change, names: Names) -> Told:
    model = model_named(change.model)
    sheet = sheets().get(model)
    noun = str(sheet.one) if sheet else str(model._meta.verbose_name)
    differences = _differences(change, model, names) if change.deed == Deed.CHANGED else ()
    return Told(change=change, noun=str(capfirst(noun)), differences=tuple(differences))


def _differences(change: Change, model: type[models.Model], names: Names) -> Iterator[Difference]:
    before, after = model(), model()
    put_state(before, change.before)
    put_state(after, change.after)
    for column in model._meta.concrete_fields:
        if column.attname not in change.after or not column.editable:
            continue  # what nobody types, such as the moment of the last change
        words = _words(before, column, names), _words(after, column, names)
        if words[0] != words[1]:
            yield Difference(str(capfirst(column.verbose_name)), *words)
    if PLACES in change.after:
        label = str(capfirst(Affiliation._meta.verbose_name_plural))
        yield Difference(label, _places(change.before, names), _places(change.after, names))


def _words(row: models.Model, column: Any, names: Names) -> str:
    target = getattr(row, column.attname)
    if column.is_relation:
        return "" if target is None else _name(column.related_model, int(target), names)
    if isinstance(row, Case):
        return "" if target is None else str(target)
    words = written(row, column.name)
    return _short("; ".join(words) if isinstance(words, tuple) else words)


def _places(state: Mapping[str, Any], names: Names) -> str:
    return _short("; ".join(_name(Affiliation, pk, names) for pk in state.get(PLACES) or ()))


def _name(model: type[models.Model], pk: int, names: Names) -> str:
    return names.get((model, pk)) or _("(removed since)")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _names(changes: Sequence[Change]) -> Names:
    """Returns what the rows are called that changes name."""
    wanted: dict[type[models.Model], set[int]] = {}
    for change in changes:
        if change.deed == Deed.CHANGED:
            for model, pk in (*_links(change, change.before), *_links(change, change.after)):
                wanted.setdefault(model, set()).add(pk)
    return {
        (model, row.pk): str(row)
        for model, numbers in wanted.items()
        for row in model._default_manager.filter(pk__in=numbers)
    }


def _links(change: Change, state: Mapping[str, Any]) -> Iterator[tuple[type[models.Model], int]]:
    for column in model_named(change.model)._meta.concrete_fields:
        target = state.get(column.attname)
        if column.is_relation and target is not None:
            related: Any = column.related_model
            yield related, int(target)
    for pk in state.get(PLACES) or ():
        yield Affiliation, pk
