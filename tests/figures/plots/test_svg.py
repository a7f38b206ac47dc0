"""The written drawing: strict, searchable, and said in words."""

import re
from xml.etree import ElementTree as ET

from casereports.figures.plots.shapes import Block, Box, Group, Mark, Sheet, Stroke, Words
from casereports.figures.plots.svg import written
from tests.figures.plots.drawn import SVG

SHEET = Sheet(
    width=493.23,
    height=100,
    title="ALP & <more>",
    description="A line",
    parts=(
        Block(Box(0, 0, 10, 10), "#eeeeee", "#111111"),
        Group('lab:"alp"', (Mark("circle", 5, 5, "#0072b2"), Words("<0.01 & µ", 5, 9))),
        Mark("diamond", 20, 20, "#0072b2", hollow=True),
        Stroke(((0, 0), (-0.001, 3.14159)), dash="3 2"),
        Words("end", 90, 9, anchor="end", bold=True),
    ),
)


def test_a_drawing_says_what_it_is_and_keeps_its_text() -> None:
    root = ET.fromstring(written(SHEET).svg)
    assert root.findtext(f"{SVG}title") == "ALP & <more>"
    assert root.findtext(f"{SVG}desc") == "A line"
    assert [text.text for text in root.iter(f"{SVG}text")] == ["<0.01 & µ", "end"]
    assert [group.get("data-source") for group in root.iter(f"{SVG}g")] == ['lab:"alp"']


def test_the_strictest_page_may_hold_a_drawing() -> None:
    svg = written(SHEET).svg.decode()
    assert re.findall(r"\sstyle=|<style|<script|\son\w+=|href|url\(", svg) == []


def test_a_drawing_has_its_printed_size() -> None:
    drawing = written(SHEET)
    root = ET.fromstring(drawing.svg)
    assert root.get("width") == "174mm"
    assert root.get("viewBox") == "0 0 493.23 100"
    assert (drawing.width, drawing.height) == (658, 133)


def test_lengths_have_two_decimals_and_no_minus_before_nothing() -> None:
    svg = written(SHEET).svg.decode()
    assert 'points="0,0 0,3.14"' in svg


def test_the_family_is_quoted_as_its_name_ends_in_a_number() -> None:
    assert ET.fromstring(written(SHEET).svg).get("font-family") == "'Source Sans 3',sans-serif"
