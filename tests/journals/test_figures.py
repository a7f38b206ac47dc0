from typing import Any

import pytest
from pydantic import ValidationError

from casereports.journals.figures import FigureRules


def asked(value: Any, confidence: str = "H") -> dict[str, Any]:
    """A rule as a profile's file holds it; one that was not found has no value."""
    rule = {"confidence": confidence, "source": "a test", "as_of": "2026-11"}
    return rule if confidence == "?" else {"value": value, **rule}


def rules(**parts: Any) -> FigureRules:
    return FigureRules.model_validate(parts)


SILENT = rules()


@pytest.mark.parametrize(("art", "dpi"), [("tone", 300), ("line", 1200), ("combination", 600)])
def test_where_a_journal_says_nothing_the_product_has_its_own_resolution(art, dpi):
    assert (SILENT.dpi_for(art).value, SILENT.dpi_for(art).own) == (dpi, False)


@pytest.mark.parametrize("art", ["tone", "line", "combination"])
def test_a_journal_has_its_own_resolution_for_each_kind_of_picture(art):
    journal = rules(**{f"{art}_dpi": asked(450)})

    assert (journal.dpi_for(art).value, journal.dpi_for(art).own) == (450, True)


def test_a_rule_that_was_not_found_leaves_the_product_its_own():
    dpi = rules(tone_dpi=asked(None, "?")).dpi_for("tone")

    assert (dpi.value, dpi.own, dpi.unverified) == (300, False, False)


@pytest.mark.parametrize(("confidence", "unverified"), [("M", False), ("B", True)])
def test_what_is_the_journals_from_memory_is_unverified(confidence, unverified):
    assert rules(line_dpi=asked(600, confidence)).dpi_for("line").unverified is unverified


def test_figures_are_one_column_wide_or_two():
    journal = rules(single_mm=asked(85), double_mm=asked(170), most_height_mm=asked(225))

    assert [
        size.value
        for size in (journal.width_mm(False), journal.width_mm(True), journal.height_mm())
    ] == [85, 170, 225]


def test_where_a_journal_says_nothing_the_page_is_as_most_print_it():
    assert [
        size.value for size in (SILENT.width_mm(False), SILENT.width_mm(True), SILENT.height_mm())
    ] == [84, 174, 235]


def test_one_column_that_is_wider_than_two_is_refused():
    with pytest.raises(ValidationError, match="wider than one of two"):
        rules(single_mm=asked(180), double_mm=asked(170))


def test_formats_without_a_format_are_refused():
    with pytest.raises(ValidationError, match="at least one format"):
        rules(formats=asked([]))


def test_where_a_journal_says_nothing_a_figure_is_one_tiff_in_rgb():
    said = (SILENT.colour_mode(), SILENT.file_formats(), SILENT.panel_files())

    assert [one.value for one in said] == ["RGB", ("tif",), "one_file"]
    assert not any(one.own for one in said)


def test_a_journal_has_its_own_colours_and_files():
    journal = rules(
        colour=asked("CMYK"), formats=asked(["eps", "tif"]), panels=asked("one_per_panel")
    )
    said = (journal.colour_mode(), journal.file_formats(), journal.panel_files())

    assert [one.value for one in said] == ["CMYK", ("eps", "tif"), "one_per_panel"]
    assert all(one.own for one in said)


def test_files_are_named_by_the_number_of_their_figure():
    assert SILENT.named(1) == "Figure1.tif"
    assert SILENT.named(2, letter="B") == "Figure2B.tif"
    assert SILENT.named(3, ending="png") == "Figure3.png"


def test_files_are_named_as_the_journal_names_them():
    journal = rules(file_name="Fig_{number}_final", formats=asked(["jpg"]))

    assert journal.named(1, letter="A") == "Fig_1A_final.jpg"


@pytest.mark.parametrize("name", ["Figure", "{number}{number}", "a/{number}", "Fig{letter}"])
def test_a_file_name_that_can_not_be_written_is_refused(name):
    with pytest.raises(ValidationError, match="file_name"):
        rules(file_name=name)


def test_panels_are_lettered_as_most_journals_letter_them():
    assert [SILENT.panel_letter(place) for place in (0, 1, 25, 26, 52)] == [
        "A",
        "B",
        "Z",
        "AA",
        "BA",
    ]
    assert SILENT.caption_letter("B") == "(B)"


@pytest.mark.parametrize(
    ("form", "printed"), [("({letter})", "(b)"), ("{letter}:", "b:"), ("{letter},", "b,")]
)
def test_panels_are_lettered_small_where_the_journal_wants_it(form, printed):
    journal = rules(letter={"case": "lower", "caption": form})

    assert journal.panel_letter(1) == "b"
    assert journal.caption_letter("B") == printed


def test_a_form_of_letters_without_a_letter_is_refused():
    with pytest.raises(ValidationError, match="caption"):
        rules(letter={"caption": "()"})
