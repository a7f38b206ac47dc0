from hashlib import sha256

import pytest

from casereports.renderers.pdf.errors import PrintError
from casereports.renderers.pdf.typefaces import (
    FOLDER,
    fallbacks_for,
    families,
    file_for,
    preference,
)

FILES = [face for family in families() for face in family.files]


def test_every_font_is_the_one_of_the_manifest() -> None:
    changed = [
        face.file
        for face in FILES
        if sha256((FOLDER / face.file).read_bytes()).hexdigest() != face.sha256
    ]
    assert changed == []


def test_every_font_in_the_folder_is_in_the_manifest() -> None:
    there = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*")
        if path.suffix in {".ttf", ".woff2"}
    }
    assert there == {face.file for face in FILES}


@pytest.mark.parametrize("family", families(), ids=lambda family: family.name)
def test_every_family_has_its_licence_beside_it(family) -> None:
    licence = (FOLDER / family.licence_file).read_text("utf-8")
    assert "Licen" in licence or "licen" in licence


def test_latin_and_greek_papers_need_the_text_faces_only() -> None:
    text = "Ångström Łódź αβγ µ × ≥ ≤ ± − – ¹⁷⁷Lu β₂ H⁺ ♀♂ e\u0301 20\u202f% a\u200bb ½ ‰ ′ →"
    assert fallbacks_for(text, "en") == ()


@pytest.mark.parametrize(
    ("text", "folder"),
    [("王堃祎珺赟", "noto-sans-sc"), ("山田たろう", "noto-sans-jp"), ("홍길동", "noto-sans-kr")],
)
def test_east_asian_names_bring_their_own_slices(text: str, folder: str) -> None:
    assert {file.partition("/")[0] for file in fallbacks_for(text, "en")} == {folder}


def test_japanese_shapes_come_first_in_a_paper_with_japanese_in_it() -> None:
    order = preference("東京の", "en")
    assert file_for(ord("東"), order).startswith("noto-sans-jp/")
    order = preference("東", "en")
    assert file_for(ord("東"), order).startswith("noto-sans-sc/")


def test_character_without_a_font_is_named() -> None:
    with pytest.raises(PrintError, match=r"The character “ก” \(U\+0E01\) is in none"):
        fallbacks_for("ก", "en")
