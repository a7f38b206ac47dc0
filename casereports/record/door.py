"""The door: rows go in, plain immutable facts come out; and the way back, for a case file.

A table hands out the facts whose names its columns bear; its child tables are the facts' lists.
Dates do not pass: they become days from the index visit, or stay behind.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, cast

from django.db import models

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.values import Value
from casereports.record.dates import since_index
from casereports.record.models import Case, Part, PlainRow, RowLink
from casereports.record.models.rows import row_values
from casereports.references.items import Item

#: Columns that never pass the door, with the reason.
STAYS = {
    "id": "the database's own number",
    "position": "the order of a list says it",
    "revision": "counts how often the row was saved here",
    "when_date": "dates are protected; the time since the index visit passes instead",
    "until_date": "dates are protected; the time since the index visit passes instead",
    "signed_form": "a signed consent names people; the facts say that it is on file",
}


def case_facts(case: Case) -> CaseFacts:
    """Returns all that the record knows of a case, free of dates.

    Takes one query for each table, however many rows there are.
    """
    loaded = Case.objects.prefetch_related(*_below(Case)).get(pk=case.pk)
    data: dict[str, Any] = {}
    for name in CaseFacts.model_fields:
        accessor = cast(Any, Case._meta.get_field(name))
        if accessor.one_to_one:
            part = cast(Part | None, getattr(loaded, name, None))
            if part is not None:
                data[name] = part_values(part, loaded.index_date)
        elif name == "references":
            data[name] = tuple(reference_entry(row.csl) for row in loaded.references.all())
        else:
            data[name] = _list(loaded, name, loaded.index_date)
    return CaseFacts.model_validate(data)


def part_values(part: Part, index_date: date | None) -> dict[str, Any]:
    """Returns what a row and the rows below it say; the case's facts check it all at once."""
    values = row_values(part)
    for name in ("when", "until"):
        day: str | None = getattr(part, f"{name}_date", None)
        moment = since_index(day, index_date) if day else None
        if moment is not None:
            values.setdefault(name, moment)
    for name in child_tables(type(part)):
        values[name] = _list(part, name, index_date)
    if "affiliations" in type(part).hands_out.model_fields:
        values["affiliations"] = part.affiliations  # type: ignore[attr-defined]  # authors alone
    return values


def reference_entry(csl: Any) -> dict[str, Any]:
    """Returns a CSL-JSON entry in its one spelling: a database may reorder what it keeps.

    Raises pydantic's ValidationError for what is no CSL-JSON.
    """
    return Item.model_validate(csl).model_dump(by_alias=True, exclude_none=True, mode="json")


def put_facts(case: Case, facts: CaseFacts, pictures: Mapping[str, models.Model]) -> None:
    """Fills an empty case with facts; ``pictures`` are the case's, by file name.

    Takes one query for each table, however many rows there are. Must run in a transaction.
    """
    for name in CaseFacts.model_fields:
        content = getattr(facts, name)
        if name == "references":
            _put_references(case, content)
        elif isinstance(content, tuple):
            _put(_table(Case, name), [(case, content)], pictures)
        elif content is not None:
            table = _table(Case, name)
            part = table(case=case, **_columns(table, content, {}))
            part.save()
            for child in child_tables(table):
                _put(_table(table, child), [(part, getattr(content, child))], pictures)


def _put(
    table: type[PlainRow],
    lists: list[tuple[models.Model, tuple[Value, ...]]],
    pictures: Mapping[str, models.Model],
) -> None:
    """Writes the rows of all ``lists`` of one table at once, then the tables below it."""
    pairs = [(parent, at, facts) for parent, rows in lists for at, facts in enumerate(rows)]
    if not pairs:
        return
    link = _parent_link(table, type(pairs[0][0]))
    linked = _linked_rows(table, pairs[0][0], pictures)
    rows = [
        table(**{link: parent}, position=at, **_columns(table, facts, linked))
        for parent, at, facts in pairs
    ]
    table._default_manager.bulk_create(rows)
    _put_own_links(table, rows, [facts for _parent, _at, facts in pairs])
    if table.__name__ == "Author":
        _put_affiliations(rows, [facts for _parent, _at, facts in pairs])
    for child in child_tables(table):
        lists_below = [
            (cast(models.Model, row), getattr(facts, child))
            for row, (_parent, _at, facts) in zip(rows, pairs, strict=True)
        ]
        _put(_table(table, child), lists_below, pictures)


