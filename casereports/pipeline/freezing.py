"""What is submitted is frozen: facts, paper and findings as one text, and every file by its hash.

The text is canonical, so that the same draft has the same SHA-256, and carries its version: one
of an older version is upgraded when it is read, and stays as it is where it is kept.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

import simplejson
from pydantic import TypeAdapter, ValidationError

from casereports.checks.problem import Problem
from casereports.clinical.casefile import CaseFileError, case_data, facts_in
from casereports.clinical.sentences import kept, unkept
from casereports.manuscript.document import Manuscript
from casereports.manuscript.faults import Composed
from casereports.manuscript.nodes import Figure, Image
from casereports.manuscript.walk import blocks_of
from casereports.pipeline.drafts import Draft
from casereports.pipeline.printing import print_as

FORMAT: Final = "casereports-snapshot"
VERSION: Final = 1
PDF: Final = "application/pdf"

#: What makes a snapshot of one version one of the next.
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
#: How a snapshot of an older version becomes one of the next: version → change. The facts in it
#: are a case file of its own version, which ``clinical.casefile`` upgrades.
UPGRADES: Mapping[int, Upgrade] = MappingProxyType({})

_PROBLEMS: TypeAdapter[tuple[Problem, ...]] = TypeAdapter(tuple[Problem, ...])


class SnapshotError(ValueError):
    """A snapshot can't be read: it is of a newer version, was altered, or lacks a file."""


@dataclass(frozen=True)
class Frozen:
    """A draft as it is kept: its text, and the bytes of each file by SHA-256.

    ``pdf`` names the paper among the files.
    """

    content: str
    files: Mapping[str, bytes]
    pdf: str

    @property
    def sha256(self) -> str:
        """What tells this snapshot from any other."""
        return hash_of(self.content.encode())


def hash_of(content: bytes) -> str:
    """Returns the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def freeze(paper: Draft) -> Frozen:
    """Returns a draft as it is kept; raises UnresolvedReferencesError for a paper with a hole."""
    printed = print_as("pdf", paper)
    pdf = hash_of(printed)
    files = {image.sha256: paper.image_bytes(image) for image in images_of(paper.manuscript)}
    content = {
        "format": FORMAT,
        "version": VERSION,
        "file": case_data(paper.facts),
        "manuscript": paper.manuscript.model_dump(mode="json"),
        "problems": [_problem_data(problem) for problem in paper.problems],
        "files": _list_of(paper.manuscript, pdf),
    }
    text = simplejson.dumps(
        content, ensure_ascii=False, use_decimal=True, sort_keys=True, separators=(",", ":")
    )
    return Frozen(content=text, files=MappingProxyType({**files, pdf: printed}), pdf=pdf)


def thaw(content: str, read: Callable[[str], bytes]) -> Draft:
    """Returns the draft that a snapshot's text keeps; ``read`` hands out files by SHA-256.

    Raises SnapshotError for a text that this site can't read.
    """
    data = upgraded(content)
    try:
        manuscript = Manuscript.model_validate(data["manuscript"])
        facts = facts_in(data["file"])
        problems = _PROBLEMS.validate_python([_problem(one) for one in data["problems"]])
    except (KeyError, ValidationError, CaseFileError) as error:
        raise SnapshotError("The snapshot can't be read by this version of the site.") from error
    return Draft(
        facts=facts,
        composed=Composed(manuscript=manuscript),
        problems=problems,
        image_bytes=lambda image: read(image.sha256),
    )


def images_of(manuscript: Manuscript) -> Iterator[Image]:
    """Yields every image of a paper once, plots among them."""
    seen: set[str] = set()
    for block in blocks_of((*manuscript.body, *manuscript.back, *manuscript.closing)):
        if not isinstance(block, Figure):
            continue
        for panel in block.panels:
            if panel.image.sha256 not in seen:
                seen.add(panel.image.sha256)
                yield panel.image


def _list_of(manuscript: Manuscript, pdf: str) -> list[dict[str, str]]:
    images = [{"sha256": one.sha256, "type": one.media_type} for one in images_of(manuscript)]
    return [*images, {"sha256": pdf, "type": PDF}]


def _problem_data(problem: Problem) -> dict[str, Any]:
    """Returns a problem so that its sentences can be told in any language later."""
    sentences = {name: kept(getattr(problem, name)) for name in ("message", "where")}
    return {**problem.model_dump(mode="json"), **sentences}


def _problem(data: Mapping[str, Any]) -> dict[str, Any]:
    sentences = {name: unkept(data[name]) for name in ("message", "where")}
    return {**data, **sentences}


def upgraded(
    content: str, upgrades: Mapping[int, Upgrade] = UPGRADES, newest: int = VERSION
) -> dict[str, Any]:
    """Returns what a snapshot's text holds, in the newest version; raises SnapshotError."""
    parsed = _parsed(content)
    if not isinstance(parsed, dict) or parsed.get("format") != FORMAT:
        raise SnapshotError("This is not a snapshot of a case.")
    data: dict[str, Any] = parsed
    version = data.get("version")
    if not isinstance(version, int) or not 0 < version <= newest:
        raise SnapshotError("The snapshot was written by a newer version of the site.")
    for older in range(version, newest):
        data = upgrades[older](data)
    return data


def _parsed(content: str) -> Any:
    try:
        return json.loads(content, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise SnapshotError("This is not a snapshot of a case.") from error
