"""Figures as files for the journal, read back as a journal's software reads them."""

import io
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PIL import Image as Picture
from PIL import ImageChops
from pypdfium2 import PdfDocument

from casereports.authoring.exported_figures import ExportedFigure, FigureFile, exported_figures
from casereports.authoring.figure_list import too_large
from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.journals.figures import FigureRules
from casereports.journals.shelf import profile
from casereports.manuscript.compose.plots import compose_plots
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Figure,
    Image,
)
from casereports.manuscript.paper import compose_paper
from casereports.renderers.pdf.figure import print_figure
from tests.factories.plotted import plotted_case
from tests.manuscript.papers import composed, facts, figure, pictures
from tests.renderers.phantoms import phantom

MM_PER_INCH = 25.4
CASE = UUID(int=1)
ARROW = {
    "kind": "arrow",
    "at": {"across": "10", "down": "10"},
    "to": {"across": "50", "down": "50"},
    "colour": "yellow",
}
AUTHOR = {"key": "first", "given": "Jane", "family": "Quillfeather"}
TITLE = "Quillfeather syndrome: a case report"
FORMS = ("tif", "png", "svg", "pdf")
RULES = {"single_mm": 85, "double_mm": 170, "combination_dpi": 150, "tone_dpi": 100}


def rules(**asked: Any) -> FigureRules:
    origin = {"confidence": "H", "source": "its instructions", "as_of": "2026-11"}
    return FigureRules.model_validate(
        {name: {"value": value, **origin} for name, value in (RULES | asked).items()}
    )


def paper(*figures: dict[str, Any]) -> Manuscript:
    case = facts(paper={"title": TITLE}, authors=[AUTHOR], figures=list(figures))
    return composed(case).manuscript


def exported(shown: dict[str, Any], **asked: Any) -> ExportedFigure:
    (found,) = exported_figures(paper(shown), rules(**asked), CASE)
    return found


def file_of(found: ExportedFigure, form: str = "tif") -> FigureFile:
    (file,) = [file for file in found.files if file.form == form]
    return file


def pixels(content: bytes) -> Picture.Image:
    picture = Picture.open(io.BytesIO(content))
    picture.load()
    return picture


# ---------------------------------------------------------------- size and resolution


@pytest.mark.parametrize(("width", "printed"), [("single", 85), ("double", 170)])
@pytest.mark.parametrize("form", ["tif", "png"])
def test_a_file_is_as_wide_as_the_journals_columns(width: str, printed: int, form: str) -> None:
    picture = pixels(file_of(exported(figure("mri", "a", width=width)), form).content(phantom))
    dpi = picture.info["dpi"][0]
    assert picture.width / dpi * MM_PER_INCH == pytest.approx(printed, abs=0.1)


@pytest.mark.parametrize(
    ("panels", "dpi"), [(["a"], 100), (["a", "b"], 150)], ids=["a photograph", "with letters"]
)
def test_a_file_has_the_resolution_that_its_kind_of_picture_asks_for(
    panels: list[str], dpi: int
) -> None:
    picture = pixels(file_of(exported(figure("mri", *panels))).content(phantom))
    assert picture.info["dpi"] == (dpi, dpi)


def test_a_marked_photograph_has_lines_and_asks_for_their_resolution() -> None:
    marked = figure("mri", "a")
    marked["panels"][0]["marks"] = {"marks": [ARROW]}
    assert file_of(exported(marked)).dpi == 150


@pytest.mark.parametrize(
    "form",
    [
        {"columns": 2},
        {"columns": 3, "gap": "wide", "equal_heights": True},
        {"columns": 1},
        {"columns": 4, "gap": "none", "width": "single"},
    ],
)
def test_what_is_said_of_the_size_is_what_is_printed(form: dict[str, Any]) -> None:
    found = exported(figure("mri", "a", "b", "c", **form), most_height_mm=200)
    page = print_figure(
        found.truth.figure,
        image_bytes=phantom,
        width_mm=found.truth.width,
        highest_mm=200,
    )
    with PdfDocument(page) as document:
        size = [side / 72 * MM_PER_INCH for side in document[0].get_size()]
    assert size == pytest.approx([found.truth.printed.width, found.truth.printed.height], abs=0.1)


# ---------------------------------------------------------------- what is in the picture


def without_letters(found: Figure) -> Figure:
    panels = (panel.model_copy(update={"letter": ""}) for panel in found.panels)
    return found.model_copy(update={"panels": tuple(panels)})


def changed(first: FigureFile, second: Figure) -> tuple[int, int, int, int] | None:
    """Where the pixels differ from those of another figure of the same size."""
    other = FigureFile(**{**vars(first), "figure": second})
    before, after = (pixels(file.content(phantom)).convert("RGB") for file in (first, other))
    assert before.size == after.size
    return ImageChops.difference(before, after).getbbox()


def test_letters_are_in_the_pixels_of_each_panel() -> None:
    file = file_of(exported(figure("mri", "a", "b")))
    left, top, right, bottom = changed(file, without_letters(file.figure)) or (0, 0, 0, 0)
    width, height = pixels(file.content(phantom)).size
    assert (left, top) < (0.1 * width, 0.1 * height)
    assert 0.5 * width < right < 0.65 * width
    assert bottom < 0.2 * height


