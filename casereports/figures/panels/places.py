"""Places on a picture, carried over to the part of it that a panel shows.

What is drawn and measured stands in percent of the picture as it was prepared. A panel cuts it,
then turns it clockwise.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from casereports.clinical.facts.panels import Crop, Point, Scale, View, micrometres
from casereports.figures.panels.view import box_of

#: Across and down, in percent of what is shown; beyond 0 to 100 lies what is cut away.
Place = tuple[Decimal, Decimal]

_WHOLE = Decimal(100)
_FINEST = Decimal("0.001")


@dataclass(frozen=True)
class Window:
    """What a panel shows: a box of a picture, in whole pixels, turned clockwise by degrees."""

    size: tuple[int, int]
    box: tuple[int, int, int, int]
    turned: int = 0

    @classmethod
    def of(cls, view: View | None, size: tuple[int, int]) -> Self:
        """Returns what a view leaves of a picture of this size."""
        crop = view.crop if view else None
        return cls(size, box_of(crop or Crop(), size), view.turned if view else 0)

    @property
    def width(self) -> int:
        """How many pixels of the picture are shown side by side."""
        left, top, right, bottom = self.box
        return bottom - top if self.turned in (90, 270) else right - left

    def place(self, at: Point) -> Place:
        """Returns where a place of the picture is shown."""
        left, top, right, bottom = self.box
        across = _share(at.across * self.size[0] - left * _WHOLE, right - left)
        down = _share(at.down * self.size[1] - top * _WHOLE, bottom - top)
        match self.turned:
            case 90:
                return _WHOLE - down, across
            case 180:
                return _WHOLE - across, _WHOLE - down
            case 270:
                return down, _WHOLE - across
            case _:
                return across, down

    def pixels(self, scale: Scale) -> Decimal:
        """Returns how long the line of a scale is on the whole picture, in pixels."""
        across = (scale.end.across - scale.start.across) * self.size[0] / _WHOLE
        down = (scale.end.down - scale.start.down) * self.size[1] / _WHOLE
        return (across * across + down * down).sqrt()

    def real_width(self, scale: Scale) -> Decimal:
        """Returns how wide what is shown is, in micrometres."""
        return micrometres(scale.length) / self.pixels(scale) * self.width


def _share(hundredfold: Decimal, side: int) -> Decimal:
    return (hundredfold / side).quantize(_FINEST)


def touches_line(start: Place, end: Place) -> bool:
    """Tells whether any of a straight line is within what is shown (Liang and Barsky, 1984)."""
    first, last = Decimal(0), Decimal(1)
    for begin, finish in zip(start, end, strict=True):
        way = finish - begin
        for towards, room in ((-way, begin), (way, _WHOLE - begin)):
            if towards == 0:
                if room < 0:
                    return False
            elif towards < 0:
                first = max(first, room / towards)
            else:
                last = min(last, room / towards)
    return first <= last


def touches_ellipse(start: Place, end: Place) -> bool:
    """Tells whether any of an ellipse in the box between two places is within what is shown."""
    away = Decimal(0)
    for begin, finish in zip(start, end, strict=True):
        middle, half = (begin + finish) / 2, abs(finish - begin) / 2
        beyond = max(-middle, middle - _WHOLE, Decimal(0))
        if beyond > half:
            return False
        away += (beyond / half) ** 2 if beyond else 0
    return away <= 1


def within(place: Place) -> bool:
    """Tells whether a place is shown."""
    return all(0 <= side <= _WHOLE for side in place)
