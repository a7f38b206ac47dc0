"""Drafts as a paper prints them, and cases with parts left out by chance."""

import random
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from casereports.clinical.casefile import read_case
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.outcome import Perspective
from casereports.clinical.facts.paper import AbstractPart, Paper, SectionProse
from casereports.clinical.wording.number import NBSP
from casereports.journals.profile import Profile
from casereports.journals.shelf import profile
from casereports.manuscript.document import Manuscript
from casereports.manuscript.drafting.drafts import abstract_drafts, drafts
from casereports.manuscript.faults import Composed
from casereports.manuscript.nodes import Paragraph
from casereports.manuscript.paper import compose_paper
from casereports.manuscript.walk import blocks_of, words_of
from tests.factories.every_field import every_field

ROOT = Path(__file__).parents[3]
EXPECTED = ROOT / "tests" / "cases" / "drafts"
_FILES = {
    **{path.stem: path for path in sorted((ROOT / "tests/cases/reports").glob("*.json"))},
    "presacral-net": ROOT / "examples/presacral-net/case.json",
    "quotations": ROOT / "tests/cases/quotations/case.json",
}
#: All that there is to draft from.
CASES = (*_FILES, "every field")
#: Where a row's key may be named by another row, and in which table it stands.
_NAMED = {
    "procedure": "procedures",
    "specimen": "specimens",
    "treatment": "treatments",
    "revises": "diagnoses",
}
_TABLES = {
    "procedure": "procedures",
    "treatment": "treatments",
    "event": "events",
    "intervention": "past_interventions",
    "diagnosis": "diagnoses",
}
_AGES: tuple[dict[str, Any] | None, ...] = (
    None,
    {"days": 0},
    {"days": 6},
    {"months": 8},
    {"years": 8},
    {"years": 11, "months": 2},
    {"years": 18},
    {"years": 81},
    {"decade": 60},
)
_GENDERS = ("", "", "woman", "man", "non-binary", "trans man")


@cache
def unwritten(name: str) -> CaseFacts:
    """Returns a case of which nothing is written yet."""
    facts = every_field() if name not in _FILES else read_case(_FILES[name].read_text("utf-8"))
    nothing = ("figures", "plots", "references", "authors", "affiliations", "funders")
    empty = {"paper": Paper(), "perspective": Perspective(), **dict.fromkeys(nothing, ())}
    return facts.model_copy(update=empty)


def care() -> Profile:
    return profile("generic-care")


def drafted(facts: CaseFacts, journal: Profile | None = None) -> CaseFacts:
    """Returns the case with every draft as its prose."""
    journal = journal or care()
    sections = tuple(
        SectionProse(kind=draft.kind, text=draft.text) for draft in drafts(facts, journal)
    )
    abstract = tuple(
        AbstractPart(heading=part.heading, text=part.text)
        for part in abstract_drafts(facts, journal)
    )
    return facts.model_copy(update={"paper": Paper(sections=sections, abstract=abstract)})


def composed(facts: CaseFacts) -> Composed:
    """Returns the paper of a case as it stands."""
    return compose_paper(facts, profile=care(), images={})


def lines(paper: Manuscript) -> list[str]:
    """Returns the abstract and the paragraphs of a paper, no-break spaces as spaces."""
    abstract = [words_of(part.children) for part in paper.front.abstract]
    body = [
        words_of(block.children) for block in blocks_of(paper.body) if isinstance(block, Paragraph)
    ]
    return [line.replace(NBSP, " ") for line in (*abstract, *body)]


def prints(facts: CaseFacts) -> list[str]:
    """Returns the drafts of a case as its paper prints them."""
    return lines(composed(drafted(facts)).manuscript)


def some_of(name: str, seed: int) -> CaseFacts:
    """Returns a case with rows and fields left out by chance, of another patient."""
    chance = random.Random(seed)  # nothing is kept secret by it
    keep = chance.choice((0.3, 0.6, 0.9))
    whole = unwritten(name).model_dump(mode="json")
    data = _thinned(whole, chance, keep)
    data["patient"] |= {
        "age": chance.choice(_AGES),
        "sex": chance.choice(("male", "female", "intersex", "unknown", None)),
        "gender": chance.choice(_GENDERS),
    }
    tables = {*_TABLES.values(), *_NAMED.values()}
    lost = {
        table: {row["key"] for row in whole[table]} - {row["key"] for row in data[table]}
        for table in tables
    }
    return CaseFacts.model_validate(_without_lost_names(data, lost))


def _thinned(data: dict[str, Any], chance: random.Random, keep: float) -> dict[str, Any]:
    """Leaves out rows, and fields of rows as far as a row is still one without them."""
    facts = dict(data)
    for table, rows in data.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict) and "key" in rows[0]:
            facts[table] = [
                _thinner_row(table, row, chance, keep) for row in rows if chance.random() < keep
            ]
    return facts


def _thinner_row(
    table: str, row: dict[str, Any], chance: random.Random, keep: float
) -> dict[str, Any]:
    kind = CaseFacts.model_fields[table].annotation.__args__[0]  # type: ignore[union-attr]  # a tuple
    slim = {name: value for name, value in row.items() if name == "key" or chance.random() < keep}
    for candidate in (slim, row):
        try:
            kind.model_validate(candidate)
        except ValidationError:
            continue
        return {name: value for name, value in candidate.items() if value not in (None, "", [])}
    raise AssertionError(f"{table}: not even the whole row is one")


def _without_lost_names(data: Any, lost: dict[str, set[str]]) -> Any:
    """Empties the names of rows that were left out."""
    if isinstance(data, list):
        return [_without_lost_names(one, lost) for one in data]
    if not isinstance(data, dict):
        return data
    whole = {name: _without_lost_names(value, lost) for name, value in data.items()}
    for name, table in _NAMED.items():
        if isinstance(whole.get(name), str) and whole[name] in lost[table]:
            whole[name] = ""
    if isinstance(whole.get("event"), str):
        noun, _, key = whole["event"].partition(":")
        if key in lost.get(_TABLES.get(noun, ""), set()):
            whole["event"] = ""
    if "same_as" in whole:
        whole["same_as"] = ""
    return whole
