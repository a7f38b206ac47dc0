"""Words within a line: Word has no elements within elements, only runs of one look each."""

from typing import NamedTuple, assert_never

from casereports.clinical.sentences import _
from casereports.manuscript.comparing.marks import unlinked
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
from casereports.renderers.docx.changes import Change
from casereports.renderers.docx.errors import RenderError
from casereports.renderers.docx.ledger import Ledger
from casereports.renderers.docx.markup import NOTHING, Xml, join, tag, text


class Look(NamedTuple):
    """How a run of characters looks; ``height`` is Word's name for raised or lowered ones."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    small_caps: bool = False
    height: str = ""
    in_link: bool = False
    change: Change | None = None


PLAIN = Look()
BOLD = Look(bold=True)
RAISED = Look(height="superscript")
LINK_STYLE = "Hyperlink"


def run(characters: str, look: Look = PLAIN) -> Xml:
    """Return characters of one look; none give nothing."""
    if not characters:
        return NOTHING
    name = look.change.text_tag if look.change else "w:t"
    words = tag("w:r", properties(look), tag(name, text(characters), xml_space="preserve"))
    return look.change.around(words) if look.change else words


def properties(look: Look) -> Xml:
    """Return a look in the order that the schema wants."""
    parts = [
        tag("w:rStyle", w_val=look.style) if look.style else NOTHING,
        tag("w:b") if look.bold else NOTHING,
        tag("w:i") if look.italic else NOTHING,
        tag("w:smallCaps") if look.small_caps else NOTHING,
        tag("w:vertAlign", w_val=look.height) if look.height else NOTHING,
    ]
    return tag("w:rPr", *parts) if any(parts) else NOTHING


def outside_link(href: str, characters: str, ledger: Ledger, *, tip: str = "") -> Xml:
    """Return a link to an address on the web; ``tip`` is said where the mouse rests on it.

    What is no address stands as words without a link.
    """
    name = ledger.address(href)
    if not name:
        return run(characters)
    more = {"w_tooltip": tip} if tip else {}
    return tag("w:hyperlink", run(characters, Look(style=LINK_STYLE)), r_id=name, **more)


def write_inlines(children: Inlines, ledger: Ledger, look: Look = PLAIN) -> Xml:
    """Return a run of inline nodes, all of which look as what they stand in."""
    return join(write_inline(child, ledger, look) for child in children)


def write_inline(node: Inline, ledger: Ledger, look: Look) -> Xml:
    """Return one inline node; raises ``RenderError`` for one that was not filled in."""
    match node:
        case Text():
            return run(node.text, look)
        case Emphasis() | Strong() | Superscript() | Subscript() | SmallCaps():
            return write_inlines(node.children, ledger, styled(node, look))
        case Link():
            return link(node, ledger, look)
        case Citation():
            return citation(node, ledger, look)
        case Datum():
            return datum(node, ledger, look)
        case FigureRef():
            return mention("figure", node.key, node.label, ledger, look)
        case TableRef():
            return mention("table", node.key, node.label, ledger, look)
        case Inserted():
            return write_inlines(node.children, ledger, changed(look, (node,), ledger))
        case Deleted():
            words = unlinked(node.children)
            return write_inlines(words, ledger, changed(look, (node,), ledger))
        case _:
            assert_never(node)


def changed(look: Look, line: Inlines, ledger: Ledger) -> Look:
    """Return the look of what is new or gone as a whole line is."""
    return look._replace(change=Change.of(ledger, line))


def styled(node: Emphasis | Strong | Superscript | Subscript | SmallCaps, look: Look) -> Look:
    match node:
        case Emphasis():
            return look._replace(italic=True)
        case Strong():
            return look._replace(bold=True)
        case Superscript():
            return look._replace(height="superscript")
        case Subscript():
            return look._replace(height="subscript")
        case SmallCaps():
            return look._replace(small_caps=True)
        case _:
            assert_never(node)


def link(node: Link, ledger: Ledger, look: Look) -> Xml:
    """Return a link to the outside; its words within a link, and where the address is none."""
    name = ledger.address(node.href)
    if look.in_link or not name:
        return write_inlines(node.children, ledger, look)
    inner = look._replace(style=LINK_STYLE, in_link=True)
    return tag("w:hyperlink", write_inlines(node.children, ledger, inner), r_id=name)


def datum(node: Datum, ledger: Ledger, look: Look) -> Xml:
    if not node.children:
        raise RenderError(
            _("The quotation “%(words)s” has not been filled in.", words=":".join(node.path))
        )
    return write_inlines(node.children, ledger, look)


def citation(node: Citation, ledger: Ledger, look: Look) -> Xml:
    """Return a citation cluster, each number linked to its reference."""
    if not node.pieces:
        raise RenderError(
            _("The citation of “%(words)s” has not been numbered.", words=", ".join(node.keys))
        )
    raised = look._replace(height="superscript") if node.superscript else look
    return join(piece(part, ledger, raised) for part in node.pieces)


def piece(part: CitationPiece, ledger: Ledger, look: Look) -> Xml:
    if part.key is None:
        return run(part.text, look)
    return inner_link(ledger.mention("reference", part.key), part.text, look)


def mention(kind: str, key: str, label: str, ledger: Ledger, look: Look) -> Xml:
    if not label:
        raise RenderError(
            _("The mention of %(kind)s “%(key)s” has not been numbered.", kind=kind, key=key)
        )
    return inner_link(ledger.mention(kind, key), label, look)


def inner_link(place: str, characters: str, look: Look) -> Xml:
    """Return a link to a bookmark, which looks as the text around it."""
    if look.in_link:
        return run(characters, look)
    return tag("w:hyperlink", run(characters, look), w_anchor=place, w_history="1")
