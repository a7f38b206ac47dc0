"""Every field of a row as prose prints it, by what kind of value it holds."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import StringConstraints

from casereports.clinical.facts.codes import Laterality
from casereports.clinical.facts.labs import Interval, TitreResult
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
from casereports.clinical.values import LINE, RowValue, Term, Value
from casereports.clinical.wording import (
    listed,
    printed_age,
    printed_decimal,
    printed_gestation,
    printed_interval,
    printed_mitoses,
    printed_timing,
    printed_titre,
)
from casereports.manuscript.compose.printed import dose, duration, number, percent, quantity, size
from casereports.manuscript.quoting.forms import Form, Teller
from casereports.manuscript.quoting.wordings import NOT_QUOTED, SAYS

_TIMES = (Offset, Anchor, AtAge, AtGestation, AtCycle)
#: Numbers that are held in percent, some in one kind of row alone.
_PERCENT = frozenset(
    {
        *("cellularity", "fio2", "Agent.intensity", "ki67", "necrosis_percent", "percent"),
        *("tumour_content", "vaf", "Response.change"),
    }
)
#: Lists of what is not there: "no ascites or lymphadenopathy".
_ABSENT = frozenset({"negatives"})

#: Places among a hundred of the same age: "25th percentile".
_PLACED = frozenset({"percentile", "weight_percentile"})
#: What "until" needs no more: "until postoperative day 12", "until birth".
_END_AT = re.compile(r"\A(?:at|in|on) ")
_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}


def field_forms(row: type[Value]) -> tuple[Form, ...]:
    """Returns a form for each field of a row that can stand in a sentence."""
    return tuple(_field_form(row.__name__, name) for name in _quotable(row))


def _quotable(row: type[Value]) -> Iterator[str]:
    for name, field in row.model_fields.items():
        kinds = set(held(field.annotation))
        silent = NOT_QUOTED & {name, f"{row.__name__}.{name}"}
        if silent or bool in kinds or any(issubclass(one, RowValue) for one in kinds):
            continue
        if f"{row.__name__}.{name}" not in SAYS and _holds_sentences(field.metadata):
            continue
        if kinds and all(_PRINTERS.keys() & set(one.__mro__) for one in kinds):
            yield name


def _holds_sentences(rules: list[Any]) -> bool:
    """Tells whether a field takes whole sentences, which stand in no other."""
    lengths = [rule.max_length for rule in rules if isinstance(rule, StringConstraints)]
    return any(length is not None and length > LINE for length in lengths)


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


def _field_form(row_type: str, name: str) -> Form:
    place = f"{row_type}.{name}"
    is_share = not _PERCENT.isdisjoint({name, place})

    def words(_teller: Teller, row: Value) -> str:
        value = getattr(row, name)
        if name in _ABSENT:
            return listed(value, "or")
        if name in _PLACED:
            return percentile(value)
        if name == "until":
            return _END_AT.sub("", printed(value))
        return percent(value) if is_share else printed(value)

    says = SAYS.get(place) or SAYS.get(name) or f"the {name.replace('_', ' ')}"
    return Form(name=name, says=says, tells=words)


def printed(value: Any) -> str:
    """Returns a value as a sentence prints it; nothing for what is not told."""
    printer = next(_PRINTERS[one] for one in type(value).__mro__ if one in _PRINTERS)
    return printer(value)


def percentile(value: Number | None) -> str:
    """Returns "22nd percentile", "<3rd percentile"."""
    if value is None:
        return ""
    last = printed_decimal(value.value if value.high is None else value.high)
    teen = last[-2:] in ("11", "12", "13")
    return f"{number(value)}{'th' if teen else _ENDINGS.get(last[-1], 'th')} percentile"


def _nothing(_value: object) -> str:
    return ""


def moment(when: Any) -> str:
    """Returns a time as a sentence tells it; nothing for none."""
    return printed_timing(when, in_sentence=True) if when else ""


def term(word: Term | None) -> str:
    """Returns a word of a closed list; "unknown" is not told."""
    return "" if word is None or word.value == "unknown" else word.label


def side(laterality: Laterality | None) -> str:
    """Returns a side as it stands before a noun."""
    return "bilateral" if laterality is Laterality.BILATERAL else term(laterality)


_PRINTERS: Mapping[type, Callable[[Any], str]] = {
    **dict.fromkeys((type(None), bool), _nothing),
    **dict.fromkeys(_TIMES, moment),
    TitreResult: printed_titre,
    Term: term,
    Laterality: side,
    str: str,
    int: lambda count: printed_decimal(Decimal(count)),
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
