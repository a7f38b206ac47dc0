"""A word of a vocabulary, and how the words are read from their data files."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from pydantic import Field, ValidationError

from casereports.clinical.values import Line, Lines, Value

FOLDER = Path(__file__).parent / "data"


class Entry(Value):
    """A word that authors choose: its name as a paper prints it, and what else it is called."""

    name: Line = Field(min_length=1)
    abbreviation: Line = ""
    synonyms: Lines = ()
    note: Line = ""


class UnreadableDataError(ValueError):
    """A data file cannot be read; the message names the file and the entry."""


E = TypeVar("E", bound=Entry)
V = TypeVar("V", bound=Value)


def read_entries(kind: type[E], file: str) -> tuple[E, ...]:
    """Returns the ``[[entry]]`` tables of ``data/<file>.toml``, in their order.

    Raises ``UnreadableDataError`` for a file that is no TOML, does not tell its ``source``,
    holds something else, or has an entry that is not valid.
    """
    return read_tables(kind, file, "entry")


def read_tables(kind: type[V], file: str, table: str) -> tuple[V, ...]:
    """Returns the tables of one name, which together with ``source`` make the data file."""
    where = f"data/{file}.toml"
    try:
        data = tomllib.loads((FOLDER / f"{file}.toml").read_text("utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as fault:
        raise UnreadableDataError(f"{where} is not TOML: {fault}") from fault
    if not data.pop("source", None):
        raise UnreadableDataError(f"{where} does not tell its source")
    rows = data.pop(table, [])
    if data:
        raise UnreadableDataError(f"{where} holds “{next(iter(data))}”, which is not known")
    return tuple(
        _validated(kind, row, f"{where}, {table} {count}") for count, row in enumerate(rows, 1)
    )


def read_source(file: str) -> object:
    """Returns what ``data/<file>.toml`` says of where its data come from."""
    return tomllib.loads((FOLDER / f"{file}.toml").read_text("utf-8"))["source"]


def _validated(kind: type[V], row: dict[str, object], where: str) -> V:
    try:
        return kind.model_validate(row)
    except ValidationError as fault:
        raise UnreadableDataError(f"{where} “{row.get('name', '')}”: {fault}") from fault
