"""Panels on a page: their grid, their letters, and what is drawn on them."""

import re

import pytest
from lxml import etree

from casereports.journals.figures import Corner, LetterCase, LetterLook, LetterStyle
from casereports.renderers.html import render_article
from casereports.renderers.html.panels import LINE
from tests.renderers.marked import ARROW, Marked
from tests.renderers.papers import article

SVG = "{http://www.w3.org/2000/svg}"


def page(paper: Marked) -> etree._Element:
    written = render_article(paper.manuscript, image_url=lambda image: f"{image.sha256}.png")
    return etree.fromstring(written)


def overlay(paper: Marked) -> etree._Element:
    (found,) = page(paper).iter(f"{SVG}svg")
    return found


def classes(paper: Marked, name: str) -> list[str]:
    found = [part.get("class", "") for part in page(paper).iter("div", "span")]
    return [names for names in found if name in names.split()]


def lettered(**style: object) -> Marked:
    paper = Marked({}, {}, columns=2)
    figure = paper.figure.model_copy(update={"lettering": LetterStyle(**style)})
    (section,) = paper.manuscript.body
    section = section.model_copy(update={"blocks": (figure,)})
    paper.manuscript = paper.manuscript.model_copy(update={"body": (section,)})
    return paper


def test_a_panel_without_marks_has_nothing_over_it() -> None:
    assert list(page(Marked({})).iter(f"{SVG}svg")) == []


def test_what_lies_over_a_picture_has_its_shape_in_millimetres_of_print() -> None:
    assert overlay(Marked({"marks": ARROW})).get("viewBox") == "0 0 158 118.5"


def test_marks_are_hidden_from_those_who_hear_the_description() -> None:
    assert overlay(Marked({"marks": ARROW})).get("aria-hidden") == "true"


def test_an_arrow_points_at_its_place() -> None:
    rim, ink = overlay(Marked({"marks": ARROW})).iter(f"{SVG}polygon")
    tip = [float(side) for side in ink.get("points", "").split()[0].split(",")]
    assert tip == pytest.approx([158 * 0.3, 118.5 * 0.4])
    assert rim.get("points") == ink.get("points")
    assert (rim.get("fill"), ink.get("fill")) == ("#000000", "#ffe100")


def test_no_page_needs_a_style_attribute() -> None:
    assert [name for name in ("figures", "panels", "presacral") if " style=" in article(name)] == []


def test_a_label_is_text_and_nothing_else() -> None:
    marks = 'label 50,50 "<b>T</b> & N"'
    lines = overlay(Marked({"marks": marks})).iter(f"{SVG}text")
    assert {line.text for line in lines} == {"<b>T</b> & N"}


def test_a_figure_says_its_columns_gap_and_width() -> None:
    paper = Marked({}, {}, {}, columns=3, gap="wide", width="single", equal_heights=True)
    assert classes(paper, "panels") == ["panels columns-3 gap-wide equal-heights"]
    assert [part.get("class") for part in page(paper).iter("figure")] == ["single"]


def test_panels_of_one_height_ask_for_widths_by_their_shape() -> None:
    views = ["", "crop 0,0 to 50,100", "turned 90"]
    paper = Marked(*({"view": view} for view in views), columns=3, equal_heights=True)
    asked = [
        (int(img.get("width", 0)), int(img.get("height", 0))) for img in page(paper).iter("img")
    ]
    assert sum(width for width, _ in asked) == pytest.approx(LINE, abs=2)
    assert [high for _, high in asked] == pytest.approx([asked[0][1]] * 3, abs=1)


def test_a_short_line_of_one_height_leaves_white_at_its_end() -> None:
    paper = Marked({}, {}, {}, columns=2, equal_heights=True)
    rows = [row for row in page(paper).iter("div") if row.get("class") == "row"]
    assert [[part.get("class") for part in row] for row in rows] == [
        ["panel", "panel"],
        ["panel", "rest"],
    ]
    (spacer,) = page(paper).iter(f"{SVG}svg")
    assert int(spacer.get("width", 0)) == pytest.approx(LINE / 2, rel=0.01)


@pytest.mark.parametrize(
    ("style", "name"),
    [
        ({}, "letter"),
        ({"look": LetterLook.WHITE}, "letter white"),
        ({"look": LetterLook.BLACK, "corner": Corner.BOTTOM_LEFT}, "letter black bottom-left"),
        ({"look": LetterLook.OUTSIDE_ABOVE, "bold": False}, "letter above light"),
    ],
)
def test_letters_look_as_the_journal_wants(style: dict[str, object], name: str) -> None:
    paper = lettered(**style)
    assert classes(paper, "letter") == [name, name]
    is_above = style.get("look") is LetterLook.OUTSIDE_ABOVE
    assert ("letters-above" in classes(paper, "panels")[0]) is is_above


def test_a_legend_has_the_letters_in_the_form_of_the_journal() -> None:
    assert re.findall(r"<strong>(.*?)</strong>", article("panels")) == ["a,", "b,"]
    assert LetterStyle(case=LetterCase.LOWER).caption == "({letter})"
