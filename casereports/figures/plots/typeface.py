"""How wide text is, from the advance widths of the house's sans-serif.

``advances.json`` holds what the font files say (a test compares them), so that a web worker needs
no font reader to tell whether a label fits.
"""

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

#: The family that text is set in; the site and the press provide it by this name.
FAMILY: Final = "Source Sans 3"
#: Widths in ``advances.json`` are in thousandths of the type size.
EM: Final = 1000
#: How far capitals and descenders reach from the baseline, in ems.
ABOVE: Final = 0.72
BELOW: Final = 0.22

_FILE = Path(__file__).parent / "advances.json"
#: A character of another script is as wide as high.
_ELSEWHERE = EM
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


@cache
def advances(*, bold: bool = False) -> dict[str, int]:
    """Returns the width of each character that the face holds, in thousandths of an em."""
    by_width: dict[str, str] = json.loads(_FILE.read_text("utf-8"))["bold" if bold else "regular"]
    return {character: int(width) for width, held in by_width.items() for character in held}


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Returns the width of one line of text, in the unit of ``size``."""
    known = advances(bold=bold)
    return size / EM * sum(known.get(one, _unknown(one)) for one in text)


def _unknown(character: str) -> int:
    return 0 if unicodedata.category(character) in _NO_WIDTH else _ELSEWHERE


def wrapped(text: str, size: float, widest: float, *, bold: bool = False) -> tuple[str, ...]:
    """Returns the text in lines of at most ``widest``; a word that is longer is broken."""
    lines: list[str] = []
    line = ""
    for word in (part for long in text.split(" ") for part in _parts(long, size, widest, bold)):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size, bold=bold) > widest:
            lines.append(line)
            longer = word
        line = longer
    return (*lines, line) if line or not lines else tuple(lines)


def _parts(word: str, size: float, widest: float, bold: bool) -> list[str]:
    """Returns a word, or the pieces of one that no line can hold."""
    if width_of(word, size, bold=bold) <= widest:
        return [word]
    pieces, piece = [], ""
    for character in word:
        if piece and width_of(piece + character, size, bold=bold) > widest:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]
