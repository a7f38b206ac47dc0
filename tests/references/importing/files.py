"""The files of references that tests import, and what they hold."""

import json
from pathlib import Path
from typing import Any

from casereports.references.importing.imported import Imported

FILES = Path(__file__).parents[2] / "cases" / "references"
EXPECTED: dict[str, Any] = json.loads((FILES / "expected.json").read_text("utf-8"))


def content(name: str) -> bytes:
    return (FILES / name).read_bytes()


def shown(imported: Imported) -> dict[str, object]:
    """Returns what was found in the form in which ``expected.json`` holds it."""
    return {
        "format": imported.format.value,
        "items": [{"line": one.line, **one.item.csl_json()} for one in imported.read],
        "wanted": [f"{one.label} at {one.line}" for one in imported.wanted],
        "faults": [
            f"{one.problem.value} at {one.line}: {one.entry} {one.detail}".rstrip()
            for one in imported.faults
        ],
    }
