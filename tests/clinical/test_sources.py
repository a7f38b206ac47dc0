"""Sources name rows, and the fields behind them."""

import pytest

from casereports.clinical.facts.sources import row_and_field, source_of_field


@pytest.mark.parametrize(
    ("row", "field", "source"),
    [
        ("lab:alp", "result", "lab:alp:result"),
        ("agent:folfox/oxaliplatin", "dose", "agent:folfox/oxaliplatin:dose"),
        ("newborn:twin-a", "birth.weight", "newborn:twin-a:birth.weight"),
        ("patient:", "age", "patient:age"),
    ],
)
def test_a_field_stands_behind_its_row(row: str, field: str, source: str) -> None:
    assert source_of_field(row, field) == source
    assert row_and_field(source) == (row, field)


@pytest.mark.parametrize("source", ["lab:alp", "agent:folfox/oxaliplatin", "patient:"])
def test_a_row_alone_names_no_field(source: str) -> None:
    assert row_and_field(source) == (source, "")
