"""The reference list: as printed, and as data where the record has them."""

from typing import get_args

import pytest

from casereports.manuscript.document import Manuscript, Reference
from casereports.manuscript.nodes import Emphasis, Inline, Link, Text
from casereports.references.items import Item
from casereports.references.kinds import ItemType
from tests.renderers.jats.reading import (
    ARTICLE,
    XLINK,
    faults,
    opened,
    printed,
    texts,
    with_blocks,
    words_in,
)

PRINTED = (Text(text="A. First, "), Emphasis(children=(Text(text="Journal"),)), Text(text=" 1."))

PEOPLE = [{"family": "Beispiel", "given": "A.", "suffix": "Jr"}, {"literal": "The Study Group"}]
DAY = {"date-parts": [[2020, 2, 3]]}
WHOLE: dict[str, object] = {
    **dict.fromkeys(("author", "editor", "translator"), PEOPLE),
    **dict.fromkeys(("issued", "accessed"), DAY),
    **dict.fromkeys(("title", "container-title", "publisher", "publisher-place"), "Words"),
    **dict.fromkeys(("edition", "volume", "issue", "PMID", "PMCID", "ISBN", "ISSN"), "7"),
    "page": "3–9",
    "DOI": "10.1234/x",
}


def citing(*nodes: Inline) -> Manuscript:
    entry = Reference(
        key="first2020", number=1, label="[1]", children=nodes, source="reference:first2020"
    )
    return with_blocks().model_copy(update={"references": (entry,)})


def data(**known: object) -> bytes:
    item = Item.model_validate({"id": "first2020", "type": "article-journal"} | known)
    return printed(citing(*PRINTED), ARTICLE, {"first2020": item})


def parts(content: bytes) -> list[tuple[str, str]]:
    (citation,) = opened(content).iter("element-citation")
    return [(str(one.tag), words_in(one)) for one in citation]


def test_without_data_an_entry_is_what_the_paper_prints() -> None:
    content = printed(citing(*PRINTED))
    assert texts(content, "back/ref-list/ref/label") == ["[1]"]
    assert texts(content, "back/ref-list/ref/mixed-citation") == ["A. First, Journal 1."]
    assert list(opened(content).iter("element-citation")) == []


def test_a_printed_doi_identifies_the_work_and_stays_in_its_place() -> None:
    address = "https://doi.org/10.1234/x"
    link = Link(href=address, children=(Text(text=address),))
    content = printed(citing(*PRINTED, Text(text=" "), link, Text(text=".")))
    assert texts(content, ".//mixed-citation") == [f"A. First, Journal 1. {address}."]
    (number,) = opened(content).iter("pub-id")
    assert (number.get("pub-id-type"), number.text) == ("doi", "10.1234/x")
    assert number.get(f"{XLINK}href") == address
    assert faults(content) == []


def test_words_that_lead_to_a_doi_stay_a_link() -> None:
    link = Link(href="https://doi.org/10.1234/x", children=(Text(text="publisher’s page"),))
    content = printed(citing(link))
    assert texts(content, ".//mixed-citation/ext-link") == ["publisher’s page"]
    assert faults(content) == []


def test_data_of_an_article_stand_beside_its_printed_form() -> None:
    content = data(
        title="Of <i>E. coli</i> & x",
        author=[
            {"family": "Beispiel", "given": "A.", "non-dropping-particle": "van"},
            {"literal": "The Study Group"},
        ],
        issued={"date-parts": [[2020, 5, 7]]},
        volume="12",
        issue="3",
        page="539–551",
        DOI="10.1234/x",
        PMID="123",
        PMCID="PMC9",
        **{"container-title": "Journal of Examples"},
    )
    assert parts(content) == [
        ("person-group", "van BeispielA.The Study Group"),
        ("article-title", "Of E. coli & x"),
        ("source", "Journal of Examples"),
        ("day", "7"),
        ("month", "5"),
        ("year", "2020"),
        ("volume", "12"),
        ("issue", "3"),
        ("fpage", "539"),
        ("lpage", "551"),
        ("pub-id", "10.1234/x"),
        ("pub-id", "123"),
        ("pub-id", "PMC9"),
    ]
    kinds = {one.get("pub-id-type") for one in opened(content).iter("pub-id")}
    assert kinds == {"doi", "pmid", "pmcid"}
    assert texts(content, ".//citation-alternatives/mixed-citation") == ["A. First, Journal 1."]
    (printed_form,) = opened(content).iter("mixed-citation")
    assert printed_form.get("publication-type") == "journal"


def test_a_book_is_its_own_source() -> None:
    content = data(type="book", title="A book", publisher="Example Press", edition="2")
    assert parts(content) == [
        ("source", "A book"),
        ("edition", "2"),
        ("publisher-name", "Example Press"),
    ]


def test_a_chapter_stands_in_a_book() -> None:
    content = data(type="chapter", title="A chapter", **{"container-title": "A book"})
    assert parts(content) == [("chapter-title", "A chapter"), ("source", "A book")]


def test_a_page_on_the_web_has_its_address_and_the_day_it_was_read() -> None:
    content = data(
        type="webpage",
        title="A page",
        URL="https://example.org/a",
        issued={"literal": "spring"},
        accessed={"date-parts": [[2024, 2, 3]]},
    )
    assert parts(content) == [
        ("source", "A page"),
        ("string-date", "spring"),
        ("date-in-citation", "2024-02-03"),
        ("ext-link", "https://example.org/a"),
    ]


def test_article_numbers_and_strange_pages_are_kept_as_they_are() -> None:
    assert parts(data(page="e1234")) == [("elocation-id", "e1234")]
    assert parts(data(page="S12")) == [("fpage", "S12")]
    assert parts(data(page="1–3, 9")) == [("page-range", "1–3, 9")]


def test_a_season_is_no_month() -> None:
    assert parts(data(issued={"date-parts": [[2020, 14]]})) == [("year", "2020")]


def test_a_reference_of_which_nothing_is_known_stays_as_printed() -> None:
    assert list(opened(data()).iter("element-citation", "citation-alternatives")) == []
    assert texts(data(), "back/ref-list/ref/mixed-citation") == ["A. First, Journal 1."]


@pytest.mark.parametrize("kind", get_args(ItemType))
def test_the_dtd_takes_data_of_every_kind(kind: str) -> None:
    content = data(**WHOLE | {"type": kind})
    assert len(parts(content)) == 21
    assert faults(content) == []
