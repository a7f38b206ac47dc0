"""Words within a line."""

from typing import assert_never

from casereports.clinical.sentences import _
from casereports.manuscript.comparing.marks import Mark, mark_of, unlinked
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
from casereports.renderers.html.anchors import anchor, link_to, outside
from casereports.renderers.html.markup import Html, RenderError, element, join, text

MARKS: dict[Mark, str] = {Inserted: "ins", Deleted: "del"}


def render_inlines(children: Inlines) -> Html:
    """Return a run of inline nodes."""
    return join([render_inline(child) for child in children])


def render_inline(node: Inline) -> Html:
    """Return one inline node."""
    match node:
        case Text():
            return text(node.text)
        case Emphasis() | Strong() | Superscript() | Subscript() | SmallCaps():
            return styled(node)
        case Link():
            return element("a", render_inlines(node.children), href=outside(node.href))
        case Citation():
            return citation(node)
        case Datum():
            return datum(node)
        case Inserted():
            return element(MARKS[Inserted], render_inlines(node.children))
        case Deleted():
            return element(MARKS[Deleted], render_inlines(unlinked(node.children)))
        case FigureRef():
            return mention(anchor("figure", node.key), node.label, "figure", node.key)
        case TableRef():
            return mention(anchor("table", node.key), node.label, "table", node.key)
        case _:
            assert_never(node)


def as_marked(line: Inlines, label: Html) -> Html:
    """Return a label as the line behind it is marked, where papers are compared."""
    mark = mark_of(line)
    return element(MARKS[mark], label) if mark and label else label


def styled(node: Emphasis | Strong | Superscript | Subscript | SmallCaps) -> Html:
    children = render_inlines(node.children)
    match node:
        case Emphasis():
            return element("em", children)
        case Strong():
            return element("strong", children)
        case Superscript():
            return element("sup", children)
        case Subscript():
            return element("sub", children)
        case SmallCaps():
            return element("span", children, class_="small-caps")
        case _:
            assert_never(node)


def datum(node: Datum) -> Html:
    """Return what prose quotes of the record, bound to the row behind it."""
    if not node.children:
        raise RenderError(
            _("The quotation “%(words)s” has not been filled in.", words=":".join(node.path))
        )
    return element("span", render_inlines(node.children), data_source=node.source)


def citation(node: Citation) -> Html:
    """Return a citation cluster, each number linked to its reference."""
    if not node.pieces:
        raise RenderError(
            _("The citation of “%(words)s” has not been numbered.", words=", ".join(node.keys))
        )
    pieces = join([piece(part) for part in node.pieces])
    return element("sup", pieces, class_="citation") if node.superscript else pieces


def piece(part: CitationPiece) -> Html:
    if part.key is None:
        return text(part.text)
    return element("a", text(part.text), href=link_to(anchor("reference", part.key)))


def mention(place: str, label: str, kind: str, key: str) -> Html:
    if not label:
        raise RenderError(
            _("The mention of %(kind)s “%(key)s” has not been numbered.", kind=kind, key=key)
        )
    return element("a", text(label), href=link_to(place))
