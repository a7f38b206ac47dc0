"""Every field of a row as prose prints it, by what kind of value it holds."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from casereports.clinical.facts.labs import (
    Interval,
    NotDone,
    NumericResult,
    QualitativeResult,
    ShareResult,
    TitreResult,
)
from casereports.clinical.facts.pathology import MarkerScore, Mitoses
from casereports.clinical.quantities import Dimensions, Dose, Number, Quantity
from casereports.clinical.timing import (
    Age,
    Anchor,
    AtAge,
    AtCycle,
    AtGestation,
    Duration,
    GestationalAge,
    Offset,
)
from casereports.clinical.values import RowValue, Term, Value, label
from casereports.clinical.wording import (
    listed,
    printed_age,
    printed_decimal,
    printed_gestation,
    printed_interval,
    printed_mitoses,
    printed_outcome,
    printed_timing,
)
from casereports.manuscript.compose.printed import dose, duration, number, percent, quantity, size
from casereports.manuscript.quoting.forms import Form, Teller

_TIMES = (Offset, Anchor, AtAge, AtGestation, AtCycle)
_RESULTS = (NumericResult, TitreResult, QualitativeResult, ShareResult, NotDone)
#: Numbers that are held in percent.
_PERCENT = frozenset(
    {
        "cellularity",
        "fio2",
        "intensity",
        "ki67",
        "necrosis_percent",
        "percent",
        "tumour_content",
        "vaf",
    }
)
#: Names of other rows, and codes that no sentence holds.
_SILENT = frozenset({"key", "procedure", "revises", "same_as", "file"})


def field_forms(row: type[Value]) -> tuple[Form, ...]:
    """Returns a form for each field of a row that can stand in a sentence."""
    return tuple(_field_form(name) for name in _quotable(row))


def _quotable(row: type[Value]) -> Iterator[str]:
    for name, field in row.model_fields.items():
        kinds = set(held(field.annotation))
        if name in _SILENT or bool in kinds or any(issubclass(one, RowValue) for one in kinds):
            continue
        if kinds and all(_PRINTERS.keys() & set(one.__mro__) for one in kinds):
            yield name


def held(annotation: Any) -> Iterator[type]:
    """Yields the classes of value that a field may hold."""
    if get_origin(annotation) in (Annotated, tuple):
        yield from held(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for one in get_args(annotation):
            if one is not type(None):
                yield from held(one)
    elif isinstance(annotation, type):
        yield annotation


def _field_form(name: str) -> Form:
    def words(_teller: Teller, row: Value) -> str:
        value = getattr(row, name)
        is_share = name in _PERCENT and type(value) is Number
        return percent(value) if is_share else printed(value)

    return Form(name=name, says=name.replace("_", " "), words=words)


def printed(value: Any) -> str:
    """Returns a value as a sentence prints it; nothing for what is not told."""
    printer = next(_PRINTERS[one] for one in type(value).__mro__ if one in _PRINTERS)
    return printer(value)


def _nothing(_value: object) -> str:
    return ""


def _moment(when: Any) -> str:
    return printed_timing(when, in_sentence=True)


_PRINTERS: Mapping[type, Callable[[Any], str]] = {
    **dict.fromkeys((type(None), bool), _nothing),
    **dict.fromkeys(_TIMES, _moment),
    **dict.fromkeys(_RESULTS, printed_outcome),
    Term: label,
    str: str,
    int: "{:,}".format,
    Decimal: printed_decimal,
    tuple: lambda values: listed(map(printed, values)),
    Dose: dose,
    Quantity: quantity,
    Number: number,
    Dimensions: size,
    Duration: duration,
    Interval: printed_interval,
    Age: printed_age,
    GestationalAge: printed_gestation,
    Mitoses: printed_mitoses,
    MarkerScore: lambda score: f"{score.system} {score.value}",
}
