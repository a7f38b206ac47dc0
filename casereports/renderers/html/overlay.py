"""What is drawn on a picture, as vectors over it: printed crisp at any size.

Each mark is written twice, first its rim and then its ink, so that it is seen on any ground. Only
presentation attributes are written, which the strictest page may hold.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

from casereports.clinical.facts.panels import MarkColour, MarkKind
from casereports.figures.panels.grid import Size
from casereports.figures.panels.shapes import (
    BAR,
    BAR_TEXT,
    COLOURS,
    HEAD,
    LONE_HEAD,
    RIM,
    STROKE,
    TEXT,
    Line,
    Point,
    asterisk,
    head,
    label,
    ruler,
    shaft,
)
from casereports.figures.plots.typeface import FAMILY
from casereports.manuscript.nodes import Panel
from casereports.manuscript.overlay import PanelBar, PanelMark
from casereports.renderers.html.markup import NOTHING, Html, element, text

FONT = f"'{FAMILY}',sans-serif"


def overlay(panel: Panel, size: Size) -> Html:
    """Return all that lies over a panel's picture; ``size`` is its own in print.

    Those who don't see the picture hear its description instead.
    """
    drawn = [part for mark in panel.marks for part in inked(mark, size)]
    drawn += scale_bar(panel.bar, size) if panel.bar else []
    if not drawn:
        return NOTHING
    return element(
        "svg",
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        class_="overlay",
        viewBox=f"0 0 {number(size.width)} {number(size.height)}",
        font_family=FONT,
        font_weight="600",
        text_anchor="middle",
        stroke_linejoin="round",
        stroke_linecap="round",
        aria_hidden="true",
    )


def inked(mark: PanelMark, size: Size) -> list[Html]:
    """Return a mark's rim and the mark above it."""
    ink, rim = COLOURS[mark.colour]
    return [*shapes(mark, size, rim, RIM), *shapes(mark, size, ink, 0.0)]


def shapes(mark: PanelMark, size: Size, colour: str, rim: float) -> Iterator[Html]:
    """Yield a mark in one colour, reaching ``rim`` beyond its own edge."""
    at = (float(mark.x) * size.width / 100, float(mark.y) * size.height / 100)
    to = (float(mark.to_x or 0) * size.width / 100, float(mark.to_y or 0) * size.height / 100)
    match mark.kind:
        case MarkKind.ARROW:
            corners = head(at, to, HEAD)
            yield stroke(shaft(at, corners), colour, rim)
            yield filled(corners, colour, rim)
        case MarkKind.ARROWHEAD:
            yield filled(head(at, to, LONE_HEAD), colour, rim)
        case MarkKind.LINE:
            yield stroke((at, to), colour, rim)
        case MarkKind.CIRCLE:
            yield ring(at, to, colour, rim)
        case MarkKind.ASTERISK:
            for ray in asterisk(at):
                yield stroke(ray, colour, rim)
        case MarkKind.LABEL:
            for line in label(mark.text, at, size):
                yield words(line, TEXT, colour, rim)
        case _:
            assert_never(mark.kind)


def scale_bar(bar: PanelBar, size: Size) -> list[Html]:
    ink, rim = COLOURS[MarkColour.WHITE]
    place = ruler(float(bar.percent), bar.label, size)
    parts = []
    for colour, beyond in ((rim, RIM), (ink, 0.0)):
        parts.append(
            element(
                "rect",
                x=number(place.left - beyond),
                y=number(place.top - beyond),
                width=number(place.length + 2 * beyond),
                height=number(BAR + 2 * beyond),
                fill=colour,
            )
        )
        parts.append(words(place.words, BAR_TEXT, colour, beyond))
    return parts


def stroke(line: tuple[Point, Point], colour: str, rim: float) -> Html:
    (x1, y1), (x2, y2) = line
    ends = {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)}
    return element("line", **ends, stroke=colour, stroke_width=number(STROKE + 2 * rim))


def filled(corners: Sequence[Point], colour: str, rim: float) -> Html:
    points = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    return element("polygon", points=points, fill=colour, **edge(colour, rim))


def ring(one: Point, other: Point, colour: str, rim: float) -> Html:
    return element(
        "ellipse",
        cx=number((one[0] + other[0]) / 2),
        cy=number((one[1] + other[1]) / 2),
        rx=number(abs(one[0] - other[0]) / 2),
        ry=number(abs(one[1] - other[1]) / 2),
        fill="none",
        stroke=colour,
        stroke_width=number(STROKE + 2 * rim),
    )


def words(line: Line, size: float, colour: str, rim: float) -> Html:
    return element(
        "text",
        text(line.text),
        x=number(line.x),
        y=number(line.y),
        font_size=number(size),
        fill=colour,
        **edge(colour, rim),
    )


def edge(colour: str, rim: float) -> dict[str, str]:
    """Return the attributes that let a filled shape reach beyond its own edge."""
    return {"stroke": colour, "stroke_width": number(2 * rim)} if rim else {}


def number(value: float) -> str:
    """Return a length in millimetres, to a hundredth of one or finer."""
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
