"""A line as the words that are compared: what is one word, and when two are the same."""

import re
from collections.abc import Iterator
from typing import NamedTuple, assert_never

from casereports.manuscript.nodes import (
    Citation,
    Datum,
    Deleted,
    Emphasis,
    FigureRef,
    Inlines,
    Inserted,
    Link,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    TableRef,
    Text,
)
from casereports.manuscript.printed import plain

#: Languages that set no blanks between words: each character counts as one.
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
#: A blank; a word, "8.1" and "CD56" as a whole; any other character.
_PIECE = re.compile(
    rf"\s+|[{_IDEOGRAPH}]|[^\W{_IDEOGRAPH}]+(?:(?<=\d)[.,](?=\d)[^\W{_IDEOGRAPH}]+)*|[^\w\s]"
)

#: What formats words that stand in it.
Wrapper = Emphasis | Strong | Superscript | Subscript | SmallCaps | Link | Inserted | Deleted


#: What is never split.
Leaf = Citation | FigureRef | TableRef | Datum


class Piece(NamedTuple):
    """Characters, or a node that is never split, with all that it stands in, outermost first."""

    what: str | Leaf
    within: tuple[Wrapper, ...] = ()


class Token(NamedTuple):
    """A word with the blanks before it; two words are the same when their ``key`` is.

    Blanks are not compared here: a blank that must not break is one like any other.
    """

    key: tuple[object, ...]
    piece: Piece
    gap: tuple[Piece, ...] = ()

    @property
    def is_word(self) -> bool:
        """Tells a word, a number or a mention from a comma."""
        what = self.piece.what
        return not isinstance(what, str) or what[:1].isalnum()


#: What every line ends with, so that blanks at its end belong to a word too.
_END = Piece("")


def words_in(text: str) -> list[str]:
    """Returns the words of a text, in any writing, and its marks."""
    return [piece for piece in _PIECE.findall(text) if not piece.isspace()]


def tokens(line: Inlines) -> tuple[Token, ...]:
    """Returns the words of a line; behind the last one stands one that prints nothing."""
    found: list[Token] = []
    gap: list[Piece] = []
    for piece in _pieces(line, ()):
        if isinstance(piece.what, str) and piece.what.isspace():
            gap.append(piece)
            continue
        found.append(Token(_key(piece), piece, tuple(gap)))
        gap.clear()
    return (*found, Token((), _END, tuple(gap)))


def _pieces(line: Inlines, within: tuple[Wrapper, ...]) -> Iterator[Piece]:
    for node in line:
        match node:
            case Text():
                for match in _PIECE.finditer(node.text):
                    yield Piece(match[0], within)
            case Citation() | FigureRef() | TableRef() | Datum():
                yield Piece(node, within)
            case (
                Emphasis()
                | Strong()
                | Superscript()
                | Subscript()
                | SmallCaps()
                | Link()
                | Inserted()
                | Deleted()
            ):
                yield from _pieces(node.children, (*within, node))
            case _:
                assert_never(node)


def _key(piece: Piece) -> tuple[object, ...]:
    """Returns what must be the same; how a mention or a citation is numbered need not be."""
    form = tuple(
        (wrapper.kind, wrapper.href if isinstance(wrapper, Link) else "")
        for wrapper in piece.within
    )
    match piece.what:
        case FigureRef() as node:
            return (*form, node.kind, node.key, node.panels)
        case TableRef() as node:
            return (*form, node.kind, node.key)
        case Citation() as node:
            return (*form, node.kind, node.cluster)
        case Datum() as node:
            return (*form, node.kind, " ".join(plain(node.children).split()))
        case str() as characters:
            return (*form, characters)
        case _:
            assert_never(piece.what)
