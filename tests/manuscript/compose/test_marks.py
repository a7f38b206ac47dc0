from decimal import Decimal
from typing import Any

import pytest

from casereports.clinical.facts.panels import MarkColour
from casereports.clinical.notation.marks import parse_marks
from casereports.clinical.notation.scale import parse_bar, parse_scale
from casereports.clinical.notation.view import parse_view
from casereports.manuscript.faults import Composed
from casereports.manuscript.nodes import Figure, Panel
from casereports.manuscript.overlay import PanelBar, PanelMark
from tests.manuscript.papers import composed, paper_facts

LESION = {
    "imaging": [
        {
            "key": "mri",
            "modality": "MR",
            "lesions": [
                {
                    "key": "mass",
                    "site": "presacral space",
                    "size": {"first": "63", "second": "53", "unit": "mm"},
                }
            ],
        }
    ]
}
READ = {"view": parse_view, "marks": parse_marks, "scale": parse_scale, "bar": parse_bar}


def paper(**typed: str) -> Composed:
    """A paper with one picture of 800 × 600 pixels, whose panel is as the author typed it."""
    panel: dict[str, Any] = {"key": "x", "file": "x.jpg", "alt": "What x shows."}
    panel |= {name: READ[name](text) for name, text in typed.items()}
    figures = [{"key": "mri", "title": "MRI.", "panels": [panel]}]
    return composed(paper_facts({}, figures=figures, **LESION))


def panel(**typed: str) -> Panel:
    ((block,),) = (section.blocks for section in paper(**typed).manuscript.body)
    assert isinstance(block, Figure)
    return block.panels[0]


def faults(**typed: str) -> list[tuple[str, str]]:
    return [(fault.source, str(fault.message)) for fault in paper(**typed).faults]


def ends(mark: PanelMark) -> list[Decimal | None]:
    return [mark.x, mark.y, mark.to_x, mark.to_y]


def test_a_mark_stands_where_it_was_drawn() -> None:
    (arrow,) = panel(marks="arrow 20,30 to 45,50, yellow").marks
    assert ends(arrow) == [20, 30, 45, 50]
    assert arrow.colour is MarkColour.YELLOW


def test_a_mark_stays_on_its_lesion_when_the_picture_is_cut() -> None:
    (arrow,) = panel(marks="arrow 20,30 to 45,50", view="crop 20,0 to 70,100").marks
    assert ends(arrow) == [0, 30, 50, 50]


def test_a_mark_turns_with_its_picture_after_the_cut() -> None:
    (arrow,) = panel(marks="arrow 20,30 to 45,50", view="crop 20,0 to 70,100; turned 90").marks
    assert ends(arrow) == [70, 0, 50, 50]


def test_marks_on_what_is_cut_away_are_left_out() -> None:
    marks = (
        "arrow 60,60 to 90,90; arrowhead 30,30 to 70,70; line 80,10 to 90,90; "
        'circle 60,60 to 90,90; asterisk 51,20; label 20,51 "T"; asterisk 20,20'
    )
    (left,) = panel(marks=marks, view="crop 0,0 to 50,50").marks
    assert ends(left) == [40, 40, None, None]


def test_a_mark_that_reaches_into_the_picture_is_kept() -> None:
    (arrow,) = panel(marks="arrow 20,20 to 90,20", view="crop 0,0 to 50,50").marks
    assert ends(arrow) == [40, 40, 180, 40]


def test_a_label_tells_the_data_of_the_record() -> None:
    (label,) = panel(marks='label 20,30 "M, {lesion:mass:size}"').marks
    assert label.text == "M, 63\u00a0×\u00a053\u00a0mm"


def test_a_label_is_plain_words() -> None:
    (label,) = panel(marks='label 20,30 "*T2*, ^18^F, {abbr:MRI}"').marks
    assert label.text == "T2, 18F, MRI"


