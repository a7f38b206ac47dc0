"""Cases and their packets, read back."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from casereports.clinical.casefile import read_case
from casereports.clinical.facts.case import CaseFacts
from casereports.renderers.phenopacket import print_phenopacket

ROOT = Path(__file__).parents[3]
CREATED = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
REPORTS = {
    **{path.stem: path for path in sorted((ROOT / "tests/cases/reports").glob("*.json"))},
    "presacral-net": ROOT / "examples/presacral-net/case.json",
}


def report(name: str) -> CaseFacts:
    return read_case(REPORTS[name].read_text("utf-8"))


def printed(facts: CaseFacts) -> bytes:
    return print_phenopacket(facts, id="case-7", created=CREATED)


def read(content: bytes) -> dict[str, Any]:
    packet: dict[str, Any] = json.loads(content, parse_float=Decimal)
    return packet


def packet_of(name: str) -> dict[str, Any]:
    return read(printed(report(name)))


def packet(**facts: Any) -> dict[str, Any]:
    """Returns the packet of a case that holds no more than ``facts``."""
    return read(printed(CaseFacts.model_validate(facts)))


def words(text: str) -> dict[str, str]:
    """Returns the class of words that need no escape but for spaces."""
    return {"id": f"words:{text.replace(' ', '%20')}", "label": text}
