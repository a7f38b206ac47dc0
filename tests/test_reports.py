"""Twelve reports of many kinds of medicine, each through the whole house."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from casereports.checks.run import problems
from casereports.clinical.casefile import read_case, write_case
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import SectionKind, SectionProse
from casereports.clinical.facts.sources import all_rows
from casereports.clinical.values import Value
from casereports.journals.shelf import profile, profiles
from casereports.manuscript.compose.tables import KINDS, compose_tables
from casereports.manuscript.faults import Composed
from casereports.manuscript.nodes import Table
from casereports.manuscript.paper import compose_paper
from casereports.manuscript.walk import blocks_of
from casereports.record.actions.cases import export_bundle, import_case
from casereports.record.bundle import Bundle
from tests.renderers.pdf.reading import page_texts, printed

REPORTS = {
    path.stem: path for path in sorted((Path(__file__).parent / "cases/reports").glob("*.json"))
}
NAMES = tuple(REPORTS)

#: Fields for what has no field. Reports print many values: few of their words may stand there.
FREE_TEXT = frozenset(
    {
        "complications",
        "course",
        "criteria_detail",
        "detail",
        "development",
        "mitoses_note",
        "note",
        "outcome_detail",
        "timeline_note",
    }
)
MOST_FREE_WORDS = 5
LEAST_ROWS = 30


def text_of(name: str) -> str:
    return REPORTS[name].read_text("utf-8")


def report(name: str) -> CaseFacts:
    return read_case(text_of(name))


def composed(facts: CaseFacts, journal: str = "") -> Composed:
    return compose_paper(facts, profile=profile(journal), images={})


def table_keys(facts: CaseFacts) -> list[str]:
    return [table.block.key for table in compose_tables(facts)]


def with_text(facts: CaseFacts, text: str) -> CaseFacts:
    """Returns the case with one section, which holds nothing but ``text``."""
    sections = (SectionProse(kind=SectionKind.CASE, text=text),)
    return facts.model_copy(update={"paper": facts.paper.model_copy(update={"sections": sections})})


def free_texts(value: Value) -> Iterator[str]:
    """Yields what stands in the free texts of ``value`` and of all below it."""
    for name in type(value).model_fields:
        held = getattr(value, name)
        if isinstance(held, str) and name in FREE_TEXT:
            yield held
        for part in held if isinstance(held, tuple) else (held,):
            if isinstance(part, Value):
                yield from free_texts(part)


def test_there_are_twelve_reports():
    assert len(NAMES) == 12


@pytest.mark.parametrize("name", NAMES)
def test_report_is_written_as_it_stands(name):
    assert write_case(report(name)) == text_of(name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_report_is_exported_as_it_was_imported(name, django_user_model):
    author = django_user_model.objects.create_user("author", "author@example.org")
    case = import_case(who=author, bundle=Bundle(case=text_of(name), figures={}))
    facts, figures = export_bundle(case=case, who=author)
    assert figures == {}
    assert write_case(facts) == text_of(name)


@pytest.mark.parametrize("journal", sorted(profiles()))
@pytest.mark.parametrize("name", NAMES)
def test_report_makes_a_paper_without_holes(name, journal):
    assert composed(report(name), journal).faults == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_table_of_a_report_is_set_where_the_text_asks_for_it(name):
    keys = table_keys(report(name))
    asked = " ".join(f"{{table:{key}}}" for key in keys)
    paper = composed(with_text(report(name), asked))
    assert paper.faults == ()
    tables = [block for block in blocks_of(paper.manuscript.body) if isinstance(block, Table)]
    assert sorted(table.key for table in tables) == sorted(keys)
    assert all(table.rows for table in tables)


def test_every_kind_of_table_is_in_some_report():
    seen = Counter(key for name in NAMES for key in table_keys(report(name)))
    assert len(seen) == len(KINDS)


@pytest.mark.parametrize("name", NAMES)
def test_report_is_checked_against_all_items_of_care(name):
    facts = report(name)
    found = problems(facts, composed(facts).manuscript)
    care = [problem for problem in found if problem.code.startswith("CARE-")]
    assert len({problem.code for problem in care}) == len(care) == 30


@pytest.mark.parametrize("name", NAMES)
def test_what_a_report_states_has_a_field(name):
    facts = report(name)
    assert len(list(all_rows(facts))) >= LEAST_ROWS
    texts = [text for text in free_texts(facts) if text]
    assert sum(len(text.split()) for text in texts) <= MOST_FREE_WORDS, texts


def test_report_prints():
    facts = report("nmdar")
    text = " ".join(" ".join(page_texts(printed(composed(facts).whole()))).split())
    assert text.startswith(facts.paper.title)
    assert "NMDAR antibody" in text
    assert "1:320" in text
