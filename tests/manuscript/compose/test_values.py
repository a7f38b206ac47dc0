"""No value of a row is lost on its way into the row's table."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from casereports.clinical.casefile import read_case
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.values import Term, Value
from casereports.clinical.wording import printed_decimal
from casereports.manuscript.compose.tables import compose_tables
from tests.factories.every_field import every_field
from tests.manuscript.papers import grid, notes, words

REPORTS = sorted((Path(__file__).parents[2] / "cases/reports").glob("*.json"))
#: The rows of the record that each table prints.
ROWS = {
    "labs": ("labs", "lab_groups"),
    "microbiology": ("microbiology",),
    "molecular": ("molecular",),
    "imaging": ("imaging",),
    "treatment": ("treatments",),
    "adverse_events": ("adverse_events",),
    "differential": ("differentials",),
    "ihc": ("ihc",),
}
#: Names of rows, codes for machines, and what is printed in other words.
NOT_PRINTED = frozenset(
    {
        *("key", "kind", "event", "same_as", "procedure", "specimen", "treatment", "code"),
        *("loinc", "unit", "system", "when", "until", "separator"),
    }
)


def values(value: Value) -> Iterator[str]:
    """Yields the texts and numbers of a row as a reader would look for them."""
    for name in type(value).model_fields:
        held = getattr(value, name)
        if name in NOT_PRINTED and not (
            name == "specimen" and "analyte" in type(value).model_fields
        ):
            continue
        for part in held if isinstance(held, tuple) else (held,):
            if isinstance(part, Value):
                yield from values(part)
            elif isinstance(part, Decimal):
                yield printed_decimal(abs(part))
            elif isinstance(part, str) and part not in ("", "none") and not isinstance(part, Term):
                yield part.removeprefix("no ").removeprefix("after ")


def readable(text: str) -> str:
    return " ".join(text.split()).casefold()


def lost(facts: CaseFacts) -> Iterator[str]:
    """Yields what stands in a row and not in the row's table."""
    for table in (float_.block for float_ in compose_tables(facts)):
        told = [" ".join(row) for row in grid(table)] + notes(table) + [words(table.caption)]
        printed = readable(" ".join(told))
        for name in ROWS.get(table.key, ()):
            for row in getattr(facts, name):
                found = (text for text in values(row) if readable(text) not in printed)
                yield from (f"{table.key}:{row.key}: {text}" for text in found)


def test_every_field_of_a_row_stands_in_its_table():
    assert list(lost(every_field())) == []


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_value_of_a_report_stands_in_its_table(path):
    assert list(lost(read_case(path.read_text("utf-8")))) == []
