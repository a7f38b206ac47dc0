"""Citations and the reference list, through the one citation engine."""

from collections.abc import Sequence

from pydantic import ValidationError

from casereports.clinical.facts.paper import CslItem
from casereports.clinical.refusals import fault_sentence
from casereports.clinical.sentences import _
from casereports.manuscript.document import Manuscript, Reference
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import note
from casereports.manuscript.nodes import (
    Citation,
    CitationPiece,
    Emphasis,
    Inline,
    Inlines,
    Link,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from casereports.manuscript.numbering import clusters_of, with_citations
from casereports.manuscript.walk import rewrite
from casereports.references.csl import CitationError, format_references
from casereports.references.items import Item
from casereports.references.printed import Entry, Span
from casereports.references.styles import bundled_locale

DEFAULT_LOCALE = "en-US"


def read_references(references: tuple[CslItem, ...], faults: list[Fault]) -> tuple[Item, ...]:
    """Returns the references that can be read; what is wrong with the others is a fault."""
    items = []
    for number, reference in enumerate(references, start=1):
        try:
            items.append(Item.model_validate(reference))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            why = _(
                "This reference can't be read (%(where)s: %(fault)s).",
                where=".".join(str(part) for part in first["loc"]),
                fault=fault_sentence(dict(first)),
            )
            faults.append(Fault(source=f"reference:{reference.get('id', number)}", message=why))
    return tuple(items)


def with_references(
    manuscript: Manuscript, items: Sequence[Item], *, style: str, faults: list[Fault]
) -> Manuscript:
    """Returns the paper with its citations printed and the list of what it cites.

    A list that the engine refuses is a fault, and the draft prints the keys in brackets.
    """
    clusters = clusters_of(manuscript)
    try:
        formatted = format_references(
            items, clusters, style=style, locale=locale_of(manuscript.language)
        )
    except CitationError as error:
        faults.append(Fault(source="references", message=error.said))
        return rewrite(manuscript, _unprinted)
    entries = tuple(_reference(entry) for entry in formatted.entries)
    return with_citations(manuscript, formatted).model_copy(update={"references": entries})


def locale_of(language: str) -> str:
    """Returns the bundled citation locale of a language, English where there is none."""
    return bundled_locale(language) or DEFAULT_LOCALE


def _unprinted(node: Inline, source: str) -> Inlines:
    if not isinstance(node, Citation):
        return (node,)
    words = note(f"unprinted citation: {', '.join(node.keys)}").text
    return (node.model_copy(update={"pieces": (CitationPiece(text=words),)}),)


def _reference(entry: Entry) -> Reference:
    return Reference(
        key=entry.key,
        number=entry.number,
        label=entry.label,
        children=tuple(node_of(span) for span in entry.spans),
        source=f"reference:{entry.key}",
    )


def node_of(span: Span) -> Inline:
    """Returns a printed run of text as a node, its type set by nested nodes."""
    node: Inline = Text(text=span.text)
    if span.italic:
        node = Emphasis(children=(node,))
    if span.bold:
        node = Strong(children=(node,))
    if span.small_caps:
        node = SmallCaps(children=(node,))
    if span.superscript:
        node = Superscript(children=(node,))
    if span.subscript:
        node = Subscript(children=(node,))
    return Link(href=span.href, children=(node,)) if span.href else node
