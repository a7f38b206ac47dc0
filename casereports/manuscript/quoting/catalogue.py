"""All that prose can quote, by noun: what the dialect takes, what docs/prose.md lists."""

from collections.abc import Iterator, Mapping

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.outcome import Course, Perspective
from casereports.clinical.facts.patient import Birth, Patient
from casereports.clinical.facts.sources import NOUNS
from casereports.clinical.values import RowValue, Value
from casereports.manuscript.quoting import diagnoses, pathology, people, rows
from casereports.manuscript.quoting.fields import field_forms, held
from casereports.manuscript.quoting.forms import Form, Kind
from casereports.manuscript.quoting.wordings import NOUNS_SAY

#: Rows that other marks name, or that stand in the paper's front and end.
_NOT_QUOTED = frozenset({"figure", "panel", "plot", "affiliation", "author"})


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
        says=NOUNS_SAY[noun],
        rows=_with_fields(rows.ONE[noun], row),
        whole=rows.WHOLE.get(noun, ()),
        source=noun,
    )


def _with_fields(forms: tuple[Form, ...], value: type[Value]) -> tuple[Form, ...]:
    """Returns the forms, and those of the fields that none of them is named like."""
    taken = {form.name for form in forms}
    return (*forms, *(form for form in field_forms(value) if form.name not in taken))


def _patient(facts: CaseFacts) -> Patient:
    return facts.patient


def _birth(facts: CaseFacts) -> Birth:
    return facts.patient.birth or Birth()


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
    Kind(
        "birth",
        "the patient’s birth",
        whole=_with_fields(people.BIRTH, Birth),
        about=_birth,
        source="patient",
    ),
    Kind("course", "the course", whole=field_forms(Course), about=_course, source="course"),
    Kind(
        noun="perspective",
        says="the patient’s own account",
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
        *_SINGLES,
        *(_of_rows(noun, row) for noun, row in _row_classes(CaseFacts) if noun not in _NOT_QUOTED),
    )
}
