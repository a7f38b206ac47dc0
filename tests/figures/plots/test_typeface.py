"""The widths of text are those of the bundled fonts."""

import pytest
from fontTools.ttLib import TTFont

from casereports.figures.plots.typeface import EM, FAMILY, advances, width_of, wrapped
from casereports.renderers.pdf.measure import SANS, SANS_SEMIBOLD, text_width
from casereports.renderers.pdf.typefaces import FOLDER, text_families

FACES = [(False, SANS), (True, SANS_SEMIBOLD)]


@pytest.mark.parametrize(("bold", "file"), FACES)
def test_widths_are_those_of_the_font_file(bold: bool, file: str) -> None:
    with TTFont(FOLDER / file) as font:
        widths, em = font["hmtx"], font["head"].unitsPerEm
        held = {
            chr(character): round(widths[glyph][0] * EM / em)
            for character, glyph in font.getBestCmap().items()
            if character < 0x10000
        }
    assert advances(bold=bold) == held


def test_the_press_has_the_family() -> None:
    assert FAMILY in {family.name for family in text_families()}


def test_a_line_is_as_wide_as_the_press_sets_it() -> None:
    line = "Alkaline phosphatase 1,043 U/L − ≤ µ"
    assert width_of(line, 8) == pytest.approx(text_width(line, SANS, 8))


def test_characters_of_other_scripts_take_a_whole_em_and_accents_nothing() -> None:
    assert width_of("碱", 10) == 10
    assert width_of("e\u0302", 10) == width_of("e", 10)


def test_lines_break_between_words_and_a_long_word_within() -> None:
    assert wrapped("drug-induced liver injury", 8, 60) == ("drug-induced", "liver injury")
    assert wrapped("", 8, 60) == ("",)
    pieces = wrapped("pneumonoultramicroscopicsilicovolcanoconiosis", 8, 60)
    assert "".join(pieces) == "pneumonoultramicroscopicsilicovolcanoconiosis"
    assert max(width_of(piece, 8) for piece in pieces) <= 60
