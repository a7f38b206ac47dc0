"""Records of tagged lines: what RIS and PubMed's format have in common."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Tagged(NamedTuple):
    """A tag with its value; ``record.all("AU")`` reads them."""

    tag: str
    value: str


class Record(NamedTuple):
    """One reference: its tagged lines, and the line of the file at which it begins."""

    lines: Sequence[Tagged]
    line: int

    def all(self, *tags: str) -> list[str]:
        """Returns what stands behind any of the tags, in the order of the file."""
        return [one.value for one in self.lines if one.tag in tags and one.value]

    def first(self, *tags: str) -> str:
        """Returns the value of the first of the tags that says something."""
        return next((value for tag in tags for value in self.all(tag)), "")


def records(text: str, line: re.Pattern[str], begins: str, ends: str = "") -> Iterator[Record]:
    """Splits the text where a record begins; one that lacks its end is a record too.

    ``line`` names the groups ``tag`` and ``value``. A line without a tag goes on with the value
    above it; what stands before the first record and between records is not read.
    """
    lines: list[tuple[str, list[str]]] = []
    start = 0
    for number, written in enumerate(text.split("\n"), start=1):
        found = line.match(written)
        if found is None:
            if lines and written.strip():
                lines[-1][1].append(written.strip())
            continue
        tag = found["tag"].upper()
        if tag in (begins, ends) and lines:
            yield _record(lines, start)
            lines = []
        if tag == begins:
            start = number
        if lines or tag == begins:
            lines.append((tag, [(found["value"] or "").strip()]))
    if lines:
        yield _record(lines, start)


def _record(lines: Sequence[tuple[str, Sequence[str]]], start: int) -> Record:
    return Record([Tagged(tag, " ".join(values)) for tag, values in lines], start)
