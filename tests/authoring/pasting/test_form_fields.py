"""What the preview promises, the fields of the record's forms take."""

from pathlib import Path

import pytest
from django.db import models

from casereports.authoring.forms.record import form_field
from casereports.authoring.pasting.pasted import understand
from casereports.record.models import Agent, IhcResult, LabResult, Lesion, MolecularFinding

HERE = Path(__file__).parent
MODELS: dict[str, type[models.Model]] = {
    "ihc": IhcResult,
    "lesions": Lesion,
    "molecular": MolecularFinding,
    "agents": Agent,
}
PASTES = [
    *(("labs", path.read_text("utf-8")) for path in sorted((HERE / "prints").glob("*.txt"))),
    *((path.stem, path.read_text("utf-8")) for path in sorted((HERE / "lists").glob("*.txt"))),
]


@pytest.mark.parametrize(("table", "text"), PASTES)
def test_every_cell_is_one_that_its_form_field_takes(table: str, text: str) -> None:
    model = MODELS.get(table, LabResult)
    lines = understand(text, table=table).lines
    assert lines
    for line in lines:
        for cell in line.cells:
            taken = form_field(model._meta.get_field(cell.column)).clean(cell.text)
            assert taken not in (None, "")


@pytest.mark.parametrize(("table", "text"), PASTES)
def test_every_row_holds_what_a_row_needs(table: str, text: str) -> None:
    model = MODELS.get(table, LabResult)
    needed = {
        column.name
        for column in model._meta.concrete_fields
        if not (column.blank or column.is_relation or column.primary_key or column.has_default())
    }
    for line in understand(text, table=table).lines:
        assert needed - {cell.column for cell in line.cells} == set()
