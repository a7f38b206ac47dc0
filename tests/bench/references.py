"""The reference case's 19 references, printed afresh and from the cache."""

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from casereports.references.citations import Cluster
from casereports.references.csl import format_references
from casereports.references.items import Item
from tests.bench.contract import Row
from tests.bench.measuring import milliseconds

STYLE = "jcmr-10.32629"
PRESACRAL = Path(__file__).parents[1] / "references" / "presacral" / "references.json"
ROUNDS = 9


def printed_in(items: list[Item]) -> float:
    """Return the milliseconds that it takes to print the items."""
    clusters = [Cluster.of(item.id) for item in items]
    return milliseconds(lambda: format_references(items, clusters, style=STYLE))


def changed(items: list[Item], turn: int) -> list[Item]:
    """Return the items with a title that no cache has seen."""
    return [items[0].model_copy(update={"title": f"Round {turn}"}), *items[1:]]


def run() -> Iterator[Row]:
    items = [Item.model_validate(data) for data in json.loads(PRESACRAL.read_text("utf-8"))]
    cold = median(printed_in(changed(items, turn)) for turn in range(ROUNDS))
    printed_in(items)
    cached = median(printed_in(items) for _ in range(ROUNDS))
    yield Row(name="19 references, cold", measured=cold, unit="ms", limit=200)
    yield Row(name="19 references, cached", measured=cached, unit="ms", limit=5, peer=cold)
