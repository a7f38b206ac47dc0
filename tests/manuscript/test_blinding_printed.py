"""What a reviewer fetches: the blind paper as a page and as a Word file, journal by journal."""

from pathlib import Path
from typing import Any

import pytest

from casereports.clinical.casefile import read_case
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import Affiliation, Author, SectionKind, SectionProse
from casereports.manuscript.blinding import Identities, blind, identities, traces
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Block
from casereports.manuscript.table_names import TABLES
from casereports.manuscript.walk import blocks_of
from casereports.renderers.docx import print_docx
from casereports.renderers.html import render_page
from tests.manuscript.papers import CARE, SEED, composed
from tests.renderers.docx.reading import files, grey
from tests.renderers.papers import NAMES, paper
from tests.renderers.pdf.reading import opened, page_texts, printed

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "presacral-net" / "case.json"
REPORTS = sorted((ROOT / "tests" / "cases" / "reports").glob("*.json"))
JOURNALS = (SEED, CARE, "frontiers-in-oncology")

TEAM = (
    Author(
        key="sund",
        given="Ylva",
        family="Sundqvist",
        email="y.sundqvist@fjordhospital.example",
        orcid="0000-0002-1825-0097",
        affiliations=("fjord",),
        corresponding=True,
    ),
    Author(key="wang", given="小明", family="王", affiliations=("fjord",)),
    Author(key="long", given="Tariq", family="Long", affiliations=("fjord",)),
)
HOME = Affiliation(
    key="fjord",
    department="Department of Orthopaedics",
    institution="Fjordheim University Hospital",
    city="Fjordheim",
    country="Norway",
)
SAID = (
    "Dr Long and Ylva **Sund**qvist of Fjordheim University Hospital (Fjordheim) saw the patient "
    "with 王小明; Sundqvist et al. wrote long notes."
)


def read(path: Path) -> CaseFacts:
    return read_case(path.read_text("utf-8"))


def with_team(facts: CaseFacts) -> CaseFacts:
    """A report with authors, who name themselves in the prose and in each row that has a detail."""
    tables = " ".join(f"{{table:{name}}}" for name in TABLES)
    prose = tuple(
        SectionProse(kind=kind, text=f"{SAID} {tables if kind is SectionKind.CASE else ''}")
        for kind in (SectionKind.CASE, SectionKind.DISCUSSION)
    )
    paper = facts.paper.model_copy(update={"sections": prose, "title": "Seen in Fjordheim"})
    changes: dict[str, Any] = {"paper": paper, "authors": TEAM, "affiliations": (HOME,)}
    for table in ("complaints", "labs", "imaging", "procedures", "treatments", "events"):
        changes[table] = tuple(named(row) for row in getattr(facts, table))
    return facts.model_copy(update=changes)


def named(row: Any) -> Any:
    """A row whose texts name an author and their hospital."""
    texts = {"detail", "note", "impression", "name", "place", "method"} & {*type(row).model_fields}
    said = {name: f"{getattr(row, name)} by Tariq Long, Sundqvist" for name in texts}
    return row.model_copy(update=said)


def page(paper: Manuscript) -> str:
    return render_page(
        paper, image_url=lambda image: image.sha256, drawing=lambda image: "", stylesheet=None
    )


def word(paper: Manuscript) -> list[str]:
    """All files in the Word file, and their names."""
    inside = files(print_docx(paper, picture=grey))
    return [*inside, *(content.decode("utf-8", "replace") for content in inside.values())]


def shape(block: Block) -> tuple[object, ...]:
    """What of a block does not depend on names."""
    match block.kind:
        case "figure":
            return block.kind, block.number, [panel.image for panel in block.panels]
        case "table":
            return block.kind, block.number, len(block.columns), len(block.rows), len(block.notes)
        case "list":
            return block.kind, len(block.items)
        case _:
            return (block.kind,)


def shapes(paper: Manuscript) -> list[tuple[object, ...]]:
    return [shape(block) for block in blocks_of(paper.body)]


def assert_blind(before: Manuscript, found: Identities) -> None:
    """Holds a blind paper against the paper: nobody is named and nothing else is gone."""
    told = blind(before, found)
    assert traces(page(before), found) != ()
    assert traces(page(told), found) == ()
    assert [traces(text, found) for text in word(told)] == [()] * len(word(told))
    assert shapes(told) == shapes(before)
    assert [entry.number for entry in told.references] == [
        entry.number for entry in before.references
    ]
    assert blind(told, found) == told


@pytest.mark.parametrize("journal", JOURNALS)
def test_the_reference_case_is_blind_on_the_page_and_in_word(journal):
    facts = read(EXAMPLE)

    assert_blind(composed(facts, journal).manuscript, identities(facts))


@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_of_any_kind_is_blind_on_the_page_and_in_word(path, journal):
    facts = with_team(read(path))

    assert_blind(composed(facts, journal).manuscript, identities(facts))


def test_a_report_is_blind_in_print():
    facts = with_team(read(next(path for path in REPORTS if path.stem == "neonate")))
    found = identities(facts)

    content = printed(blind(composed(facts).manuscript, found))
    assert [traces(text, found) for text in page_texts(content)] == [()] * len(page_texts(content))
    assert traces(str(dict(opened(content).docinfo)), found) == ()
    assert traces(opened(content).Root.Metadata.read_bytes().decode(), found) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_whose_authors_are_nobody_is_changed_nowhere(name):
    """The papers of the renderers' tests have every node there is."""
    before = paper(name)
    told = blind(before, Identities())

    assert (told.body, told.references) == (before.body, before.references)
    assert told.front.abstract == before.front.abstract


def test_the_reference_case_loses_nothing_but_its_authors():
    """The placeholders of the example are named by ordinary words, which its prose is full of."""
    facts = read(EXAMPLE)
    before = composed(facts).manuscript
    told = blind(before, identities(facts))

    assert (told.body, told.references) == (before.body, before.references)
    assert (told.front.title, told.front.abstract) == (before.front.title, before.front.abstract)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_without_names_keeps_every_word(path):
    facts = read(path)
    before = composed(facts).manuscript

    assert blind(before, identities(with_team(facts))).body == before.body