@pytest.mark.parametrize(
    ("words", "printed", "why"),
    [
        ("{lesion:node:size}", "[missing: lesion:node:size]", "The record has no lesion “node”."),
        ("{abbr:XYZQ}", "[missing: abbr:XYZQ]", "Nothing tells what “XYZQ” stands for."),
        ("T {fig:mri}", "T ", "A label on a picture cites nothing"),
        ("T [@smith]", "T\u00a0", "A label on a picture cites nothing"),
    ],
)
def test_a_label_that_cannot_be_told_is_a_fault_of_its_panel(
    words: str, printed: str, why: str
) -> None:
    marks = f'label 20,30 "{words}"'
    ((source, message),) = faults(marks=marks)
    assert source == "panel:mri/x"
    assert message.startswith(why)
    assert panel(marks=marks).marks[0].text == printed


def test_the_words_of_a_label_that_is_cut_away_are_not_asked_for() -> None:
    assert faults(marks='label 80,30 "{lesion:node}"', view="crop 0,0 to 50,50") == []


@pytest.mark.parametrize(
    ("view", "percent"),
    [
        ("", "12.5"),
        ("crop 0,0 to 50,100", "25"),
        ("turned 90", "16.67"),
        ("crop 0,0 to 100,50; turned 270", "33.33"),
    ],
)
def test_a_scale_bar_is_as_long_as_it_says(view: str, percent: str) -> None:
    typed = {"scale": "10,50 to 60,50 = 80 mm", "bar": "2 cm"} | ({"view": view} if view else {})
    assert panel(**typed).bar == PanelBar(percent=Decimal(percent), label="2\u00a0cm")


def test_a_scale_alone_prints_no_bar() -> None:
    assert panel(scale="10,50 to 60,50 = 80 mm").bar is None


def test_a_bar_says_micrometres_as_they_are_written() -> None:
    bar = panel(scale="0,50 to 50,50 = 200 um", bar="50 um").bar
    assert bar == PanelBar(percent=Decimal("12.5"), label="50\u00a0µm")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (
            {"bar": "20 mm"},
            (
                "The scale of the picture is not known, and a scale bar can't be drawn; give the "
                "real length of a line on it, or remove the bar."
            ),
        ),
        (
            {"scale": "10,50 to 60,50 = 80 mm", "bar": "15 cm"},
            (
                "A scale bar of 15\u00a0cm is too long: what is shown is 160\u00a0mm wide. "
                "Write a shorter one."
            ),
        ),
        (
            {"scale": "10,50 to 60,50 = 80 mm", "bar": "2 cm", "view": "crop 0,0 to 10,50"},
            (
                "A scale bar of 2\u00a0cm is too long: what is shown is 16\u00a0mm wide. "
                "Write a shorter one."
            ),
        ),
        (
            {"scale": "10,50 to 60,50 = 8.25 um", "bar": "10 nm"},
            (
                "A scale bar of 10\u00a0nm is too short to be seen: what is shown is "
                "16\u00a0µm wide. Write a longer one."
            ),
        ),
        (
            {"scale": "10,50 to 60,50 = 0.5 nm", "bar": "2 cm"},
            (
                "A scale bar of 2\u00a0cm is too long: what is shown is 1.0\u00a0nm wide. "
                "Write a shorter one."
            ),
        ),
        (
            {"scale": "10,50 to 10.000000000001,50 = 9999999999999999 cm", "bar": "2 cm"},
            "The line of the scale is shorter than a pixel of the picture; draw it longer.",
        ),
        (
            {"scale": "0,0 to 0.2,0 = 9999999999999999 cm", "bar": "0.000000000001 nm"},
            (
                "A scale bar of 0.000000000001\u00a0nm is too short to be seen: what is shown is "
                "49,999,999,999,999,995,000\u00a0mm wide. Write a longer one."
            ),
        ),
    ],
)
def test_a_bar_that_does_not_fit_is_a_fault_and_is_left_out(
    typed: dict[str, str], why: str
) -> None:
    assert faults(**typed) == [("panel:mri/x", why)]
    assert panel(**typed).bar is None
