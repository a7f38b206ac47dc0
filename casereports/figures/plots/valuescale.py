"""The scale of values: linear from round number to round number, or logarithmic."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from casereports.clinical.wording.number import printed_decimal

#: A range of more than two decades is drawn on a logarithmic scale.
LOGARITHMIC_FROM = 100
#: A scale begins at nothing when its least value is below this share of its greatest.
_FROM_ZERO = 0.6
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MANTISSAS = (1, 2, 5)
#: Room for labels beyond the least and the greatest value of a logarithmic scale.
_ROOM = 1.4


@dataclass(frozen=True, slots=True)
class ValueScale:
    """Places values between ``bottom`` and ``top``, in points from above."""

    low: float
    high: float
    ticks: tuple[float, ...]
    bottom: float
    top: float
    is_log: bool = False

    def y(self, value: float) -> float:
        """Returns where a value stands; one beyond the scale stands at its edge."""
        held = min(max(value, self.low), self.high)
        if self.is_log:
            share = math.log(held / self.low) / math.log(self.high / self.low)
        else:
            share = (held - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)


def value_scale(
    values: Sequence[float], limits: Sequence[float], *, bottom: float, top: float, most: int = 5
) -> ValueScale:
    """Returns a scale that holds the values, and the limits that they are held against.

    A limit far from all values would leave them on a line; it is then left out.
    """
    held = [*values, *limits]
    if min(held) > 0 and max(values) / min(values) > LOGARITHMIC_FROM:
        return _logarithmic(held, bottom, top, most)
    return _linear(held, bottom, top, most)


def _linear(held: list[float], bottom: float, top: float, most: int) -> ValueScale:
    low, high = min(held), max(held)
    if 0 <= low < _FROM_ZERO * high:
        low = 0.0
    elif high == low:
        low, high = (low - abs(low) / 2, high + abs(high) / 2) if low else (-1.0, 1.0)
    step = _step((high - low) * 1.04 / (most - 1))
    first, last = math.floor(low / step), math.ceil(high * (1 + 1e-9) / step)
    if last * step - high < 0.02 * step:
        last += 1
    ticks = tuple(_plain(at * step) for at in range(first, last + 1))
    return ValueScale(ticks[0], ticks[-1], ticks, bottom, top)


def _step(wanted: float) -> float:
    """Returns the round step next above a wished one."""
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(power * step for step in _STEPS if power * step >= wanted * (1 - 1e-9))


def _logarithmic(held: list[float], bottom: float, top: float, most: int) -> ValueScale:
    """Returns a scale from a round number below to one above; a round number is 1, 2 or 5."""
    first = math.floor(math.log10(min(held) / _ROOM))
    last = math.ceil(math.log10(max(held) * _ROOM))
    round_numbers = [
        _plain(mantissa * 10.0**power)
        for power in range(first, last + 1)
        for mantissa in _MANTISSAS
    ]
    low = max(number for number in round_numbers if number <= min(held) / _ROOM)
    high = min(number for number in round_numbers if number >= max(held) * _ROOM)
    inside = [number for number in round_numbers if low <= number <= high]
    decades = [_plain(10.0**power) for power in range(first, last + 1)]
    decades = [number for number in decades if low <= number <= high]
    each = math.ceil(len(decades) / (most + 1))
    ticks = inside if len(inside) <= most + 1 else decades[::each]
    return ValueScale(low, high, tuple(ticks), bottom, top, is_log=True)


def _plain(number: float) -> float:
    """Returns a number without the dust of binary fractions."""
    return float(f"{number:.10g}")


def printed_tick(value: float) -> str:
    """Returns a number of the axis as the paper prints numbers."""
    return printed_decimal(Decimal(f"{value:.10g}"))
