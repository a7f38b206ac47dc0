"""What every editing page shows beside its form: the parts of the case, with counts."""

from typing import Any

from casereports.authoring.parts import PARTS, neighbours, part_of
from casereports.authoring.reading import counts
from casereports.record.models import Case


def workspace(case: Case, table: str) -> dict[str, Any]:
    """Returns the context of the side navigation, on the page where a table stands."""
    part = part_of(table)
    numbers = counts(case)
    before, after = neighbours(part)
    return {
        "case": case,
        "part": part,
        "before": before,
        "after": after,
        "parts": [(other, numbers[other.key]) for other in PARTS],
    }
