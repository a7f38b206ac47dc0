"""A row as it can be kept and put back: its columns as text, and all that hangs on it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db import models

from casereports.record.door import child_tables
from casereports.record.models import Author, AuthorAffiliation
from casereports.record.models.rows import RowLink

State = dict[str, Any]

#: Columns that say where a row stands and how often it was saved, not what it says.
BESIDES = frozenset({"id", "position", "revision", "created", "changed", "standing"})
#: Name under which an author's places of work are kept, in order.
PLACES = "affiliations"


def state_of(row: models.Model) -> State:
    """Returns what a row says, column by column; text, or None for what is not given."""
    state: State = {}
    for column in row._meta.concrete_fields:
        if column.name not in BESIDES:
            empty = getattr(row, column.attname) is None
            state[column.attname] = None if empty else column.value_to_string(row)
    if isinstance(row, Author) and row.pk:
        state[PLACES] = [link.affiliation_id for link in row.affiliation_links.all()]
    return state


def put_state(row: Any, state: Mapping[str, Any]) -> None:
    """Sets the columns that ``state`` names; an author's places come after the row is saved."""
    columns = {column.attname: column for column in row._meta.concrete_fields}
    for name, text in state.items():
        if name in columns:
            setattr(row, name, None if text is None else columns[name].to_python(text))


def put_places(author: Author, places: Iterable[int]) -> None:
    """Sets an author's places of work, in order."""
    author.affiliation_links.all().delete()
    AuthorAffiliation.objects.bulk_create(
        AuthorAffiliation(author=author, affiliation_id=place, position=at)
        for at, place in enumerate(places)
    )


def uprooted(row: models.Model) -> State:
    """Returns a row with all below it and the links that pointed at them."""
    rows = list(_with_rows_below(row))
    return {
        "rows": [
            {
                "model": one._meta.model_name,
                "pk": one.pk,
                "position": getattr(one, "position", 0),
                "state": state_of(one),
            }
            for one in rows
        ],
        "links": [link for one in rows for link in _links_to(one)],
    }


def replanted(kept: Mapping[str, Any]) -> models.Model:
    """Puts a row back with all below it, under the numbers that they had, and returns it.

    Links to rows that have gone since stay empty. Must run in a transaction.
    """
    first: models.Model | None = None
    for entry in kept["rows"]:
        model = model_named(entry["model"])
        row: Any = model(pk=entry["pk"], position=entry["position"])
        put_state(row, entry["state"])
        _drop_dead_links(row)
        row.save(force_insert=True)
        if PLACES in entry["state"]:
            known = row.case.affiliations.filter(pk__in=entry["state"][PLACES])
            put_places(row, [pk for pk in entry["state"][PLACES] if known.filter(pk=pk).exists()])
        first = first or row
    for link in kept["links"]:
        rows = model_named(link["model"])._default_manager
        empty = {"pk": link["pk"], f"{link['column']}__isnull": True}
        rows.filter(**empty).update(**{link["column"]: link["to"]})
    if first is None:
        raise ValueError("there is no row to put back")
    return first


def model_named(name: str) -> type[models.Model]:
    """Returns a model of the record by its name: "labresult"."""
    return apps.get_model("record", name)


def _with_rows_below(row: models.Model) -> Iterable[models.Model]:
    yield row
    if hasattr(row, "hands_out"):
        for name in child_tables(type(row)):
            for below in getattr(row, name).all():
                yield from _with_rows_below(below)


def _links_to(row: models.Model) -> list[State]:
    """Returns which other rows name this one: their columns are emptied when it goes."""
    found: list[State] = []
    for relation in row._meta.get_fields(include_hidden=True):
        link = getattr(relation, "field", None)
        if isinstance(link, RowLink):
            rows = link.model._default_manager.filter(**{link.attname: row.pk})
            found += [
                {
                    "model": link.model._meta.model_name,
                    "pk": pk,
                    "column": link.attname,
                    "to": row.pk,
                }
                for pk in rows.values_list("pk", flat=True)
            ]
    return found


def _drop_dead_links(row: models.Model) -> None:
    for column in row._meta.concrete_fields:
        if isinstance(column, RowLink):
            target = getattr(row, column.attname)
            others = column.related_model._default_manager
            if target is not None and not others.filter(pk=target).exists():
                setattr(row, column.attname, None)
