"""Plots in print: vectors with text that is found, read aloud and set in the house's fonts."""

from io import BytesIO

import pikepdf
import pytest

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.journals.shelf import profile
from casereports.manuscript.compose.plots import compose_plots
from casereports.manuscript.nodes import Figure
from casereports.manuscript.paper import compose_paper
from casereports.manuscript.walk import blocks_of
from casereports.renderers.pdf.geometry import COLUMN_WIDTH_MM, is_drawn, panel_sizes
from casereports.renderers.pdf.pictures import pictures_of
from casereports.renderers.pdf.printing import print_here
from tests.factories.plotted import plotted_case
from tests.renderers.pdf.reading import elements, opened, page_texts

PAPER = {"title": "A case", "sections": [{"kind": "case", "text": "See {fig:trend-alp}."}]}
ALP = Plot(key="trend-alp", kind=PlotKind.LAB_TREND, analytes=("ALP",))
TIMELINE = Plot(key="timeline", kind=PlotKind.TIMELINE)
SINGLE = Plot(key="small", kind=PlotKind.LAB_TREND, analytes=("ALP",), width="single")


def print_case(case: CaseFacts) -> bytes:
    paper = compose_paper(case, profile=profile(""), images={}).whole()
    drawings = compose_plots(case, []).drawings
    return print_here(paper, pictures_of(paper, lambda image: drawings[image.sha256]))


def figures(case: CaseFacts) -> dict[str, Figure]:
    paper = compose_paper(case, profile=profile(""), images={}).manuscript
    return {one.key: one for one in blocks_of(paper.body) if isinstance(one, Figure)}


@pytest.fixture(scope="module")
def printed() -> bytes:
    return print_case(plotted_case(ALP, TIMELINE, paper=PAPER))


def test_the_text_of_plots_is_found_in_the_pdf(printed: bytes) -> None:
    text = " ".join(" ".join(page_texts(printed)).split())
    for words in ("1,043", "Weeks from admission", "Ursodeoxycholic acid", "−10 y", "Liver biopsy"):
        assert words in text


def test_a_changed_result_changes_the_plot_and_leaves_no_old_number() -> None:
    before = " ".join(page_texts(print_case(plotted_case(ALP, paper=PAPER))))
    after = " ".join(page_texts(print_case(plotted_case(ALP, paper=PAPER, alp="1511"))))
    assert "147" in before
    assert "147" not in after
    # In the plot as the scale writes it, and in the table of the laboratory.
    assert after.count("1,511") == 2


def test_a_plot_is_tagged_as_a_figure_and_described(printed: bytes) -> None:
    with opened(printed) as pdf:
        described = [str(one.Alt) for one in elements(pdf, "/Figure") if "/Alt" in one]
    assert described[0].startswith("Line plot of alkaline phosphatase in\u00a0U/L")
    assert described[1].startswith("Timeline in lanes; day 0 is admission.")


def test_plots_are_vectors_set_in_fonts_that_the_file_holds(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as pdf:
        names = {
            str(font.BaseFont).partition("+")[2]
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        }
        pictures = [
            thing
            for page in pdf.pages
            for thing in page.Resources.get("/XObject", {}).values()
            if thing.get("/Subtype") == "/Image"
        ]
    assert {"Source-Sans-3", "Source-Sans-3-Semi-Bold"} <= {name.rstrip(",") for name in names}
    assert all(name.startswith("Source-") for name in names)
    assert pictures == []


def test_the_same_case_prints_the_same_bytes(printed: bytes) -> None:
    assert print_case(plotted_case(ALP, TIMELINE, paper=PAPER)) == printed


def test_a_word_in_another_script_finds_its_font() -> None:
    drug = {
        "key": "x",
        "kind": "systemic",
        "name": "碱性药",
        "when": {"kind": "offset", "value": 3},
    }
    text = " ".join(page_texts(print_case(plotted_case(ALP, paper=PAPER, treatments=[drug]))))
    assert "碱性药" in text


def test_a_drawing_keeps_its_printed_size_unless_the_column_is_narrower() -> None:
    found = figures(plotted_case(ALP, SINGLE))
    assert is_drawn(found["small"]) is True
    ((small,),) = panel_sizes(found["small"])
    assert small.width == pytest.approx(84, abs=0.2)
    ((wide,),) = panel_sizes(found["trend-alp"])
    assert wide.width == pytest.approx(COLUMN_WIDTH_MM, abs=0.2)
