"""What tests ask of a plot: its labels apart, all within its edges, nothing that is no number."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

from casereports.figures.plots.shapes import Block, Box, Mark, Sheet, Stroke, Words
from casereports.figures.plots.svg import written

SVG = "{http://www.w3.org/2000/svg}"


def labels(sheet: Sheet) -> list[Words]:
    """Returns the words of a sheet."""
    return [shape for shape in sheet.shapes if isinstance(shape, Words)]


def texts(sheet: Sheet) -> list[str]:
    return [words.text for words in labels(sheet)]


def overlaps(sheet: Sheet) -> list[tuple[str, str]]:
    """Returns the pairs of labels that stand over each other."""
    return [
        (one.text, other.text)
        for one, other in combinations(labels(sheet), 2)
        if one.box.meets(other.box, -0.3)
    ]


def covered(sheet: Sheet) -> list[str]:
    """Returns the labels that a mark stands on."""
    marks = [shape for shape in sheet.shapes if isinstance(shape, Mark)]
    return [words.text for words in labels(sheet) for mark in marks if words.box.meets(mark.box)]


def outside(sheet: Sheet) -> list[object]:
    """Returns what reaches over the edges of the sheet."""
    edges = Box(0, 0, sheet.width, sheet.height)
    return [shape for shape in sheet.shapes if not edges.holds(_box(shape))]


def _box(shape: object) -> Box:
    match shape:
        case Words() | Mark() | Block():
            return shape.box
        case Stroke():
            xs, ys = zip(*shape.points, strict=True)
            return Box(min(xs), min(ys), max(xs), max(ys))
    raise AssertionError(shape)


def numbers(sheet: Sheet) -> list[float]:
    """Returns every number that stands in an attribute of the written drawing."""
    root = ET.fromstring(written(sheet).svg)
    found: list[float] = []
    for element in root.iter():
        for name, value in element.attrib.items():
            if name in ("x", "y", "cx", "cy", "r", "width", "height", "points", "font-size"):
                found += [float(one) for one in re.split(r"[ ,]", value.removesuffix("mm"))]
    return found
