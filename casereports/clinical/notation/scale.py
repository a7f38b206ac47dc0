"""How large things on a picture are: "10,90 to 60,90 = 50 mm", and scale bars: "20 mm"."""

import re

from casereports.clinical.facts.panels import Bar, Scale
from casereports.clinical.notation.exact import NotationError, built
from casereports.clinical.notation.place import SPAN, parse_place, write_place
from casereports.clinical.notation.quantity import parse_quantity, write_quantity
from casereports.clinical.sentences import _

_EXAMPLE = "10,90 to 60,90 = 50 mm"
_BAR_EXAMPLE = "20 mm"
_SCALE = re.compile(rf"{SPAN}\s*=\s*(?P<length>.+)")


def parse_scale(text: str) -> Scale:
    """Reads a line on the picture and its real length."""
    found = _SCALE.fullmatch(text.strip())
    if found is None:
        raise NotationError(
            _(
                "“%(quote)s” is no scale; write for example “%(example)s”.",
                quote=text.strip(),
                example=_EXAMPLE,
            )
        )
    return built(
        Scale,
        _EXAMPLE,
        start=parse_place(found["at"]),
        end=parse_place(found["to"]),
        length=parse_quantity(found["length"]),
    )


def write_scale(scale: Scale) -> str:
    ends = f"{write_place(scale.start)} to {write_place(scale.end)}"
    return f"{ends} = {write_quantity(scale.length)}"


def parse_bar(text: str) -> Bar:
    """Reads the length of a scale bar."""
    return built(Bar, _BAR_EXAMPLE, length=parse_quantity(text))


def write_bar(bar: Bar) -> str:
    return write_quantity(bar.length)
