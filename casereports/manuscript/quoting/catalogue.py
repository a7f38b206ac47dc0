"""All that prose can quote, by noun: what the dialect takes, what docs/prose.md lists."""

from collections.abc import Iterator, Mapping

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.outcome import Course, Perspective
from casereports.clinical.facts.patient import Patient
from casereports.clinical.facts.sources import NOUNS
from casereports.clinical.values import RowValue, Value
from casereports.manuscript.quoting import diagnoses, labs, pathology, people, rows
from casereports.manuscript.quoting.fields import field_forms, held
from casereports.manuscript.quoting.forms import Form, Kind

#: Rows that other marks name, or that stand in the paper's front and end.
_NOT_QUOTED = frozenset({"figure", "panel", "affiliation", "author"})
_FORMS: Mapping[str, tuple[Form, ...]] = {
    **rows.FORMS,
    "lab": labs.LAB,
    "labgroup": labs.LABGROUP,
    "specimen": pathology.SPECIMEN,
    "reading": pathology.READING,
    "ihc": pathology.IHC,
    "grade": diagnoses.GRADE,
    "stage": diagnoses.STAGE,
}
_WHOLE: Mapping[str, tuple[Form, ...]] = {
    "ihc": pathology.MARKERS,
    "diagnosis": diagnoses.PRINCIPAL,
    "grade": diagnoses.FIRST_GRADE,
    "stage": diagnoses.FIRST_STAGE,
}


def _row_classes(value: type[Value]) -> Iterator[tuple[str, type[RowValue]]]:
    """Yields every kind of row that stands somewhere below a value, with its noun."""
    for field in value.model_fields.values():
        for one in held(field.annotation):
            if issubclass(one, RowValue):
                yield NOUNS[one.__name__], one
                yield from _row_classes(one)


def _of_rows(noun: str, row: type[RowValue]) -> Kind:
    return Kind(
        noun=noun,
        says=noun,
        rows=_with_fields(_FORMS[noun], row),
        whole=_WHOLE.get(noun, ()),
        source=noun,
    )


def _with_fields(forms: tuple[Form, ...], value: type[Value]) -> tuple[Form, ...]:
    """Returns the forms, and those of the fields that none of them is named like."""
    taken = {form.name for form in forms}
    return (*forms, *(form for form in field_forms(value) if form.name not in taken))


def _patient(facts: CaseFacts) -> Patient:
    return facts.patient


def _course(facts: CaseFacts) -> Course:
    return facts.course


def _perspective(facts: CaseFacts) -> Perspective:
    return facts.perspective


_SINGLES = (
    Kind(
        noun="patient",
        says="the patient",
        whole=_with_fields(people.PATIENT, Patient),
        about=_patient,
        source="patient",
    ),
    Kind("course", "the course", whole=field_forms(Course), about=_course, source="course"),
    Kind(
        noun="perspective",
        says="the patient's own account",
        whole=field_forms(Perspective),
        about=_perspective,
        source="perspective",
    ),
    Kind("ki67", "the Ki-67 index", whole=pathology.KI67, source="reading"),
    Kind("mitoses", "the mitotic count", whole=pathology.MITOSES, source="reading"),
    Kind("ddx", "what else was considered", whole=diagnoses.DDX, source="differential"),
)

#: Every kind by its noun.
KINDS: Mapping[str, Kind] = {
    kind.noun: kind
    for kind in (
        *(_of_rows(noun, row) for noun, row in _row_classes(CaseFacts) if noun not in _NOT_QUOTED),
        *_SINGLES,
    )
}
