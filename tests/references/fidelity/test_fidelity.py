"""Each bundled style on every kind of reference, against what was read and found right.

``*`` stands around italics, ``**`` around bold type, ``^`` around a raised citation. The styles are
printed as they are: where one leaves out a thesis's university, so does the list.
"""

import json
from pathlib import Path

import pytest

from casereports.references.citations import Cluster
from casereports.references.csl import format_references
from casereports.references.items import Item
from casereports.references.printed import PrintedCitation, Span
from casereports.references.styles import manifest
from tests.references.printing import KEYS, PRESACRAL

HERE = Path(__file__).parent
STYLES = sorted(manifest().styles)
CLUSTERS = [
    Cluster.model_validate({"cites": cites})
    for cites in json.loads((HERE / "citations.json").read_text("utf-8"))
]


def references() -> list[Item]:
    """Returns one reference of each kind; the trial has two hundred authors."""
    read = json.loads((HERE / "references.json").read_text("utf-8"))
    crowd = [{"family": f"Author{number}", "given": "A. B."} for number in range(1, 201)]
    return [
        Item.model_validate(data | ({"author": crowd} if data["id"] == "many" else {}))
        for data in read
    ]


def in_signs(spans: tuple[Span, ...]) -> str:
    return "".join(f"{sign(span)}{span.text}{sign(span)}" for span in spans)


def sign(span: Span) -> str:
    return "*" * (span.italic + 2 * span.bold)


def cited(citation: PrintedCitation) -> str:
    words = "".join(span.text for span in citation.spans)
    return f"^{words}^" if citation.superscript else words


def printed(style: str) -> str:
    formatted = format_references(references(), CLUSTERS, style=style)
    citations = [cited(citation) for citation in formatted.citations]
    entries = [f"{entry.label}|{in_signs(entry.spans)}" for entry in formatted.entries]
    return "\n".join([*citations, "", *entries, ""])


@pytest.mark.parametrize("style", STYLES)
def test_a_style_prints_every_kind_of_reference_as_its_journal_does(style: str) -> None:
    assert printed(style) == (HERE / f"{style}.txt").read_text("utf-8")


def test_every_style_has_its_expectations_and_nothing_else_has() -> None:
    assert sorted(path.stem for path in HERE.glob("*.txt")) == STYLES


@pytest.mark.parametrize("style", STYLES)
def test_a_style_prints_the_reference_case_whole_and_in_order(style: str) -> None:
    formatted = format_references(PRESACRAL, [Cluster.of(key) for key in KEYS], style=style)
    words = ["".join(span.text for span in entry.spans) for entry in formatted.entries]

    assert [(entry.key, entry.number) for entry in formatted.entries] == [
        (key, number) for number, key in enumerate(KEYS, start=1)
    ]
    assert [
        item.id for item, line in zip(PRESACRAL, words, strict=True) if not said(item, line)
    ] == []


def said(item: Item, line: str) -> bool:
    """Tells whether an entry says the first author, the beginning of the title, and the year."""
    author = item.author[0].family if item.author else None
    year = item.issued.date_parts[0][0] if item.issued and item.issued.date_parts else None
    title = (item.title or "").split()[0]
    return all(str(part).casefold() in line.casefold() for part in (author, title, year))
