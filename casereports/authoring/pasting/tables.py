"""The columns of a paste: tabs, bars, semicolons, commas with quotation marks, wide gaps."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from casereports.authoring.pasting.incoming import Incoming
from casereports.authoring.pasting.remarks import Remark

#: Cells of one line that are looked at.
MOST_CELLS = 100
_RULE = re.compile(r"[\s|:+=_*.-]+")
_WIDE = re.compile(r"\s{2,}|\t")
_VALUE = re.compile(r"\s*[<>≤≥~]?\s*[-+]?[0-9]")
#: A name that goes on with its value: the cell was cut within a decimal number or a list.
_MEASURED = re.compile(
    r"\s[<>≤≥]?\s?\d{1,6}\s*$|\s[<>≤≥]?\s?\d[\d.,]{0,9}\s?[%A-Za-zµμ/]{1,12}[\w/]*\s*$"
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Entry:
    """One pasted line in its cells; one cell where nothing parts it."""

    number: int
    source: str
    cells: tuple[str, ...]
    doubts: tuple[Remark, ...] = ()

    @property
    def text(self) -> str:
        return "  ".join(cell for cell in self.cells if cell)


def entries(lines: Sequence[Incoming]) -> tuple[Entry, ...]:
    """Returns the lines in cells, all parted by the mark that most of them have."""
    part = _parting([line.text for line in lines])
    return tuple(
        Entry(line.number, line.source, _stripped(part(line.text)), line.doubts) for line in lines
    )


def whole(lines: Sequence[Incoming]) -> tuple[Entry, ...]:
    """Returns the lines with one cell each."""
    return tuple(
        Entry(line.number, line.source, (line.text.strip(),), line.doubts) for line in lines
    )


def is_rule(text: str) -> bool:
    """Tells whether a line is only drawn: "|---|---|", "=====", "| |"."""
    return _RULE.fullmatch(text) is not None


def _stripped(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in cells[:MOST_CELLS])


def _parting(texts: Sequence[str]) -> Callable[[str], list[str]]:
    """Returns how the lines are parted into cells."""
    read = [text for text in texts if not is_rule(text)][:2_000] or list(texts)[:1]
    tabs = sum("\t" in text for text in read)
    if tabs * 3 >= len(read):
        return _by_mark("\t")
    bars = sum(text.count("|") > 1 or bool(re.search(r"\S \| \S", text)) for text in read)
    if bars * 2 >= len(read):
        return _by_bars
    for mark in (";", ","):
        if _is_csv([_quoted_cells(text, mark) for text in read]):
            return _by_mark(mark)
    if sum(bool(re.search(r"\S\s{2,}\S", text)) for text in read) * 3 >= len(read):
        return lambda text: _WIDE.split(text.strip())
    return lambda text: [text]


def _by_mark(mark: str) -> Callable[[str], list[str]]:
    return lambda text: _quoted_cells(text.strip("\r\n"), mark)


def _quoted_cells(text: str, mark: str) -> list[str]:
    """Parts a line at a mark that does not stand in a cell's quotation marks."""
    if '"' not in text:
        return text.split(mark)
    try:
        return next(csv.reader([text], delimiter=mark, strict=True), [])
    except csv.Error:
        return text.split(mark)


def _by_bars(text: str) -> list[str]:
    return text.strip().strip("|").split("|")


def _is_csv(rows: Sequence[list[str]]) -> bool:
    """Tells whether most rows have as many cells, with values in cells of their own.

    So "Natrium 3,4 mmol/l (3,5-5,1)" is a sentence, and "Natrium,3.4,mmol/l" are three cells.
    """
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return False
    width, count = widths.most_common(1)[0]
    likely = [row for row in rows if len(row) == width]
    parted = sum(
        not _MEASURED.search(row[0]) and any(_VALUE.match(cell) for cell in row[1:])
        for row in likely
    )
    heads = 1 if not any(_VALUE.match(cell) for cell in likely[0]) else 0
    enough = width > 2 or (width == 2 and len(rows) > 1 and _values_alone(likely[heads:]))
    return enough and count * 10 >= len(rows) * 6 and (parted + heads) * 10 >= count * 8


def _values_alone(rows: Sequence[list[str]]) -> bool:
    return bool(rows) and all(_LETTER.search(row[0]) and _VALUE.match(row[1]) for row in rows)
