"""References: 19 and 300 printed afresh, 19 from the cache, and a thousand imported."""

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from casereports.references.citations import Cluster
from casereports.references.csl import format_references
from casereports.references.importing.reading import read_references
from casereports.references.items import Item
from tests.bench.contract import Row
from tests.bench.measuring import milliseconds

STYLE = "jcmr-10.32629"
PRESACRAL = Path(__file__).parents[1] / "references" / "presacral" / "references.json"
ROUNDS = 9
LONG = 300
MANY = 1000


def printed_in(items: list[Item]) -> float:
    """Return the milliseconds that it takes to print the items."""
    clusters = [Cluster.of(item.id) for item in items]
    return milliseconds(lambda: format_references(items, clusters, style=STYLE))


def changed(items: list[Item], turn: int) -> list[Item]:
    """Return the items with a title that no cache has seen."""
    return [items[0].model_copy(update={"title": f"Round {turn}"}), *items[1:]]


def repeated(items: list[Item], turn: int) -> list[Item]:
    """Return a list as long as a review's, with ten authors a reference as in the case's own."""
    numbers = range(LONG)
    return [
        items[number % len(items)].model_copy(
            update={"id": f"key{number}", "title": f"Title {number} of round {turn}"}
        )
        for number in numbers
    ]


def bibtex(number: int) -> str:
    """Return an entry as reference managers write it: accents, markup, an abstract."""
    authors = " and ".join(
        rf"M{{\"u}}ller{number * 7 + place}, Ren{{\'e}} A." for place in range(6)
    )
    return (
        f"@article{{key{number},\n  author = {{{authors}}},\n"
        f"  title = {{Uptake of {{FDG}} in \\textit{{Echinococcus}}, part {number}: 50\\%}},\n"
        f"  journal = {{Journal of Examples}}, year = {{2020}}, month = may,\n"
        f"  volume = {{{number}}}, pages = {{{number}--{number + 9}}},\n"
        f"  doi = {{10.1000/jex.{number}}},\n"
        f"  abstract = {{{'Nothing was known of it. ' * 30}}}\n}}\n\n"
    )


def run() -> Iterator[Row]:
    items = [Item.model_validate(data) for data in json.loads(PRESACRAL.read_text("utf-8"))]
    cold = median(printed_in(changed(items, turn)) for turn in range(ROUNDS))
    printed_in(items)
    cached = median(printed_in(items) for _ in range(ROUNDS))
    long = median(printed_in(repeated(items, turn)) for turn in range(3))
    entries = "".join(map(bibtex, range(MANY)))
    assert len(read_references(entries).items) == MANY
    imported = median(milliseconds(lambda: read_references(entries)) for _ in range(3))
    yield Row(name="19 references, cold", measured=cold, unit="ms", limit=200)
    yield Row(name="19 references, cached", measured=cached, unit="ms", limit=5, peer=cold)
    yield Row(name=f"{LONG} references, cold", measured=long, unit="ms", limit=2000)
    yield Row(name=f"{MANY:,} BibTeX entries imported", measured=imported, unit="ms", limit=2000)
