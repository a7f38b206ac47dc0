"""Sources: the names by which problems, paragraphs and times point at a row.

A source is ``table:key`` ("lab:alp"). A row below another is named with its parent's key
("agent:folfox/oxaliplatin"), but lesions and readings, whose keys are unique in the case, by
their own ("lesion:mri-mass"). A part that a case has once has no key ("patient:"). A field stands
behind its row ("lab:alp:result", "patient:age").
"""

from collections.abc import Iterator, Mapping
from typing import Final

from casereports.clinical.values import RowValue, Value

#: The table's noun for each type of row.
NOUNS: Final[Mapping[str, str]] = {
    "Complaint": "complaint",
    "HistoryEntry": "history",
    "PastIntervention": "intervention",
    "Newborn": "newborn",
    "VitalSign": "sign",
    "Score": "score",
    "ExamFinding": "exam",
    "LabResult": "lab",
    "LabGroup": "labgroup",
    "MicrobiologyTest": "micro",
    "Susceptibility": "susceptibility",
    "ImagingStudy": "study",
    "Lesion": "lesion",
    "Measurement": "measurement",
    "FunctionalTest": "test",
    "Procedure": "procedure",
    "Complication": "complication",
    "Device": "device",
    "Specimen": "specimen",
    "Reading": "reading",
    "IhcResult": "ihc",
    "MolecularFinding": "molecular",
    "Diagnosis": "diagnosis",
    "Grade": "grade",
    "Stage": "stage",
    "Differential": "differential",
    "Treatment": "treatment",
    "Agent": "agent",
    "RadiationCourse": "radiotherapy",
    "TreatmentChange": "change",
    "Response": "response",
    "AdverseEvent": "harm",
    "CourseEvent": "event",
    "Outcome": "outcome",
    "Funder": "funder",
    "Affiliation": "affiliation",
    "Author": "author",
    "Figure": "figure",
    "Panel": "panel",
    "Plot": "plot",
}
#: Rows below others whose keys are unique in the whole case.
OWN_NAME: Final = frozenset({"Lesion", "Reading"})


def source_of(row: RowValue, parent: RowValue | None = None) -> str:
    """Returns the source of ``row``, which stands below ``parent`` or in a table of its own."""
    noun = NOUNS[type(row).__name__]
    if parent is None or type(row).__name__ in OWN_NAME:
        return f"{noun}:{row.key}"
    return f"{noun}:{parent.key}/{row.key}"


def source_of_field(row: str, field: str) -> str:
    """Returns the source of a field of the row or part that ``row`` names."""
    return f"{row}{field}" if row.endswith(":") else f"{row}:{field}"


def row_and_field(source: str) -> tuple[str, str]:
    """Returns the source of a row or part, and the field that is named behind it, if any."""
    noun, _colon, rest = source.partition(":")
    if noun not in NOUNS.values():
        return f"{noun}:", rest
    key, _colon, field = rest.partition(":")
    return f"{noun}:{key}", field


def rows_below(value: Value) -> Iterator[tuple[str, tuple[RowValue, ...]]]:
    """Yields the lists of keyed rows that ``value`` holds, by field."""
    for name in type(value).model_fields:
        rows = getattr(value, name)
        if isinstance(rows, tuple) and rows and isinstance(rows[0], RowValue):
            yield name, rows


def all_rows(value: Value, parent: RowValue | None = None) -> Iterator[tuple[str, RowValue]]:
    """Yields every keyed row below ``value`` with its source, in order."""
    for _name, rows in rows_below(value):
        for row in rows:
            yield source_of(row, parent), row
            yield from all_rows(row, row)
