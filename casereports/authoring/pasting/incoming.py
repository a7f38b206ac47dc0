"""Pasted text as it arrives: its size, its lines, and characters that nobody can read."""

import re
from dataclasses import dataclass

from casereports.authoring.pasting.lines import SHOWN, PasteError
from casereports.authoring.pasting.remarks import About, Remark, remark

MOST_BYTES, MOST_LINES, LONGEST_LINE = 1_000_000, 10_000, 5_000

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
#: Marks of direction and width, and hyphens that show only at a line's end: nobody misses them.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\u00ad\u061c]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: Full-width letters, digits and marks of Chinese and Japanese prints, and their space.
_HALF_WIDTH = dict(zip(range(0xFF01, 0xFF5F), range(0x21, 0x7F), strict=True)) | {
    0x3000: " ",
    0x3001: ",",
    0x3010: "[",
    0x3011: "]",
}


@dataclass(frozen=True)
class Incoming:
    """One pasted line: as it is shown, as it is read, and what was removed from it."""

    number: int
    text: str
    doubts: tuple[Remark, ...] = ()

    @property
    def source(self) -> str:
        return self.text.strip()[:SHOWN]

    @property
    def is_too_long(self) -> bool:
        return len(self.text) > LONGEST_LINE


def incoming(text: str) -> tuple[Incoming, ...]:
    """Returns the lines of a paste that hold something; raises PasteError for too many or none."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        raise PasteError(remark(About.TOO_BIG, size=size))
    lines = tuple(
        line
        for number, typed in enumerate(_joined(_BREAK.split(text)), start=1)
        if (line := _cleaned(number, typed)).text.strip()
    )
    if len(lines) > MOST_LINES:
        raise PasteError(remark(About.TOO_MANY_LINES, most=MOST_LINES, number=len(lines)))
    if not lines:
        raise PasteError(remark(About.NOTHING_TO_READ))
    return lines


def _cleaned(number: int, typed: str) -> Incoming:
    shown = _INVISIBLE.sub("", typed)
    text, removed = _UNPRINTABLE.subn("", shown)
    return Incoming(number, text, (remark(About.UNPRINTABLE),) if removed else ())


def _joined(lines: list[str]) -> list[str]:
    """Joins what a spreadsheet broke within one quoted cell; an empty line keeps the count."""
    joined, at = [], 0
    while at < len(lines):
        end = _cell_end(lines, at) if _opens_cell(lines[at]) else at
        joined.append(" ".join(lines[at : end + 1]))
        joined += [""] * (end - at)
        at = end + 1
    return joined


def _opens_cell(line: str) -> bool:
    """Tells whether the last cell begins with a quotation mark that this line does not close."""
    last = line.rpartition("\t")[2]
    return last.startswith('"') and last.count('"') % 2 == 1


def _cell_end(lines: list[str], start: int) -> int:
    for at in range(start + 1, min(start + 6, len(lines))):
        first = lines[at].partition("\t")[0]
        if first.count('"') % 2 == 1:
            return at if first.endswith('"') else start
        if "\t" in lines[at]:
            return start
    return start


def half_width(text: str) -> str:
    """Returns text with the plain forms of full-width letters, digits, brackets and commas."""
    return text if text.isascii() else text.translate(_HALF_WIDTH)
