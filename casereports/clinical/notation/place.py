"""Places on a picture, in percent from its left and top edge: "62.5,40"."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from casereports.clinical.facts.panels import Point
from casereports.clinical.notation.exact import NotationError, built
from casereports.clinical.notation.number import write_decimal
from casereports.clinical.sentences import _

_EXAMPLE = "62.5,40"
_PLACE = re.compile(r"(\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?)")
#: Two places: "10,20 to 30,40".
SPAN = r"(?P<at>[^a-z\"]+?)\s+to\s+(?P<to>[\d.,\s]+?)"

Part = TypeVar("Part")


def parse_place(text: str) -> Point:
    """Reads a place: percent across, a comma, percent down."""
    found = _PLACE.fullmatch(text.strip())
    if found is None:
        raise NotationError(
            _(
                "“%(quote)s” is not a place on the picture; write for example “%(example)s”.",
                quote=text.strip(),
                example=_EXAMPLE,
            )
        )
    return built(Point, _EXAMPLE, across=Decimal(found[1]), down=Decimal(found[2]))


def write_place(place: Point) -> str:
    return f"{write_decimal(place.across)},{write_decimal(place.down)}"


def parts_of(text: str, read: Callable[[str], Part]) -> list[Part]:
    """Reads parts with semicolons between them; one in quotation marks parts nothing."""
    parts = re.findall(r'(?:[^;"]|"(?:[^"\\]|\\.)*"|")+', text)
    return [read(part.strip()) for part in parts if part.strip()]
