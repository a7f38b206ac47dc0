"""From a source ("lab:alp") to the form field that settles it."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from casereports.authoring.forms.sheets import sheet_of
from casereports.authoring.parts import part_of
from casereports.authoring.tables import tables
from casereports.record.models import Case

#: A source's first word → the table that its rows stand in.
TABLES: Mapping[str, str] = {
    "complaint": "complaints",
    "history": "history",
    "intervention": "past_interventions",
    "sign": "vital_signs",
    "score": "scores",
    "exam": "examination",
    "lab": "labs",
    "labgroup": "lab_groups",
    "micro": "microbiology",
    "susceptibility": "susceptibilities",
    "study": "imaging",
    "lesion": "lesions",
    "measurement": "measurements",
    "test": "tests",
    "procedure": "procedures",
    "complication": "complications",
    "specimen": "specimens",
    "reading": "readings",
    "ihc": "ihc",
    "molecular": "molecular",
    "diagnosis": "diagnoses",
    "grade": "grades",
    "stage": "stages",
    "differential": "differentials",
    "treatment": "treatments",
    "agent": "agents",
    "radiation": "radiotherapy",
    "change": "changes",
    "response": "responses",
    "harm": "adverse_events",
    "event": "events",
    "outcome": "outcomes",
    "figure": "figures",
    "panel": "panels",
    "reference": "references",
    "author": "authors",
    "affiliation": "affiliations",
    "funder": "funders",
}
#: Parts that a case has once; what follows the colon names the field.
SINGLES = ("paper", "patient", "consent", "ethics", "perspective", "declarations", "course")
#: Lists whose rows have no key: the column by which a source names one, and its table.
NAMED_BY: Mapping[str, tuple[str, str]] = {
    "section": ("sections", "kind"),
    "care": ("care", "item"),
}


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


def _places(case: Case, noun: str, names: set[str]) -> dict[str, str]:
    if noun in SINGLES:
        return {name: _single(case, noun, name) for name in names}
    if noun == "abstract":
        return _abstract(case, names)
    if noun in NAMED_BY:
        table, column = NAMED_BY[noun]
    else:
        table, column = TABLES[noun], "key"
    keys = {name: name.rpartition("/")[2] for name in names}
    rows = tables()[table].rows(case).filter(**{f"{column}__in": set(keys.values())})
    found: dict[Any, int] = {row[column]: row["pk"] for row in rows.values("pk", column)}
    return {
        name: _row(case, table, found[key]) if key in found else _start(case, noun, key)
        for name, key in keys.items()
    }


def _start(case: Case, noun: str, name: str) -> str:
    """Returns where a row that is not there is added."""
    if noun in NAMED_BY and name:
        table, column = NAMED_BY[noun]
        return f"{reverse('new-row', args=[case.slug, table])}?{urlencode({column: name})}"
    return _list(case, TABLES[noun])


def _single(case: Case, noun: str, name: str) -> str:
    page = reverse("part", args=[case.slug, part_of(noun).key])
    model = tables()[noun].model
    return f"{page}#id_{noun}-{name}" if name in sheet_of(model).fields else f"{page}#{noun}"


def _abstract(case: Case, names: set[str]) -> dict[str, str]:
    rows = list(tables()["abstract"].rows(case).values_list("pk", flat=True))
    numbered = {str(number): _row(case, "abstract", pk) for number, pk in enumerate(rows, start=1)}
    return {name: numbered.get(name, _list(case, "abstract")) for name in names}


def _list(case: Case, table: str) -> str:
    return f"{reverse('part', args=[case.slug, part_of(table).key])}#{table}"


def _row(case: Case, table: str, pk: int) -> str:
    return reverse("row", args=[case.slug, table, pk])
