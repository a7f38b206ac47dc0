"""From a source ("lab:alp") to the form field that settles it."""

from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import urlencode

from django.db import models

from casereports.authoring.addresses import (
    list_address,
    list_page,
    numbered_address,
    part_address,
)
from casereports.authoring.forms.sheets import sheet_of
from casereports.authoring.tables import Table, tables
from casereports.clinical.facts.sources import NOUNS, OWN_NAME
from casereports.record.models import Case

#: Parts that a case has once; what follows the colon names the field.
SINGLES = ("paper", "patient", "consent", "ethics", "perspective", "declarations", "course")
#: Lists whose rows have no key: the column by which a source names one, and its table.
NAMED_BY: Mapping[str, tuple[str, str]] = {
    "section": ("sections", "kind"),
    "care": ("care", "item"),
}


@cache
def nouns() -> Mapping[str, str]:
    """Returns the table of each noun: "lab" → "labs"."""
    found = {
        NOUNS[table.model.hands_out.__name__]: table.name  # type: ignore[attr-defined]  # a Part
        for table in tables().values()
        if getattr(getattr(table.model, "hands_out", None), "__name__", "") in NOUNS
    }
    return {**found, "reference": "references"}


def places(case: Case, sources: Iterable[str]) -> dict[str, str]:
    """Returns the address of the form behind each source.

    Takes one query for each table that is named. A row that is not there leads to its list.
    """
    asked: dict[str, set[str]] = {}
    for source in sources:
        noun, _colon, name = source.partition(":")
        asked.setdefault(noun, set()).add(name)
    return {
        f"{noun}:{name}": place
        for noun, names in asked.items()
        for name, place in _places(case, noun, names).items()
    }


def table_named(source: str) -> str:
    """Returns the table that a source names."""
    noun = source.partition(":")[0]
    if noun in SINGLES or noun == "abstract":
        return noun
    return NAMED_BY[noun][0] if noun in NAMED_BY else nouns()[noun]


def source_of_row(table: Table, row: models.Model, parent: models.Model) -> str:
    """Returns the source by which the paper and its problems name a row: "lab:alp".

    A part that a case has once is named by its noun alone; what no text names has none.
    """
    if table.is_single:
        return f"{table.name}:"
    for noun, (name, column) in NAMED_BY.items():
        if name == table.name:
            return f"{noun}:{getattr(row, column)}"
    if table.name == "abstract" and row.pk is not None:
        rows = list(table.model._default_manager.filter(paper=parent).values_list("pk", flat=True))
        return f"abstract:{rows.index(row.pk) + 1}"
    noun = next((noun for noun, name in nouns().items() if name == table.name), "")
    key = getattr(row, "key", "")
    if not noun or not key:
        return ""
    facts = getattr(row, "hands_out", None)
    is_below = not table.under_case and facts is not None and facts.__name__ not in OWN_NAME
    return f"{noun}:{getattr(parent, 'key', '')}/{key}" if is_below else f"{noun}:{key}"


def _places(case: Case, noun: str, names: set[str]) -> dict[str, str]:
    if noun in SINGLES:
        return {name: _single(case, noun, name) for name in names}
    if noun == "abstract":
        return _abstract(case, names)
    table = tables()[table_named(f"{noun}:")]
    apart = {name: _key_and_field(noun, name) for name in names}
    found = _named_rows(case, table, noun, {key for key, _field in apart.values()})
    return {
        name: numbered_address("row", case, table.name, found[key]) + _fragment(table, field)
        if key in found
        else _start(case, noun, name)
        for name, (key, field) in apart.items()
    }


def _key_and_field(noun: str, name: str) -> tuple[str, str]:
    """Returns the row that a name means, and the field behind it; a reference's key is all."""
    key, _colon, field = name.partition(":") if noun in NOUNS.values() else (name, "", "")
    return key, field


def _fragment(table: Table, field: str) -> str:
    """Returns where on a row's page a field stands."""
    return f"#id_{field}" if field in sheet_of(table.model).fields else ""


def _named_rows(case: Case, table: Table, noun: str, names: set[str]) -> dict[str, int]:
    """Returns the numbers of the rows that ``names`` name, a parent's key before a slash."""
    column = NAMED_BY[noun][1] if noun in NAMED_BY else "key"
    links = [] if table.under_case else [branch.link for branch in table.branches]
    last = {name.rpartition("/")[2] for name in names}
    found: dict[str, int] = {}
    for row in table.rows(case).filter(**{f"{column}__in": last}).select_related(*links):
        own = getattr(row, column)
        found[own] = row.pk
        if links:
            found[f"{getattr(table.parent_of(row), 'key', '')}/{own}"] = row.pk
    return found


def _start(case: Case, noun: str, name: str) -> str:
    """Returns where a row that is not there is added."""
    table = tables()[table_named(f"{noun}:")]
    if noun not in NAMED_BY or not name:
        return list_page(case, table, case)
    _table, column = NAMED_BY[noun]
    return f"{list_address('new-row', case, table, case)}?{urlencode({column: name})}"


def _single(case: Case, noun: str, name: str) -> str:
    page = part_address(case, noun)
    model = tables()[noun].model
    return f"{page}#id_{noun}-{name}" if name in sheet_of(model).fields else f"{page}#{noun}"


def _abstract(case: Case, names: set[str]) -> dict[str, str]:
    table = tables()["abstract"]
    rows = enumerate(table.rows(case).values_list("pk", flat=True), start=1)
    numbered = {str(at): numbered_address("row", case, "abstract", pk) for at, pk in rows}
    return {name: numbered.get(name, list_page(case, table, case)) for name in names}
