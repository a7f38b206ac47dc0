"""Results, reference intervals and flags as the paper prints them."""

from decimal import Decimal
from typing import assert_never

from casereports.clinical.facts.codes import Flag
from casereports.clinical.facts.labs import (
    Interval,
    LabOutcome,
    NotDone,
    NumericResult,
    QualitativeResult,
    Quality,
    ShareResult,
    TitreResult,
)
from casereports.clinical.quantities import Quantity
from casereports.clinical.units import printed_unit
from casereports.clinical.wording.number import (
    NBSP,
    printed_decimal,
    printed_number,
    printed_span,
)
from casereports.clinical.wording.quantity import printed_quantity, with_unit

_ARROWS = {
    Flag.LOW: "↓",
    Flag.HIGH: "↑",
    Flag.CRITICALLY_LOW: "↓↓",
    Flag.CRITICALLY_HIGH: "↑↑",
    Flag.ABNORMAL: "*",
}
_LETTERS = {
    Flag.LOW: "L",
    Flag.HIGH: "H",
    Flag.CRITICALLY_LOW: "LL",
    Flag.CRITICALLY_HIGH: "HH",
    Flag.ABNORMAL: "A",
}


def flag_mark(flag: Flag | None, *, letters: bool = False) -> str:
    """Returns the mark that hangs on a value: ↑, ↓ or H, L; nothing for a normal one."""
    if flag is None:
        return ""
    return (_LETTERS if letters else _ARROWS).get(flag, "")


def printed_titre(titre: TitreResult) -> str:
    """Returns a titre as the laboratory wrote it: "≥1:320", "1:80 (speckled)", without commas."""
    one = printed_span(titre.comparator, Decimal(1), None)
    pattern = f" ({titre.pattern})" if titre.pattern else ""
    return f"{one}{titre.separator}{titre.dilution}{pattern}"


def printed_outcome(outcome: LabOutcome) -> str:
    """Returns a result of any kind with its unit."""
    match outcome:
        case NumericResult():
            return printed_quantity(outcome)
        case TitreResult():
            return printed_titre(outcome)
        case QualitativeResult():
            return _qualitative(outcome)
        case ShareResult():
            return _share(outcome)
        case NotDone():
            return f"not done ({outcome.reason})"
        case _:
            assert_never(outcome)


def _qualitative(result: QualitativeResult) -> str:
    if not result.wording:
        return result.quality.label
    if result.quality is Quality.OTHER:
        return result.wording
    return f"{result.quality.label} ({result.wording})"


def _share(share: ShareResult) -> str:
    percent = with_unit(printed_number(share.percent), "%")
    if share.absolute is None:
        return percent
    absolute = Quantity(**share.absolute.model_dump(), unit=share.unit)
    return f"{percent} ({printed_quantity(absolute)})"


def printed_interval(interval: Interval, unit: str = "") -> str:
    """Returns a reference interval, with ``unit`` (UCUM) where the column does not say it."""
    limits = _limits(interval)
    limits = with_unit(limits, printed_unit(unit)) if limits else ""
    words = "; ".join(filter(None, (limits, interval.words)))
    return f"{words} ({interval.applies_to})" if interval.applies_to else words


def _limits(interval: Interval) -> str:
    low, high = interval.low, interval.high
    over, under = "≥" if interval.includes_low else ">", "≤" if interval.includes_high else "<"
    if low is None:
        return "" if high is None else f"{under}{printed_decimal(high)}"
    if high is None:
        return f"{over}{printed_decimal(low)}"
    if interval.includes_low and interval.includes_high:
        return printed_span(None, low, high)
    return f"{over}{printed_decimal(low)}{NBSP}to{NBSP}{under}{printed_decimal(high)}"
