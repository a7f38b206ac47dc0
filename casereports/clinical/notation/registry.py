"""The notation of each kind of value, to be found by its type or by its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from casereports.clinical.facts.codes import Code
from casereports.clinical.facts.imaging import Tracer
from casereports.clinical.facts.labs import Interval, LabOutcome, TitreResult
from casereports.clinical.facts.panels import Bar, Marks, Scale, View
from casereports.clinical.facts.pathology import MarkerScore, Mitoses
from casereports.clinical.notation.age import parse_age, write_age
from casereports.clinical.notation.code import parse_code, write_code
from casereports.clinical.notation.dose import parse_dose, write_dose
from casereports.clinical.notation.duration import parse_duration, write_duration
from casereports.clinical.notation.exact import NotationError
from casereports.clinical.notation.gestation import parse_gestation, write_gestation
from casereports.clinical.notation.interval import parse_interval, write_interval
from casereports.clinical.notation.marks import parse_marks, write_marks
from casereports.clinical.notation.mitoses import parse_mitoses, write_mitoses
from casereports.clinical.notation.number import (
    parse_decimal,
    parse_number,
    write_decimal,
    write_number,
)
from casereports.clinical.notation.outcome import (
    parse_outcome,
    parse_titre,
    write_outcome,
    write_titre,
)
from casereports.clinical.notation.quantity import (
    parse_dimensions,
    parse_quantity,
    write_dimensions,
    write_quantity,
)
from casereports.clinical.notation.scale import parse_bar, parse_scale, write_bar, write_scale
from casereports.clinical.notation.score import parse_score, write_score
from casereports.clinical.notation.timing import parse_timing, write_timing
from casereports.clinical.notation.tracer import parse_tracer, write_tracer
from casereports.clinical.notation.view import parse_view, write_view
from casereports.clinical.quantities import Dimensions, Dose, Number, Quantity
from casereports.clinical.sentences import _
from casereports.clinical.timing import Age, Duration, GestationalAge, Timing


@dataclass(frozen=True)
class Notation:
    """How one kind of value is typed in a single line of at most ``longest`` characters.

    ``parse(write(value)) == value`` for every valid value.
    """

    name: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    example: str
    longest: int

    def parse(self, text: str) -> Any:
        """Returns the value that the text stands for; raises ``NotationError``."""
        if len(text) > self.longest:
            raise NotationError(
                _(
                    "This is longer than %(longest)s characters; write for example “%(example)s”.",
                    longest=str(self.longest),
                    example=self.example,
                )
            )
        return self.read(text)


def _members(annotation: Any) -> frozenset[type]:
    """Returns the classes that an annotation allows, None and pydantic's marks left out."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _members(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return frozenset().union(*map(_members, get_args(annotation)))
    return frozenset({annotation} - {NoneType})


_SIZE = "63 × 53 × 67 mm"
_TRACER = "18F-FDG, 370 MBq, 60 minutes"
#: What holds numbers only is short; what holds lines of text may have to escape all of them.
_SHORT, _LINE, _LONG, _MARKS = 200, 400, 2_000, 20_000

#: Each notation under the classes of its values.
NOTATIONS: Mapping[frozenset[type], Notation] = MappingProxyType(
    {
        _members(annotation): Notation(name, parse, write, example, longest)
        for annotation, name, parse, write, example, longest in (
            (Decimal, "decimal", parse_decimal, write_decimal, "-2.1", _SHORT),
            (Number, "number", parse_number, write_number, "3-5", _SHORT),
            (Quantity, "quantity", parse_quantity, write_quantity, "147 U/L", _SHORT),
            (Dimensions, "dimensions", parse_dimensions, write_dimensions, _SIZE, _SHORT),
            (Dose, "dose", parse_dose, write_dose, "75 mg/m²", _LINE),
            (Duration, "duration", parse_duration, write_duration, "6 months", _SHORT),
            (Age, "age", parse_age, write_age, "5 years 4 months", _SHORT),
            (Timing, "timing", parse_timing, write_timing, "6 months before", _LONG),
            (LabOutcome, "outcome", parse_outcome, write_outcome, ">4500 ng/mL", _LINE),
            (TitreResult, "titre", parse_titre, write_titre, "1:640", _LINE),
            (Interval, "interval", parse_interval, write_interval, "40-129", _LONG),
            (GestationalAge, "gestation", parse_gestation, write_gestation, "38+2", _SHORT),
            (Mitoses, "mitoses", parse_mitoses, write_mitoses, "3 per 10 HPF", _SHORT),
            (Code, "code", parse_code, write_code, "ICD-10 C7A.8", _LONG),
            (Tracer, "tracer", parse_tracer, write_tracer, _TRACER, _LONG),
            (View, "view", parse_view, write_view, "crop 10,5 to 90,95; turned 90", _LINE),
            (Marks, "marks", parse_marks, write_marks, "arrow 20,30 to 45,50", _MARKS),
            (Scale, "scale", parse_scale, write_scale, "10,90 to 60,90 = 50 mm", _LINE),
            (Bar, "bar", parse_bar, write_bar, "20 mm", _SHORT),
            (MarkerScore, "score", parse_score, write_score, "H-score: 240", _LONG),
        )
    }
)
_NAMED = {notation.name: notation for notation in NOTATIONS.values()}


def notation_for(annotation: Any) -> Notation | None:
    """Returns the notation of a field's annotation (``Timing | None``), or None without one."""
    if not isinstance(annotation, type) and get_origin(annotation) not in (
        Annotated,
        Union,
        UnionType,
    ):
        return None
    try:
        return NOTATIONS.get(_members(annotation))
    except TypeError:  # a member that cannot be hashed has no notation
        return None


def notation_named(name: str) -> Notation:
    """Returns a notation by its name: "timing", "dose"; raises KeyError for an unknown one."""
    return _NAMED[name]
