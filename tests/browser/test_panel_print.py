"""What the editor draws beside what is printed: the same forms at the same places."""

import re
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page

from casereports.accounts.models import User
from casereports.clinical.facts.panels import Mark, Marks, View
from casereports.clinical.notation.registry import notation_named
from casereports.figures.panels.grid import Size
from casereports.figures.panels.places import Window
from casereports.figures.panels.view import curve
from casereports.manuscript.overlay import PanelBar, PanelMark
from casereports.renderers.html.overlay import inked, scale_bar
from tests.browser.drawing import case_drawn_on, open_panel

PICTURE = (600, 400)
MARKS = (
    *("arrow 20,30 to 45,50", "arrow 20,30 to 21,31", "arrowhead 70,20 to 60,35, yellow"),
    *("line 10,10 to 30,10, black", "circle 50,50 to 70,75, cyan", "asterisk 80,80, orange"),
    *(
        'label 30,40 "T"',
        'label 1,99 "at the edge"',
        'label 50,50 "so long that no one line holds"',
    ),
)
VIEWS = ("", "turned 90", "crop 10,20 to 60,70", "crop 5,5 to 90,80; turned 270")
SIDES = ("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "rx", "ry", "width", "height")
LENGTHS = (*SIDES, "stroke-width", "font-size")
#: Draws marks and a bar as the editor does, and tells of each shape what and where it is, in
#: millimetres of print.
IN_EDITOR = """async ([marks, bar, view, [width, height], wide, names]) => {
    const { drawBar, drawMark } = await import("/static/js/panels/shapes.js");
    const { Frame } = await import("/static/js/panels/frame.js");
    const { readMarks, readView } = await import("/static/js/panels/notation.js");
    await document.fonts.load("600 16px 'Source Sans 3'");
    const frame = new Frame({ width, height }, readView(view));
    const mm = frame.cut.width / wide;
    const group = SVG().group();
    for (const mark of readMarks(marks)) drawMark(group, mark, frame, mm, mark.text);
    if (bar) drawBar(group, bar[1], bar[0], frame, mm);
    const edge = (name) => (/^c?x/.test(name) ? frame.cut.x : /^c?y/.test(name) ? frame.cut.y : 0);
    return group.children().map(({ node }) => {
        const told = { kind: node.localName, text: node.textContent };
        for (const { name, value } of node.attributes) told[name] = value;
        for (const name of names) {
            if (name in told) told[name] = (Number(told[name]) - edge(name)) / mm;
        }
        if (told.points) {
            const sides = told.points.trim().split(/[\\s,]+/).map(Number);
            told.points = sides.map((side, at) => (side - edge(at % 2 ? "y" : "x")) / mm);
        }
        return told;
    });
}"""


@pytest.fixture
def drawn(page: Page, author: User) -> Page:
    """A page that has the editor's libraries."""
    open_panel(page, case_drawn_on(author))
    return page


def printed(html: list[str]) -> list[dict[str, Any]]:
    """Return the shapes of a print: what each is, and its numbers."""
    found = []
    for one in html:
        opened = re.match(r"<(\w+)", one)
        assert opened is not None
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', one))
        told: dict[str, Any] = {"kind": opened[1], "text": re.sub("<[^>]+>", "", one)}
        for name, value in attributes.items():
            is_number = re.fullmatch(r"-?[\d.]+", value)
            told[name] = float(value) if is_number else value
        if "points" in told:
            told["points"] = [float(side) for side in re.split(r"[\s,]+", told["points"])]
        found.append(told)
    return found


def is_alike(seen: dict[str, Any], print_: dict[str, Any]) -> bool:
    """Tell whether two shapes are the same, to a twentieth of a millimetre."""
    names = [name for name in LENGTHS if name in print_]
    return (
        (seen["kind"], seen["text"]) == (print_["kind"], print_["text"])
        and [seen[name] for name in names] == pytest.approx([print_[n] for n in names], abs=0.05)
        and seen.get("points", []) == pytest.approx(print_.get("points", []), abs=0.05)
        and [seen.get(name) for name in ("fill", "stroke") if name in print_]
        == [print_.get(name) for name in ("fill", "stroke") if name in print_]
    )


def placed(mark: Mark, window: Window) -> PanelMark:
    (x, y), to = window.place(mark.at), window.place(mark.to) if mark.to else None
    to_x, to_y = to or (None, None)
    return PanelMark(
        kind=mark.kind, x=x, y=y, to_x=to_x, to_y=to_y, text=mark.text, colour=mark.colour
    )


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("wide", [40.0, 174.0])
def test_marks_look_in_the_editor_as_they_print(drawn: Page, view: str, wide: float) -> None:
    read: View | None = notation_named("view").parse(view) if view else None
    window = Window.of(read, PICTURE)
    left, top, right, bottom = window.box
    is_lying = read is not None and read.turned in (90, 270)
    sides = (bottom - top, right - left) if is_lying else (right - left, bottom - top)
    size = Size(wide, wide * sides[1] / sides[0])
    for text in MARKS:
        marks: Marks = notation_named("marks").parse(text)
        html = inked(placed(marks.marks[0], window), size)
        seen = drawn.evaluate(IN_EDITOR, [text, None, view, PICTURE, wide, LENGTHS])
        wanted = printed([str(one) for one in html])
        assert [one["kind"] for one in seen] == [one["kind"] for one in wanted], text
        for one, other in zip(seen, wanted, strict=True):
            assert is_alike(one, other), (text, one, other)


@pytest.mark.parametrize("percent", ["15", "30", "88"])
def test_a_scale_bar_looks_in_the_editor_as_it_prints(drawn: Page, percent: str) -> None:
    size = Size(84.0, 56.0)
    label = "20\u00a0mm"
    html = scale_bar(PanelBar(percent=Decimal(percent), label=label), size)
    asked = ["asterisk 50,50", [float(percent), label], "", PICTURE, 84.0, LENGTHS]
    seen = drawn.evaluate(IN_EDITOR, asked)[-len(html) :]
    for one, other in zip(seen, printed([str(part) for part in html]), strict=True):
        assert is_alike(one, other), (one, other)


@pytest.mark.parametrize("view", ["brightness 10; contrast 50", "brightness -40", "contrast -70"])
def test_greys_are_seen_as_they_are_made(drawn: Page, view: str) -> None:
    drawn.locator("[name=view]").evaluate(
        """(one, text) => {
            one.value = text;
            one.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        view,
    )
    slope, intercept = (
        float(drawn.locator("feFuncR").get_attribute(name) or "") for name in ("slope", "intercept")
    )
    seen = [round(min(1, max(0, slope * grey / 255 + intercept)) * 255) for grey in range(256)]
    assert seen == curve(notation_named("view").parse(view))
