"""Panels: what is usually measured or stained together, to fill a table's first column."""

from functools import cache
from typing import Literal

from pydantic import Field

from casereports.clinical.values import Key, Line, Lines, Value
from casereports.vocabulary.entry import read_tables


class Panel(Value):
    """A template of rows for one of the record's tables.

    ``entries`` are names on the shelf "analyte" for ``labs``, on the shelf "marker" for ``ihc``.
    """

    key: Key
    name: Line = Field(min_length=1)
    table: Literal["labs", "ihc"]
    entries: Lines = Field(min_length=1)


@cache
def panels() -> tuple[Panel, ...]:
    """Returns all panels in the order in which they are offered, read once."""
    return read_tables(Panel, "panels", "panel")
