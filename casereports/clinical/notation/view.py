"""What a panel shows of its picture: "crop 10,5 to 90,95; turned 90; brightness 10"."""

import re

from casereports.clinical.facts.panels import Crop, Point, View
from casereports.clinical.notation.exact import NotationError, built
from casereports.clinical.notation.place import SPAN, parse_place, parts_of, write_place
from casereports.clinical.sentences import _

_EXAMPLE = "crop 10,5 to 90,95; turned 90; brightness 10; contrast -5"
_CROP = re.compile(rf"crop\s+{SPAN}")
_STEP = re.compile(r"(turned|brightness|contrast)\s+([+−-]?\d{1,3})°?")


def parse_view(text: str) -> View:
    """Reads what is cut, turned and adjusted, in any order, with semicolons between."""
    fields: dict[str, object] = {}
    for name, value in parts_of(text, _part):
        if name in fields:
            raise NotationError(_("“%(word)s” stands twice; leave it once.", word=name))
        fields[name] = value
    return built(View, _EXAMPLE, **fields)


def _part(text: str) -> tuple[str, object]:
    crop, step = _CROP.fullmatch(text), _STEP.fullmatch(text)
    if crop:
        at, to = parse_place(crop["at"]), parse_place(crop["to"])
        edges = {"left": at.across, "top": at.down, "right": to.across, "bottom": to.down}
        return "crop", built(Crop, _EXAMPLE, **edges)
    if step:
        return step[1], int(step[2].replace("−", "-"))
    raise NotationError(
        _(
            "“%(quote)s” is no way to show a picture; write for example “%(example)s”.",
            quote=text,
            example=_EXAMPLE,
        )
    )


def write_view(view: View) -> str:
    """Writes what is cut, turned and adjusted."""
    parts = [f"crop {_span(view.crop)}"] if view.crop else []
    steps = {"turned": view.turned, "brightness": view.brightness, "contrast": view.contrast}
    return "; ".join(parts + [f"{name} {step}" for name, step in steps.items() if step])


def _span(crop: Crop) -> str:
    first = Point(across=crop.left, down=crop.top)
    last = Point(across=crop.right, down=crop.bottom)
    return f"{write_place(first)} to {write_place(last)}"
