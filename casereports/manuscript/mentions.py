"""Where a text names something by its key: in citations, quotations, and mentions of figures.

The dialect's own parser tells what is one, so that a key in plain words, behind a backslash or in
what can't be read is none.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import dropwhile
from typing import NamedTuple

from markdown_it.token import Token

from casereports.manuscript.cites import KEY
from casereports.manuscript.dialect import parser

_CITED = re.compile(rf"@({KEY.pattern})")
_LINE = re.compile(r"\r\n?|\n")


class Citing(NamedTuple):
    """A citation; ``names`` are the keys of the references."""

    names: tuple[str, ...]


class Quoting(NamedTuple):
    """A quotation of the record; ``names`` is all that stands behind the noun."""

    noun: str
    names: tuple[str, ...]


class Showing(NamedTuple):
    """A mention of a figure; ``names`` are its key and those of its panels."""

    names: tuple[str, ...]


Mention = Citing | Quoting | Showing
#: Returns other words for some names of a mention, by their places in it.
Reword = Callable[[Mention], Mapping[int, str]]


class _Name(NamedTuple):
    """A name, and where it begins in the words of its mention."""

    begin: int
    text: str


def reworded(text: str, reword: Reword, *, with_lists: bool) -> str:
    """Returns a text with other names where ``reword`` gives them, and all else as it is."""
    changes: list[tuple[int, int, str]] = []
    for token in _inline(text, with_lists=with_lists):
        place = _Places(text, token)
        for child in token.children or ():
            read = _read(child)
            if read is None:
                continue
            mention, names = read
            for at, word in reword(mention).items():
                begin = place.of(child.meta["at"] + names[at].begin)
                changes.append((begin, begin + len(names[at].text), word))
    for begin, end, word in reversed(changes):
        text = f"{text[:begin]}{word}{text[end:]}"
    return text


def _inline(text: str, *, with_lists: bool) -> Iterator[Token]:
    if "[" in text or "{" in text:
        tokens = parser(with_lists=with_lists).parse(text)
        yield from (token for token in tokens if token.type == "inline")


def _read(token: Token) -> tuple[Mention, Sequence[_Name]] | None:
    """Returns what a token names, and where its words do."""
    words = token.content
    begin = words.find(":") + 1 or len(words) - 1
    match token.type:
        case "citation":
            names = [_Name(found.start(1), found[1]) for found in _CITED.finditer(words)]
            return Citing(_texts(names)), names
        case "datum":
            names = list(_split(words, begin, ":"))
            return Quoting(token.meta["path"][0], _texts(names)), names
        case "figure_ref":
            key, *rest = _split(words, begin, ":")
            names = [key, *(_split(words, rest[0].begin, ",") if rest else ())]
            return Showing(_texts(names)), names
    return None


def _texts(names: Sequence[_Name]) -> tuple[str, ...]:
    return tuple(name.text for name in names)


def _split(words: str, begin: int, sign: str) -> Iterator[_Name]:
    """Yields what stands between signs, up to the brace that closes the words."""
    if begin == len(words) - 1:
        return
    for part in words[begin:-1].split(sign):
        yield _Name(begin + len(part) - len(part.lstrip()), part.strip())
        begin += len(part) + 1


class _Places:
    """Finds places of a paragraph in the whole text, whose lines may be indented or bear marks."""

    def __init__(self, text: str, token: Token) -> None:
        first, last = token.map or (0, 0)
        begins = [0, *(found.end() for found in _LINE.finditer(text)), len(text) + 1]
        lines = [(begin, text[begin : begins[at + 1]]) for at, begin in enumerate(begins[:-1])]
        # Lines of odd spaces alone, which a paragraph may begin with, are no part of it.
        read = dropwhile(lambda line: not line[1].strip(), lines[first:last])
        self.ends = [begin + len(line.rstrip()) for begin, line in read]
        self.lines = token.content.split("\n")

    def of(self, at: int) -> int:
        """Returns the place in the text of a place in the paragraph, counted from its line's end.

        There both read alike, whatever was taken off before.
        """
        line = 0
        while at > len(self.lines[line]):
            at -= len(self.lines[line]) + 1
            line += 1
        return self.ends[line] - len(self.lines[line].rstrip()) + at
