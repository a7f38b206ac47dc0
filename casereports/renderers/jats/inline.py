"""Words within a line."""

from typing import NamedTuple, assert_never
from urllib.parse import unquote

from casereports.clinical.sentences import _
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
from casereports.manuscript.printed import plain
from casereports.renderers.jats.errors import RenderError, TrackedChangesError
from casereports.renderers.jats.markup import Part, Parts, element
from casereports.renderers.jats.places import Places
from casereports.renderers.names import DOI

SCHEMES = ("https://", "http://", "mailto:")
RESOLVERS = (DOI, "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/")


class Line(NamedTuple):
    """What a line may hold beside words: mentions of the paper's places, links to the outside.

    ``identifies`` is set in an entry of the reference list, where a DOI is one of its data.
    """

    places: Places
    mentions: bool = True
    links: bool = True
    identifies: bool = False

    @property
    def within_link(self) -> "Line":
        """A line in which there are words alone."""
        return self._replace(mentions=False, links=False)


def write_inlines(children: Inlines, line: Line) -> Parts:
    """Returns a run of inline nodes."""
    return tuple(part for child in children for part in write_inline(child, line))


def write_inline(node: Inline, line: Line) -> Parts:
    """Returns one inline node; raises ``RenderError`` for one that was not filled in."""
    match node:
        case Text():
            return (node.text,)
        case Emphasis() | Strong() | Superscript() | Subscript() | SmallCaps():
            return (element(look(node), *write_inlines(node.children, line)),)
        case Link():
            return link(node, line)
        case Citation():
            return citation(node, line)
        case Datum():
            return datum(node, line)
        case FigureRef():
            return figure_mention(node, line)
        case TableRef():
            check_label("table", node.key, node.label)
            return mention(line.places.at("table", node.key), "table", node.label, line)
        case Inserted() | Deleted():
            raise tracked_changes()
        case _:
            assert_never(node)


def tracked_changes() -> TrackedChangesError:
    """Returns the refusal of a paper that shows its changes."""
    return TrackedChangesError(
        _("The paper shows what was changed. Publish the paper as it is now, without the marks.")
    )


def look(node: Emphasis | Strong | Superscript | Subscript | SmallCaps) -> str:
    """Returns the element that looks so."""
    match node:
        case Emphasis():
            return "italic"
        case Strong():
            return "bold"
        case Superscript():
            return "sup"
        case Subscript():
            return "sub"
        case SmallCaps():
            return "sc"
        case _:
            assert_never(node)


def link(node: Link, line: Line) -> Parts:
    """Returns a link to the outside, its words where the line holds none."""
    if not node.href.lower().startswith(SCHEMES):
        raise RenderError(
            _(
                "The link “%(href)s” doesn't begin with https://, http:// or mailto:.",
                href=node.href,
            )
        )
    words = write_inlines(node.children, line.within_link)
    if not line.links:
        return words
    if node.href.lower() == f"mailto:{plain(node.children)}".lower():
        return (element("email", plain(node.children)),)
    doi = doi_of(node.href)
    if doi and line.identifies and plain(node.children).endswith(doi):
        return identified(plain(node.children), doi, node.href)
    kind = "doi" if doi else "email" if node.href.lower().startswith("mailto:") else "uri"
    return (element("ext-link", *words, ext_link_type=kind, xlink_href=node.href),)


def doi_of(href: str) -> str:
    """Returns the DOI that an address leads to, or nothing."""
    for resolver in RESOLVERS:
        if href.lower().startswith(resolver):
            return unquote(href[len(resolver) :])
    return ""


def identified(words: str, doi: str, href: str) -> Parts:
    """Returns a printed address with its DOI marked as what identifies the work."""
    number: Part = element("pub-id", doi, pub_id_type="doi", xlink_href=href)
    return (words.removesuffix(doi), number)


def datum(node: Datum, line: Line) -> Parts:
    if not node.children:
        raise RenderError(
            _("The quotation “%(words)s” has not been filled in.", words=":".join(node.path))
        )
    return write_inlines(node.children, line)


def citation(node: Citation, line: Line) -> Parts:
    """Returns a citation cluster, each number linked to its reference."""
    if not node.pieces:
        raise RenderError(
            _("The citation of “%(words)s” has not been numbered.", words=", ".join(node.keys))
        )
    pieces = tuple(part for one in node.pieces for part in piece(one, line))
    return (element("sup", *pieces),) if node.superscript else pieces


def piece(part: CitationPiece, line: Line) -> Parts:
    if part.key is None:
        return (part.text,)
    return mention(line.places.at("reference", part.key), "bibr", part.text, line)


def figure_mention(node: FigureRef, line: Line) -> Parts:
    check_label("figure", node.key, node.label)
    return mention(line.places.panels(node.key, node.panels), "fig", node.label, line)


def check_label(kind: str, key: str, label: str) -> None:
    if not label:
        raise RenderError(
            _("The mention of %(kind)s “%(key)s” has not been numbered.", kind=kind, key=key)
        )


def mention(place: str, kind: str, words: str, line: Line) -> Parts:
    """Returns a link to a place in the paper, its words where the line holds none."""
    return (element("xref", words, ref_type=kind, rid=place),) if line.mentions else (words,)
