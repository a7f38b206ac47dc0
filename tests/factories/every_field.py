"""A case in which every field of the facts is set, made from the facts' own types."""

from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.labs import LabOutcome
from casereports.clinical.timing import Timing
from casereports.clinical.values import Term, Value

#: What a field's rules ask for, where a sample of its type alone would break them.
RULED: dict[str, Any] = {
    "Age": {
        "years": 5,
        "months": 4,
        "weeks": 3,
        "days": 2,
        "hours": 1,
        "minutes": 6,
        "approximate": True,
    },
    "Offset.clock": "14:30",
    "Offset.event": "procedure:key",
    "Offset.comparator": ">=",
    "Anchor.clock": "08:05",
    "Anchor.event": "procedure:key",
    "AtCycle.event": "treatment:key",
    "Number.comparator": "~",
    "Number.high": Decimal("9.50"),
    "Number.value": Decimal("2.50"),
    "Quantity.unit": "mg/dL",
    "NumericResult.unit": "10*9/L",
    "ShareResult.unit": "10*9/L",
    "Dose.unit": "mg",
    "Dose.basis": "per_kg_day",
    "Dimensions.unit": "mm",
    "Mitoses.unit": "[HPF]",
    "Interval.low": Decimal("1.0"),
    "Interval.high": Decimal("1.50"),
    "LabResult.loinc": "6768-6",
    "MolecularFinding.coding": "c.1799T>A",
    "MolecularFinding.protein": "p.(Val600Glu)",
    "MolecularFinding.genomic": "NC_000007.14:g.140753336A>T",
    "MolecularFinding.specimen": "key",
    "Patient.pregnancy": "pregnant",
    "HistoryEntry.kind": "family",
    "VitalSign.sign": "blood_pressure",
    "Specimen.procedure": "key",
    "Treatment.procedure": "key",
    "AdverseEvent.treatment": "key",
    "Outcome.state": "dead_of_disease",
    "Reading.nodes_positive": 2,
    "Reading.nodes_examined": 12,
    "Lesion.same_as": "",
    "Diagnosis.revises": "",
    "CareTick.item": "5c",
    "Author.orcid": "0000-0002-1825-0097",
    "Author.email": "author@example.org",
    "Author.affiliations": ("key",),
    "Paper.language": "de-CH",
    "Panel.file": "panel.png",
    "Panel.span": 2,
    "Crop": {"left": "5", "top": "10", "right": "90", "bottom": "95"},
    "Marks.marks": (
        {
            "kind": "arrow",
            "at": {"across": "20", "down": "30"},
            "to": {"across": "45.5", "down": "50"},
            "colour": "yellow",
        },
        {"kind": "label", "at": {"across": "10", "down": "12.5"}, "text": "Ä 中 µ"},
    ),
    "Scale": {
        "start": {"across": "10", "down": "90"},
        "end": {"across": "60", "down": "90"},
        "length": {"value": "50", "unit": "mm"},
    },
    "Bar": {"length": {"value": "20", "unit": "mm"}},
    "Figure.width": "single",
    "Figure.gap": "wide",
    "Plot.key": "drawn",
    "Plot.kind": "timeline",
    "CaseFacts.references": (
        {"id": "key2011", "type": "article-journal", "title": "A title", "volume": "30"},
    ),
}


def every_field() -> CaseFacts:
    """Returns a case with every field set, one row in each table, the unions' forms in turn."""
    case = _sample_value(CaseFacts)
    case["labs"] += _rows_of_each_form(case["labs"][0], "result", LabOutcome)
    case["complaints"] += _rows_of_each_form(case["complaints"][0], "when", Timing)
    case["complaints"][-1]["when"] = {"kind": "age", "age": {"decade": 60}}
    case["diagnoses"] += ({**case["diagnoses"][0], "key": "second", "revises": "key"},)
    lesions = case["imaging"][0]["lesions"]
    case["imaging"][0]["lesions"] += ({**lesions[0], "key": "second", "same_as": "key"},)
    return CaseFacts.model_validate(case)


def unset_fields(value: Value) -> set[str]:
    """Returns the fields ("Age.years") that hold their default wherever they stand."""
    seen: dict[str, bool] = {}
    _note_fields(value, seen)
    return {field for field, is_set in seen.items() if not is_set}


def _note_fields(value: Value, seen: dict[str, bool]) -> None:
    for name, field in type(value).model_fields.items():
        here = getattr(value, name)
        place = f"{type(value).__name__}.{name}"
        seen[place] = seen.get(place, False) or here != field.default
        for part in here if isinstance(here, tuple) else (here,):
            if isinstance(part, Value):
                _note_fields(part, seen)


def _rows_of_each_form(row: dict[str, Any], name: str, union: Any) -> tuple[dict[str, Any], ...]:
    forms = get_args(get_args(union)[0])
    return tuple(
        {**row, "key": f"{name}-{form.__name__.lower()}", name: _sample_value(form)}
        for form in forms
    )


def _sample_value(value_type: type[Value]) -> dict[str, Any]:
    ruled = RULED.get(value_type.__name__)
    if ruled is not None:
        return dict(ruled)
    hints = get_type_hints(value_type, include_extras=True)
    return {name: _sample_field(value_type, name, hints[name]) for name in value_type.model_fields}


def _sample_field(value_type: type[Value], name: str, annotation: Any) -> Any:
    for owner in value_type.__mro__:
        rule = f"{owner.__name__}.{name}"
        if rule in RULED:
            return RULED[rule]
    if name == "high":
        return Decimal("3.50")
    default = value_type.model_fields[name].default
    return _sample(annotation, name, default)


def _sample(annotation: Any, name: str, default: Any) -> Any:
    origin = get_origin(annotation)
    if origin is Annotated:
        base, *rules = get_args(annotation)
        limits = [rule.le for rule in rules if getattr(rule, "le", None) is not None]
        number = _sample(base, name, default)
        return min([number, *limits]) if isinstance(number, int) and limits else number
    if origin in (Union, UnionType):
        return _sample(next(p for p in get_args(annotation) if p is not NoneType), name, default)
    if origin is tuple:
        inner = get_args(annotation)[0]
        return (_sample(inner, name, None),)
    if origin is Literal:
        return next(word for word in reversed(get_args(annotation)) if word != default)
    return _sample_plain(annotation, name, default)


def _sample_plain(annotation: Any, name: str, default: Any) -> Any:
    if issubclass(annotation, Term):
        return next(term.value for term in reversed(annotation) if term != default)
    if issubclass(annotation, Value):
        return _sample_value(annotation)
    if annotation is bool:
        return not default
    if annotation is int:
        return 3
    if annotation is Decimal:
        return Decimal("2.50")
    return "key" if name == "key" else f"{name.replace('_', ' ')} – Ä 中 µ"