def _columns(table: type[Part], facts: Value, linked: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Returns a table's columns for ``facts``; links to rows of the same table come later."""
    columns: dict[str, Any] = {}
    for column in table._meta.concrete_fields:
        if column.name not in type(facts).model_fields:
            continue
        value = getattr(facts, column.name)
        if column.is_relation:
            if value and column.name in linked:
                columns[column.name] = linked[column.name][value]
        elif value is not None:
            columns[column.name] = value
    return columns


def _linked_rows(
    table: type[Part], parent: models.Model, pictures: Mapping[str, models.Model]
) -> dict[str, dict[str, Any]]:
    """Returns, for each link of a table to another, that table's rows of the case by name."""
    linked: dict[str, dict[str, Any]] = {}
    for column in table._meta.concrete_fields:
        if not column.is_relation or column.name not in table.hands_out.model_fields:
            continue
        target = cast(Any, column.related_model)
        if target.__name__ == "Picture":
            linked[column.name] = dict(pictures)
        elif target is not table:
            rows = target._default_manager.filter(case=parent)
            linked[column.name] = {row.key: row for row in rows}
    return linked


def _put_own_links(table: type[Part], rows: list[Any], facts: list[Value]) -> None:
    """Sets the links between rows of one table, now that all of them stand."""
    for column in table._meta.concrete_fields:
        if not isinstance(column, RowLink) or column.related_model is not table:
            continue
        by_key = {row.key: row for row in rows}
        changed = []
        for row, value in zip(rows, facts, strict=True):
            if getattr(value, column.name):
                setattr(row, column.name, by_key[getattr(value, column.name)])
                changed.append(row)
        if changed:
            table._default_manager.bulk_update(changed, [column.name])


def _put_affiliations(rows: list[Any], facts: list[Any]) -> None:
    links = type(rows[0])._meta.get_field("affiliation_links").related_model
    places = {place.key: place for place in rows[0].case.affiliations.all()}
    links._default_manager.bulk_create(
        links(author=author, affiliation=places[key], position=at)
        for author, value in zip(rows, facts, strict=True)
        for at, key in enumerate(value.affiliations)
    )


def _put_references(case: Case, items: Iterable[dict[str, Any]]) -> None:
    table = cast(Any, case.references).model
    table._default_manager.bulk_create(
        table(case=case, position=at, key=item["id"], csl=item) for at, item in enumerate(items)
    )


def _list(parent: models.Model, name: str, index_date: date | None) -> list[dict[str, Any]]:
    return [part_values(row, index_date) for row in getattr(parent, name).all()]


@cache
def child_tables(table: type[models.Model]) -> tuple[str, ...]:
    """Returns the names of the lists below a table, in the order of its facts."""
    facts = CaseFacts if table is Case else cast(type[Part], table).hands_out
    relations = {relation.name for relation in table._meta.related_objects}
    return tuple(name for name in facts.model_fields if name in relations)


@cache
def _table(parent: type[models.Model], name: str) -> Any:
    return parent._meta.get_field(name).related_model


@cache
def _parent_link(table: type[models.Model], parent: type[models.Model]) -> str:
    (name,) = [
        column.name
        for column in table._meta.concrete_fields
        if column.related_model is parent and not isinstance(column, RowLink)
    ]
    return name


def loaded(rows: "models.QuerySet[Any]") -> "models.QuerySet[Any]":
    """Returns rows that bring all that hangs on them, one query for each table below."""
    table = rows.model
    if not issubclass(table, Part):
        return rows
    if table.__name__ == "Author":
        rows = rows.prefetch_related("affiliation_links__affiliation")
    return rows.select_related(*_links(table)).prefetch_related(*_below(table))


def _below(table: type[models.Model]) -> Iterator["models.Prefetch[str, Any, Any]"]:
    for name in child_tables(table):
        rows = loaded(_table(table, name)._default_manager.all())
        yield models.Prefetch(name, queryset=rows)


def _links(table: type[Part]) -> list[str]:
    """Returns a table's links to other rows, whose names its facts carry."""
    return [
        column.name
        for column in table._meta.concrete_fields
        if column.is_relation and column.name in table.hands_out.model_fields
    ]
