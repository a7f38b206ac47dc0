"""The bundled fonts: which there are, and which of them a paper's characters need.

The text faces are always loaded. The fallback faces (symbols, and Chinese, Japanese and Korean
in slices of about a hundred characters each) are loaded one by one when a character asks for
them, so that a paper without such names pays nothing.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont
from pydantic import TypeAdapter

from casereports.clinical.sentences import _
from casereports.clinical.values import Value
from casereports.renderers.pdf.errors import PrintError

FOLDER = Path(__file__).parent / "fonts"

UNPRINTED = frozenset({"Cf", "Zl", "Zp"})
"""Unicode categories of characters that need no glyph: joiners, marks of direction."""

WHITESPACE = frozenset("\t\n\r")

JAPANESE = "Noto Sans JP"


class Face(Value):
    """One font file; ``characters`` (hexadecimal ranges) tells what a fallback face is for."""

    file: str
    sha256: str
    weight: int = 400
    style: Literal["normal", "italic"] = "normal"
    characters: str = ""


class Family(Value):
    """A typeface as its makers published it, with its licence beside it."""

    name: str
    version: str
    package: str
    licence: str
    licence_file: str
    use: Literal["text", "fallback"]
    files: tuple[Face, ...]


@cache
def families() -> tuple[Family, ...]:
    """Return the bundled families, in the order in which they are asked for a character."""
    manifest = (FOLDER / "manifest.json").read_bytes()
    return TypeAdapter(tuple[Family, ...]).validate_json(manifest)


def text_families() -> tuple[Family, ...]:
    return tuple(family for family in families() if family.use == "text")


@cache
def text_characters() -> frozenset[int]:
    """Return the characters that the text faces hold."""
    held: set[int] = set()
    for family in text_families():
        with TTFont(FOLDER / family.files[0].file, lazy=True) as font:
            held.update(font.getBestCmap())
    return frozenset(held)


@cache
def fallback_of(family: str) -> dict[int, str]:
    """Return the file for each character that a fallback family holds."""
    (found,) = (entry for entry in families() if entry.name == family)
    return {
        character: face.file for face in found.files for character in characters_in(face.characters)
    }


def characters_in(ranges: str) -> Iterable[int]:
    """Yield the characters of ranges such as "4e00-4e05,4e10"."""
    for entry in ranges.split(","):
        first, _, last = entry.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def fallbacks_for(text: str, language: str) -> tuple[str, ...]:
    """Return the files that a text needs beside the text faces, in the order of preference.

    Raises ``PrintError`` naming the first character that no bundled font holds.
    """
    missing = sorted({ord(character) for character in text} - text_characters())
    printed = [character for character in missing if needs_glyph(chr(character))]
    if not printed:
        return ()
    order = preference(text, language)
    found = {file_for(character, order) for character in printed}
    return tuple(sorted(found))


def needs_glyph(character: str) -> bool:
    return unicodedata.category(character) not in UNPRINTED and character not in WHITESPACE


def preference(text: str, language: str) -> tuple[str, ...]:
    """Return the fallback families, Japanese shapes first in a paper with Japanese in it."""
    japanese = language.startswith("ja") or any(is_kana(character) for character in text)
    names = [family.name for family in families() if family.use == "fallback"]
    return tuple(sorted(names, key=lambda name: japanese and name != JAPANESE))


def is_kana(character: str) -> bool:
    return "\u3041" <= character <= "\u30ff"


def file_for(character: int, order: tuple[str, ...]) -> str:
    for family in order:
        file = fallback_of(family).get(character)
        if file:
            return file
    raise PrintError(
        _(
            "The character “%(character)s” (U+%(code)s) is in none of the bundled fonts.",
            character=chr(character),
            code=f"{character:04X}",
        )
    )


def face_name(file: str) -> str:
    """Return the family name of a fallback file: its own, so that no other can stand in."""
    return Path(file).stem
