"""The CSL test suite: its static cases, read from the files as their authors wrote them."""

import json
import re
import tarfile
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from casereports.references.styles import tree

HERE = Path(__file__).parent
ARCHIVE = HERE / "csl-test-suite.tar.xz"
SECTION = re.compile(r">>=+ *([A-Z-]+) *=+>>\n(.*?)\n?<<=+ *\1 *=+<<", re.DOTALL)
STATEFUL = {"CITATIONS", "BIBENTRIES"}
"""Sections of cases that change a document step by step, as a word processor's plug-in does."""


class Case(NamedTuple):
    mode: str
    style: str
    items: list[dict[str, Any]]
    clusters: list[list[dict[str, Any]]] | None
    expected: str


@cache
def texts(folder: str) -> dict[str, str]:
    """Returns the texts in a folder of the archive by their names, without endings."""
    found = {}
    with tarfile.open(ARCHIVE) as tar:
        for member in tar:
            path = PurePosixPath(member.name)
            content = tar.extractfile(member)
            if path.parent.name == folder and content:
                found[path.stem] = content.read().decode("utf-8-sig")
    return found


@cache
def locales() -> dict[str, Any]:
    return {tag: tree(xml) for tag, xml in texts("locales").items()}


@cache
def static_cases() -> dict[str, Case]:
    read = {name: dict(SECTION.findall(text)) for name, text in texts("csl").items()}
    return {name: case(found) for name, found in read.items() if not STATEFUL & set(found)}


def case(found: dict[str, str]) -> Case:
    clusters = found.get("CITATION-ITEMS")
    return Case(
        mode=found["MODE"].strip(),
        style=found["CSL"].strip(),
        items=json.loads(found["INPUT"]),
        clusters=json.loads(clusters) if clusters else None,
        expected=found["RESULT"].strip(),
    )
