"""What the page says beside a row without being asked: its flag, its other unit."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from casereports.authoring.tables import Table
from casereports.clinical.facts.labs import NumericResult, computed_flag
from casereports.clinical.notation import notation_for
from casereports.clinical.quantities import Quantity
from casereports.record.models import LabResult
from casereports.vocabulary.analytes import Analyte, other_system
from casereports.vocabulary.shelves import index


def annotations(table: Table, row: Any) -> Mapping[str, str]:
    """Returns notes by field: for a result its computed flag and the other unit system."""
    if not isinstance(row, LabResult):
        return {}
    notes = [note for note in (_flag(row), _equivalent(row)) if note]
    return {"result": " · ".join(notes)}


def _flag(row: LabResult) -> str:
    flag = computed_flag(row.result, row.reference) if not row.flag else None
    return str(_(flag.label)) if flag else ""


def _equivalent(row: LabResult) -> str:
    if row.equivalent or not isinstance(row.result, NumericResult):
        return ""
    analyte = index("analyte").find(row.analyte)
    if not isinstance(analyte, Analyte):
        return ""
    other = other_system(analyte, row.result)
    notation = notation_for(Quantity)
    return f"= {notation.write(other)}" if other is not None and notation else ""
