"""Writes a plot as SVG: the same sheet gives the same bytes.

Only presentation attributes are written, no style sheet and no script, so that the strictest page
may hold it. Text stays text.
"""

import hashlib
from functools import cached_property
from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from casereports.clinical.values import Value
from casereports.figures.plots.shapes import Block, Group, Mark, Shape, Sheet, Stroke, Words
from casereports.figures.plots.style import PAPER, POINTS_PER_MM
from casereports.figures.plots.typeface import FAMILY

#: CSS pixels in a point.
_PIXELS = 96 / 72


class Drawing(Value):
    """A plot as it enters the paper; its name by its content, its sizes in CSS pixels."""

    svg: bytes
    width: int
    height: int

    @cached_property
    def sha256(self) -> str:
        """The drawing's name by its content."""
        return hashlib.sha256(self.svg).hexdigest()


def written(sheet: Sheet) -> Drawing:
    """Returns the plot as a file that stands alone."""
    width, height = _number(sheet.width), _number(sheet.height)
    millimetres = [_number(side / POINTS_PER_MM) for side in (sheet.width, sheet.height)]
    opening = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{millimetres[0]}mm" height="{millimetres[1]}mm" '
        f'viewBox="0 0 {width} {height}" role="img" font-family="\'{FAMILY}\',sans-serif">'
    )
    parts = [
        opening,
        f"<title>{escape(sheet.title)}</title>",
        f"<desc>{escape(sheet.description)}</desc>",
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        *(_part(part) for part in sheet.parts),
        "</svg>\n",
    ]
    return Drawing(
        svg="\n".join(parts).encode(),
        width=round(sheet.width * _PIXELS),
        height=round(sheet.height * _PIXELS),
    )


def _part(part: Shape | Group) -> str:
    if isinstance(part, Group):
        inner = "\n".join(_shape(shape) for shape in part.shapes)
        return f"<g data-source={quoteattr(part.source)}>\n{inner}\n</g>"
    return _shape(part)


def _shape(shape: Shape) -> str:
    match shape:
        case Words():
            return _words(shape)
        case Stroke():
            return _stroke(shape)
        case Block():
            return _block(shape)
        case Mark():
            return _mark(shape)
        case _:
            assert_never(shape)


def _words(words: Words) -> str:
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    weight = ' font-weight="600"' if words.bold else ""
    return (
        f'<text x="{_number(words.x)}" y="{_number(words.y)}" font-size="{_number(words.size)}"'
        f'{anchor}{weight} fill="{words.ink}">{escape(words.text)}</text>'
    )


def _stroke(stroke: Stroke) -> str:
    dash = f' stroke-dasharray="{stroke.dash}"' if stroke.dash else ""
    return (
        f'<polyline points="{_points(stroke.points)}" fill="{stroke.fill}" stroke="{stroke.ink}" '
        f'stroke-width="{_number(stroke.width)}"{dash}/>'
    )


def _block(block: Block) -> str:
    left, top, right, bottom = block.box
    outline = f' stroke="{block.ink}" stroke-width="0.6"' if block.ink else ""
    return (
        f'<rect x="{_number(left)}" y="{_number(top)}" width="{_number(right - left)}" '
        f'height="{_number(bottom - top)}" fill="{block.fill}"{outline}/>'
    )


def _mark(mark: Mark) -> str:
    look = f'fill="{mark.fill}" stroke="{mark.ink}" stroke-width="1"'
    if mark.shape == "circle":
        centre = f'cx="{_number(mark.x)}" cy="{_number(mark.y)}"'
        return f'<circle {centre} r="{_number(mark.radius)}" {look}/>'
    return f'<polygon points="{_points(mark.corners)}" {look}/>'


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    """Returns a length with two decimals at most, "0" for what rounds to nothing."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
