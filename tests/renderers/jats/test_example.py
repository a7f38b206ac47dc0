"""The example, as every journal would publish it, with all that the record knows of it."""

from functools import cache
from pathlib import Path

import pytest

from casereports.clinical.casefile import read_case
from casereports.journals.shelf import profile, profiles
from casereports.manuscript.compose.references import read_references
from casereports.manuscript.document import Manuscript
from casereports.manuscript.paper import compose_paper
from casereports.manuscript.printed import plain
from casereports.renderers.jats import Contribution
from tests.manuscript.papers import pictures
from tests.renderers.jats.reading import (
    ARTICLE,
    faults,
    opened,
    printed,
    texts,
    unspaced,
    words_in,
)

CASE = Path(__file__).parents[3] / "examples" / "presacral-net" / "case.json"
FACTS = read_case(CASE.read_text("utf-8"))
ITEMS = {item.id: item for item in read_references(FACTS.references, [])}
JOURNALS = sorted(profiles())


@cache
def composed(journal: str) -> Manuscript:
    return compose_paper(FACTS, profile=profile(journal), images=pictures(FACTS)).whole()


@cache
def published(journal: str) -> bytes:
    did = tuple(
        Contribution(author=f"author:{author.key}", roles=author.credit)
        for author in FACTS.authors
        if author.credit
    )
    article = ARTICLE.model_copy(update={"contributions": did})
    return printed(composed(journal), article, ITEMS)


@pytest.mark.parametrize("journal", JOURNALS)
def test_the_dtd_takes_the_example_in_every_journal(journal: str) -> None:
    assert faults(published(journal)) == []


@pytest.mark.parametrize("journal", JOURNALS)
def test_every_reference_is_printed_as_the_journal_wants_and_told_as_data(journal: str) -> None:
    content, entries = published(journal), composed(journal).references
    assert [unspaced(words) for words in texts(content, ".//mixed-citation")] == [
        unspaced(plain(entry.children)) for entry in entries
    ]
    assert texts(content, ".//ref/label") == [entry.label for entry in entries if entry.label]
    dois = [item.doi for item in (ITEMS[entry.key] for entry in entries) if item.doi]
    data = opened(content).findall(".//element-citation/pub-id")
    assert [one.text for one in data if one.get("pub-id-type") == "doi"] == dois
    assert dois != []


@pytest.mark.parametrize("journal", JOURNALS)
def test_every_citation_and_mention_leads_to_its_place(journal: str) -> None:
    article = opened(published(journal))
    ids = {str(one) for one in article.xpath("//@id")}
    links = list(article.iter("xref"))
    assert {"aff", "bibr", "fig", "table"} <= {one.get("ref-type") for one in links}
    assert {place for one in links for place in str(one.get("rid")).split()} <= ids
    labels = {str(one.get("rid")): words_in(one) for one in links}
    assert labels["fig1"].endswith("1")


def test_all_authors_are_there_with_their_roles() -> None:
    content = published("generic-care")
    assert texts(content, ".//contrib/name/surname") == [one.family for one in FACTS.authors]
    roles = [role.label for author in FACTS.authors for role in author.credit]
    assert texts(content, ".//contrib/role") == roles
