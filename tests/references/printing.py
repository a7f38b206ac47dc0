"""The reference case's references, and how the tests of this room print."""

import json
from pathlib import Path

from casereports.references.citations import Cluster
from casereports.references.csl import format_references
from casereports.references.items import Item
from casereports.references.printed import Entry, Span

HERE = Path(__file__).parent
JCMR = "jcmr-10.32629"
VANCOUVER = "vancouver"
PRESACRAL = [
    Item.model_validate(data)
    for data in json.loads((HERE / "presacral" / "references.json").read_text("utf-8"))
]
KEYS = [item.id for item in PRESACRAL]


def reference(key: str, title: str = "A title", **fields: object) -> Item:
    return Item.model_validate({"id": key, "type": "article-journal", "title": title, **fields})


def in_stars(spans: tuple[Span, ...]) -> str:
    return "".join(f"*{span.text}*" if span.italic else span.text for span in spans)


def line(entry: Entry) -> str:
    return f"{entry.label} {in_stars(entry.spans)}"


def text(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


def alone(item: Item, style: str = JCMR) -> Entry:
    return format_references([item], [Cluster.of(item.id)], style=style).entries[0]
