"""The reference case's 19 references, printed afresh and from the cache."""

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from casereports.references.citations import Cluster
from casereports.references.csl import format_references
from casereports.references.items import Item
from tests.bench.contract import Row

STYLE = "jcmr-10.32629"
PRESACRAL = Path(__file__).parents[1] / "references" / "presacral" / "references.json"
ROUNDS = 9


def milliseconds(items: list[Item]) -> float:
    clusters = [Cluster.of(item.id) for item in items]
    start = perf_counter()
    format_references(items, clusters, style=STYLE)
    return (perf_counter() - start) * 1000


def changed(items: list[Item], turn: int) -> list[Item]:
    """Return the items with a title that no cache has seen."""
    return [items[0].model_copy(update={"title": f"Round {turn}"}), *items[1:]]


def run() -> Iterator[Row]:
    items = [Item.model_validate(data) for data in json.loads(PRESACRAL.read_text("utf-8"))]
    cold = median(milliseconds(changed(items, turn)) for turn in range(ROUNDS))
    milliseconds(items)
    cached = median(milliseconds(items) for _ in range(ROUNDS))
    yield Row(name="19 references, cold", measured=cold, unit="ms", limit=200)
    yield Row(name="19 references, cached", measured=cached, unit="ms", limit=5, peer=cold)