def test_marks_are_in_the_pixels() -> None:
    marked = figure("mri", "a")
    marked["panels"][0]["marks"] = {"marks": [ARROW]}
    file = file_of(exported(marked), "png")
    (panel,) = file.figure.panels
    bare = file.figure.model_copy(update={"panels": (panel.model_copy(update={"marks": ()}),)})
    left, top, right, bottom = changed(file, bare) or (0, 0, 0, 0)
    width, height = pixels(file.content(phantom)).size
    assert (left / width, top / height) == pytest.approx((0.1, 0.1), abs=0.03)
    assert (right / width, bottom / height) == pytest.approx((0.5, 0.5), abs=0.03)


def test_an_arrow_of_colour_makes_a_scan_of_greys_rgb() -> None:
    marked = figure("mri", "a")
    marked["panels"][0]["marks"] = {"marks": [ARROW]}
    modes = [
        pixels(file_of(exported(one)).content(phantom)).mode for one in (figure("mri", "a"), marked)
    ]
    assert modes == ["L", "RGB"]


@pytest.mark.parametrize("form", ["tif", "png"])
def test_no_word_of_the_paper_is_in_the_file(form: str) -> None:
    named = figure("quillfeather-mri", "a", "b", title="MRI of Quillfeather.")
    content = file_of(exported(named), form).content(phantom)
    for word in (b"uillfeather", b"Software", b"Pillow", b"pdfium", b"What a shows"):
        assert word not in content


def test_the_same_figure_gives_the_same_bytes(tmp_path: Path, settings: Any) -> None:
    first, second = {}, {}
    for made, folder in ((first, "one"), (second, "two")):
        settings.MEDIA_ROOT = tmp_path / folder
        made |= {
            file.name: file.content(phantom) for file in exported(figure("mri", "a", "b")).files
        }
    assert first == second
    assert sorted(first) == ["Figure1.png", "Figure1.tif"]


def test_words_of_the_legend_make_no_other_file() -> None:
    plain, told = (
        file_of(exported(figure("mri", "a", title=title))) for title in ("MRI.", "MRI of a mass.")
    )
    assert plain.key == told.key


# ---------------------------------------------------------------- files and their names


def test_a_journal_that_wants_each_panel_alone_gets_it_without_its_letter() -> None:
    found = exported(figure("mri", "a", "b"), panels="one_per_panel")
    assert [file.name for file in found.of_form("tif")] == ["Figure1A.tif", "Figure1B.tif"]
    sizes = [pixels(file.content(phantom)).size for file in found.of_form("tif")]
    assert [width / 100 * MM_PER_INCH for width, _ in sizes] == pytest.approx([84.5] * 2, abs=0.2)
    (panel,) = found.of_form("tif")[0].figure.panels
    assert panel.letter == ""


def test_a_figure_of_one_panel_is_one_file_everywhere() -> None:
    found = exported(figure("mri", "a"), panels="one_per_panel")
    assert [file.name for file in found.files] == ["Figure1.tif", "Figure1.png"]


def plot() -> tuple[ExportedFigure, Any]:
    case = plotted_case(Plot(key="trend", kind=PlotKind.LAB_TREND))
    drawings = compose_plots(case, []).drawings
    manuscript = compose_paper(case, profile=profile(""), images=pictures(case)).manuscript

    def drawing(image: Image) -> bytes:
        return drawings[image.sha256]

    return exported_figures(manuscript, rules(line_dpi=600), CASE)[0], drawing


def test_a_plot_is_handed_in_as_vectors_too() -> None:
    found, drawing = plot()
    assert [file.name for file in found.files] == [f"Figure1.{form}" for form in FORMS]
    assert file_of(found, "svg").content(drawing).startswith(b"<?xml")
    with PdfDocument(file_of(found, "pdf").content(drawing)) as document:
        width = document[0].get_width() / 72 * MM_PER_INCH
    assert width == pytest.approx(found.truth.printed.width, abs=0.1)


def test_the_picture_of_a_plot_has_the_resolution_of_lines() -> None:
    found, drawing = plot()
    picture = pixels(file_of(found).content(drawing))
    assert picture.info["dpi"] == (600, 600)
    assert picture.width / 600 * MM_PER_INCH == pytest.approx(found.truth.printed.width, abs=0.1)


def test_a_file_with_more_bytes_than_the_journal_takes_is_known_once_it_is_made() -> None:
    small, large = (file_of(exported(figure("mri", "a"), most_megabytes=n)) for n in (10, 0))
    assert not large.is_too_large
    content = large.content(phantom)
    assert (small.is_too_large, large.is_too_large) == (False, True)
    assert (small.size, large.size) == (len(content), len(content))


def test_files_with_more_bytes_than_the_journal_takes_are_named() -> None:
    files = [("Figure1.tif", b"pixels" * 200_000), ("Figure2.tif", b"pixels")]
    assert too_large(files, rules(most_megabytes=1)) == ["Figure1.tif"]
    assert too_large(files, rules()) == []
