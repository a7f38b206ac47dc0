"""Tables of a course: one column for each time, or one row for each time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from casereports.authoring.pasting.dates import Moment, moment_of
from casereports.authoring.pasting.found import Context
from casereports.authoring.pasting.headings import WORDS, plain
from casereports.authoring.pasting.labs import row_of_columns
from casereports.authoring.pasting.lines import Head, Line, once
from casereports.authoring.pasting.tables import Entry

_NAMES = ("analyte", "abbreviation", "", None)
_TIMES = ("when_date", "when", "clock")


@dataclass(frozen=True)
class Series:
    """A heading whose columns are times (``moments``), or whose columns are analytes.

    ``columns`` are the record's for all others; ``names`` the analytes' of a table by rows.
    """

    columns: tuple[str | None, ...]
    moments: tuple[Moment | None, ...]
    names: tuple[str, ...] = ()

    def heads(self, entry: Entry) -> tuple[Head, ...]:
        """Returns what the preview says of the columns."""
        said = []
        for at, pasted in enumerate(entry.cells):
            moment = self.moments[at]
            named = bool(self.names and self.names[at])
            column = f"result, {moment.column}" if moment and moment.column else ""
            said.append(Head(pasted, "result" if named else column or self.columns[at] or ""))
        return tuple(head for head in said if head.pasted)


def series_by_columns(entry: Entry, context: Context) -> Series | None:
    """Returns the series that a line heads with dates or counted days, or None."""
    words = WORDS["labs"]
    if len(entry.cells) < 2:
        return None
    columns = tuple(words.get(plain(cell)) for cell in entry.cells)
    moments = tuple(
        None if column is not None else moment_of(cell, context.order)
        for cell, column in zip(entry.cells, columns, strict=True)
    )
    unknown = any(
        cell and column is None and moment is None
        for cell, column, moment in zip(entry.cells, columns, moments, strict=True)
    )
    times = sum(moment is not None for moment in moments)
    named = "analyte" in columns
    if unknown or not times or columns[0] not in _NAMES or "result" in columns or moments[0]:
        return None
    if not named and entry.cells[0] and times < 2:
        return None
    first = columns if named else ("analyte", *columns[1:])
    return Series(first, moments) if named or times > 1 else None


def series_by_rows(entry: Entry, following: Entry | None, context: Context) -> Series | None:
    """Returns the series that a line heads with analytes, when times stand below its first cell."""
    words = WORDS["labs"]
    if following is None or len(entry.cells) < 2 or len(following.cells) < 2:
        return None
    columns = tuple(words.get(plain(cell)) for cell in entry.cells)
    if not (entry.cells[0] == "" or columns[0] in _TIMES) or any(columns[1:]):
        return None
    if moment_of(following.cells[0], context.order) is None:
        return None
    names = tuple(
        cell if at and columns[at] is None and any(letter.isalpha() for letter in cell) else ""
        for at, cell in enumerate(entry.cells)
    )
    if not any(names):
        return None
    times = columns[0] or "when", *(None for _ in names[1:])
    return Series(times, (None,) * len(names), names)


def rows_of(
    series: Series, entry: Entry, context: Context, said: Mapping[str, str]
) -> Iterator[Line]:
    """Yields the rows of one line of a series: one for each time, or one for each analyte.

    ``said`` is what lines above said of all rows.
    """
    if series.names:
        moment = moment_of(entry.cells[0], context.order)
        named = zip(series.names, entry.cells, strict=False)
        rows = [(moment, {"analyte": name, "result": text}) for name, text in named if name]
    else:
        told = zip(series.columns, entry.cells, strict=False)
        texts = {column: text for column, text in told if column and text}
        timed = zip(series.moments, entry.cells, strict=False)
        rows = [(moment, {**texts, "result": text}) for moment, text in timed if moment]
    for moment, texts in rows:
        at = {moment.column: moment.text} if moment and moment.column else {}
        line = row_of_columns(entry, {**said, **texts, **at}, context) if moment else None
        if line and moment:
            yield replace(line, doubts=once((*line.doubts, moment.doubt)))
