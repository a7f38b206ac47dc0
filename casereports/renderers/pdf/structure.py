"""Finishes the PDF's objects: what a screen reader needs and the engine leaves out."""

import zlib
from collections.abc import Mapping

import pydyf

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Figure,
    Section,
    Table,
)
from casereports.renderers.html.anchors import anchor
from casereports.renderers.pdf.geometry import PAGE_HEIGHT_MM, POINTS_PER_MM
from casereports.renderers.words import Words, words_for

POINTS_PER_PIXEL = 0.75
"""The engine lays out in CSS pixels (1/96 inch)."""

COMPRESSION = 6
"""Nearly as small as 9, in half the time."""


def finish(pdf: pydyf.PDF, names: Mapping[str, str]) -> None:
    """Complete tables, lists, figures and links; ``names`` says what each place is called."""
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream):
            compress(entry)
        elif isinstance(entry, pydyf.Dictionary):
            match entry.get("S"):
                case "/LI":
                    split_label(pdf, entry)
                case "/TH":
                    entry["A"]["Scope"] = scope(pdf, entry)
                case "/Figure":
                    entry["A"]["BBox"] = in_points(entry["A"]["BBox"])
                    if "Alt" not in entry:
                        lay_over(pdf, entry)
            if entry.get("Subtype") == "/Link" and "Dest" in entry:
                target = entry["Dest"].string
                entry["Contents"] = pydyf.String(names.get(target, target))


def compress(stream: pydyf.Stream) -> None:
    """Compress a stream once; the engine would do so at each look, at its slowest level."""
    if stream.compress:
        body = pydyf.Stream(stream.stream, stream.extra).data
        content = body.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
        stream.stream = [zlib.compress(content, COMPRESSION)]
        stream.extra["Filter"] = "/FlateDecode"
        stream.compress = False


def split_label(pdf: pydyf.PDF, item: pydyf.Dictionary) -> None:
    """Make "[1]" the label of its list item, and not the first word of the item's body."""
    body = child(pdf, item, 0)
    label = child(pdf, body, 0)
    holds_text = label is not None and isinstance(label["K"][0], int)
    if body is None or label is None or label["S"] != "/Span" or holds_text:
        return
    label["S"], label["P"] = "/Lbl", item.reference
    item["K"].insert(0, body["K"].pop(0))
    parent(pdf, item)["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": "/Decimal"})


def lay_over(pdf: pydyf.PDF, marks: pydyf.Dictionary) -> None:
    """Make what is drawn on a picture a part of it, which the picture's description tells."""
    panel = parent(pdf, marks)
    place = panel["K"].index(marks.reference)
    picture = child(pdf, panel, place - 1)
    if picture is not None:
        del panel["K"][place], marks["A"]
        marks["S"], marks["P"] = "/NonStruct", picture.reference
        picture["K"].append(marks.reference)


def child(pdf: pydyf.PDF, entry: pydyf.Dictionary | None, position: int) -> pydyf.Dictionary | None:
    """Return a child in the structure tree; none for a piece of text."""
    kid = entry["K"][position] if entry is not None else 0
    return None if isinstance(kid, int) else pdf.objects[int(kid.split()[0])]


def scope(pdf: pydyf.PDF, cell: pydyf.Dictionary) -> str:
    """Return what a header cell heads; one that spans the table heads the rows below it."""
    row = parent(pdf, cell)
    in_head = parent(pdf, row)["S"] == "/THead"
    return "/Column" if in_head or "ColSpan" in cell["A"] else "/Row"


def parent(pdf: pydyf.PDF, entry: pydyf.Dictionary) -> pydyf.Dictionary:
    return pdf.objects[int(entry["P"].split()[0])]


def in_points(box: pydyf.Array) -> pydyf.Array:
    """Return a rectangle from the page's lower left corner, in points."""
    left, top, right, bottom = (value * POINTS_PER_PIXEL for value in box)
    height = PAGE_HEIGHT_MM * POINTS_PER_MM
    return pydyf.Array([left, height - bottom, right, height - top])


def place_names(manuscript: Manuscript) -> dict[str, str]:
    """Return what the places that the paper links to are called: "Figure 2", "Reference 7"."""
    words = words_for(manuscript.language)
    names = {
        anchor("reference", entry.key): f"{words.reference} {entry.number}"
        for entry in manuscript.references
    }
    for section in manuscript.body + manuscript.back + manuscript.closing:
        names |= names_in(section, words)
    return names


def names_in(section: Section, words: Words) -> dict[str, str]:
    names: dict[str, str] = {}
    for block in section.blocks:
        match block:
            case Figure():
                names[anchor("figure", block.key)] = f"{words.figure} {block.number}"
            case Table():
                names[anchor("table", block.key)] = f"{words.table} {block.number}"
    for part in section.sections:
        names |= names_in(part, words)
    return names
