"""The reference list: as the journal prints it and, where they are known, the data behind it."""

from collections.abc import Mapping

from casereports.manuscript.document import Manuscript, Reference
from casereports.references.items import Item
from casereports.renderers.jats.cited import PUBLICATION_TYPES, write_item
from casereports.renderers.jats.inline import Line, write_inlines
from casereports.renderers.jats.markup import NOTHING, Element, Parts, element, optional
from casereports.renderers.words import Words


def write_references(
    manuscript: Manuscript, words: Words, line: Line, items: Mapping[str, Item]
) -> Parts:
    """Returns the list; each entry's own label is printed, not a counted one."""
    if not manuscript.references:
        return NOTHING
    entries = [write_reference(one, line, items.get(one.key)) for one in manuscript.references]
    return (element("ref-list", element("title", words.references), *entries),)


def write_reference(entry: Reference, line: Line, item: Item | None) -> Element:
    """Returns an entry; beside its printed form stands what ``item`` holds of it."""
    words = write_inlines(entry.children, line._replace(mentions=False, identifies=True))
    kind = PUBLICATION_TYPES.get(item.type, "other") if item else ""
    printed = element("mixed-citation", *words, publication_type=kind)
    data = write_item(item, kind) if item else NOTHING
    both = element("citation-alternatives", *data, printed) if data else printed
    place = line.places.at("reference", entry.key)
    return element("ref", *optional("label", entry.label), both, id=place)
