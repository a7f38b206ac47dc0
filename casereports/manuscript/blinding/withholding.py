"""A text or a line without what identifies: a mark stands in its place."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from casereports.manuscript.blinding.finding import MENTION, OTHERS, OWN, finder
from casereports.manuscript.blinding.folding import MARKUP, fold, fold_character, folded
from casereports.manuscript.blinding.identities import Identities
from casereports.manuscript.blinding.words import marks_for
from casereports.manuscript.nodes import (
    Citation,
    CitationPiece,
    Datum,
    Deleted,
    Emphasis,
    FigureRef,
    Inline,
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
from casereports.manuscript.walk import flat
from casereports.references.citations import Cite


class Withholder:
    """Withholds what identifies, in the words of a language."""

    def __init__(self, identities: Identities, language: str) -> None:
        self.identities = identities
        self.marks = marks_for(language)
        self._finder = finder(identities)
        self._strict = finder(identities, strict=True)

    def text(self, text: str) -> str:
        """Returns a text with marks; signs of markup within a name stay behind its mark."""
        while spans := self._spans(text):
            for start, end in reversed(spans):
                signs = "".join(sign for sign in text[start:end] if sign in MARKUP)
                text = f"{text[:start]}{self.marks.withheld}{signs}{text[end:]}"
        return text

    def line(self, line: Inlines) -> Inlines:
        """Returns a line with marks; a name that changes its type half-way gets one mark."""
        line = tuple(self._changed(node) for node in line)
        pieces = self.pieces([self._piece(leaf) for leaf in flat(line)])
        return self._rebuilt(line, iter(pieces))

    def pieces(self, pieces: Sequence[str]) -> Sequence[str]:
        """Returns the pieces of a text, as many as they were, read as if they were one."""
        while spans := self._spans("".join(pieces)):
            pieces = self._marked(pieces, spans)
        return pieces

    def _changed(self, node: Inline) -> Inline:
        """Returns what was deleted or inserted read by itself, as no blank parts the two."""
        if not isinstance(node, Deleted | Inserted):
            return node
        return node.model_copy(update={"children": self.line(node.children)})

    def _piece(self, leaf: Inline) -> str:
        match leaf:
            case Text():
                return leaf.text
            case Citation():
                return OWN if self._is_own(leaf) else OTHERS
            case _:
                return MENTION

    def _is_own(self, citation: Citation) -> bool:
        """Tells whether own work is cited, before its keys were changed or after."""
        own = {self.identities.alias(key) for key in self.identities.own}
        return any(self.identities.alias(key) in own for key in citation.keys)

    def _spans(self, text: str) -> Sequence[tuple[int, int]]:
        told = folded(text)
        return [_widened(text, *told.span(*span)) for span in self._finder.spans(told.text)]

    def _marked(self, pieces: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[str]:
        """Returns the pieces with each span's mark in the piece where it begins."""
        marked, place = [], 0
        for piece in pieces:
            told, at = "", 0
            for start, end in spans:
                low, high = max(start - place, at), min(end - place, len(piece))
                if low < high:
                    mark = self.marks.withheld if start >= place else ""
                    told, at = told + piece[at:low] + mark, high
            marked.append(told + piece[at:])
            place += len(piece)
        return marked

    def _rebuilt(self, line: Inlines, pieces: Iterator[str]) -> Inlines:
        return tuple(new for node in line for new in self._node(node, pieces))

    def _node(self, node: Inline, pieces: Iterator[str]) -> Inlines:
        match node:
            case Text():
                text = next(pieces)
                return (node.model_copy(update={"text": text}),) if text or not node.text else ()
            case (
                Emphasis()
                | Strong()
                | Superscript()
                | Subscript()
                | SmallCaps()
                | Datum()
                | Inserted()
                | Deleted()
            ):
                children = self._rebuilt(node.children, pieces)
                if node.children and not children:
                    return ()
                return (node.model_copy(update={"children": children, **self._names(node)}),)
            case Link():
                children = self._rebuilt(node.children, pieces)
                if self.identifies(node.href):
                    return children
                return (node.model_copy(update={"children": children}),) if children else ()
            case Citation():
                next(pieces)
                return (self._citation(node),)
            case FigureRef() | TableRef():
                next(pieces)
                return (node.model_copy(update={"key": self.identities.alias(node.key)}),)
            case _:
                assert_never(node)

    def _names(self, node: Inline) -> dict[str, object]:
        """Returns the new names of the row that a datum quotes."""
        if not isinstance(node, Datum):
            return {}
        path = tuple(self.identities.alias(step) for step in node.path)
        return {"path": path, "source": self.identities.alias_of_source(node.source)}

    def identifies(self, address: str) -> bool:
        """Tells whether somebody can be recognised by an address."""
        return bool(self._strict.spans(fold(address)))

    def _citation(self, citation: Citation) -> Citation:
        alias = self.identities.alias
        return citation.model_copy(
            update={
                "keys": tuple(alias(key) for key in citation.keys),
                "cites": tuple(self._cite(cite) for cite in citation.cites),
                "pieces": tuple(self._citation_piece(piece) for piece in citation.pieces),
            }
        )

    def _cite(self, cite: Cite) -> Cite:
        return cite.model_copy(
            update={
                "key": self.identities.alias(cite.key),
                "prefix": self.text(cite.prefix),
                "suffix": self.text(cite.suffix),
            }
        )

    def _citation_piece(self, piece: CitationPiece) -> CitationPiece:
        """Returns a part of a printed citation: numbers stay, names of own work do not."""
        if piece.key is None:
            return piece.model_copy(update={"text": self.text(piece.text)})
        named = piece.key in self.identities.own and any(map(str.isalpha, piece.text))
        text = self.marks.withheld if named else piece.text
        return piece.model_copy(update={"text": text, "key": self.identities.alias(piece.key)})


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Returns a span with the accents and unseen signs that belong to its last letter."""
    while end < len(text) and text[end] not in MARKUP and not fold_character(text[end]):
        end += 1
    return start, end
