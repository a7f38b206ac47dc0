"""Prose as authors type it, read into nodes."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from markdown_it.token import Token

from casereports.clinical.sentences import _
from casereports.clinical.values import Value
from casereports.clinical.wording.number import NBSP
from casereports.manuscript.dialect import parser, unbroken
from casereports.manuscript.faults import Fault
from casereports.manuscript.nodes import (
    Citation,
    Datum,
    Emphasis,
    FigureRef,
    Inline,
    Inlines,
    ListBlock,
    ListItem,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    TableRef,
    Text,
)
from casereports.manuscript.typography import bound


class Prose(Value):
    """A text that was read: its paragraphs and lists, and what in it could not be read."""

    blocks: tuple[Paragraph | ListBlock, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def lines(self) -> tuple[Inlines, ...]:
        """The paragraphs and the items of lists, in order."""
        return tuple(line for block in self.blocks for line in _lines(block))


def _lines(block: Paragraph | ListBlock) -> tuple[Inlines, ...]:
    if isinstance(block, Paragraph):
        return (block.children,)
    return tuple(item.children for item in block.items)


@lru_cache(maxsize=256)
def read_prose(text: str, source: str) -> Prose:
    """Reads a text of paragraphs and lists; never raises."""
    faults: list[Fault] = []
    blocks: list[Paragraph | ListBlock] = []
    tokens = iter(parser().parse(text))
    for token in tokens:
        if token.type == "inline":
            children = _nodes(token.children or (), source, faults)
            blocks.append(Paragraph(children=children, source=source))
        elif token.type.endswith("_list_open"):
            block = _list(token, tokens, source, faults)
            blocks += [block] if block.items else []
    return Prose(blocks=tuple(blocks), faults=tuple(faults))


def _list(first: Token, tokens: Iterator[Token], source: str, faults: list[Fault]) -> ListBlock:
    """Reads up to the end of a list; a list within it is a fault, its items print as its own."""
    items: list[list[Inlines]] = []
    nested = False
    for token in tokens:
        nested = nested or token.type.endswith("_list_open")
        if token.type == "list_item_open":
            items.append([])
        elif token.type == "inline":
            items[-1].append(_nodes(token.children or (), source, faults))
        elif token.type.endswith("_list_close") and token.level == first.level:
            break
    if nested:
        why = _(
            "lists have one level; write the items of the inner list as items of the outer one, "
            "or in a sentence."
        )
        faults.append(Fault(source=source, message=why))
    return ListBlock(
        ordered=first.type == "ordered_list_open",
        items=tuple(
            ListItem(children=joined(item, " "), source=source) for item in items if any(item)
        ),
        source=source,
    )


def read_line(text: str, source: str, faults: list[Fault]) -> Inlines:
    """Reads a text that prints as one run; paragraphs are joined by a space, lists are text."""
    runs = [
        _nodes(token.children or (), source, faults)
        for token in parser(with_lists=False).parse(text)
        if token.type == "inline"
    ]
    return joined(runs, " ")


def joined(runs: Iterable[Inlines], separator: str) -> Inlines:
    """Returns the runs that hold anything, one after another."""
    nodes: list[Inline] = []
    for run in runs:
        if nodes and run:
            nodes.append(Text(text=separator))
        nodes += run
    return tuple(nodes)


def plain(text: str) -> Inlines:
    """Returns a datum's text as it is: in it nothing is markup."""
    return (Text(text=bound(text)),) if text else ()


def note(text: str) -> Text:
    """Returns the note that a draft prints where something is missing."""
    return Text(text=f"[{text}]")


def _nodes(tokens: Sequence[Token], source: str, faults: list[Fault]) -> Inlines:
    stack: list[list[Inline]] = [[]]
    for token in tokens:
        match token.type:
            case "emphasis_open" | "strong_open":
                stack.append([])
            case "emphasis_close":
                inner = tuple(stack.pop())
                stack[-1].append(Emphasis(children=inner))
            case "strong_close":
                inner = tuple(stack.pop())
                stack[-1].append(Strong(children=inner))
            case "unreadable":
                faults.append(Fault(source=source, message=token.meta["why"]))
                stack[-1].append(note(f"not understood: {unbroken(token.content)}"))
            case "citation":
                _bind_last(stack[-1])
                stack[-1].append(_leaf(token))
            case _:
                stack[-1].append(_leaf(token))
    return tuple(stack[0])


def _bind_last(run: list[Inline]) -> None:
    """Keeps a citation's number on the line of the word that it belongs to."""
    match run:
        case [*_, Text(text=text)] if text.endswith(" "):
            run[-1] = Text(text=f"{text[:-1]}{NBSP}")


def _leaf(token: Token) -> Inline:
    match token.type:
        case "text":
            return Text(text=bound(token.content))
        case "hardbreak":
            return Text(text=" ")
        case "superscript":
            return Superscript(children=(Text(text=token.meta["text"]),))
        case "subscript":
            return Subscript(children=(Text(text=token.meta["text"]),))
        case "citation":
            return Citation.of(token.meta["cites"])
        case "datum":
            return Datum(path=token.meta["path"])
        case "figure_ref":
            return FigureRef(key=token.meta["key"], panels=token.meta["panels"])
        case "table_ref":
            return TableRef(key=token.meta["key"])
        case name:
            raise AssertionError(f"the parser made a token of a kind that has no node: {name}")
