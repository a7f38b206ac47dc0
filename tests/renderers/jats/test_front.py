"""The journal, the article's numbers and dates, its abstract and keywords."""

import pytest
from lxml import etree
from pydantic import ValidationError

from casereports.manuscript.document import AbstractPart
from casereports.manuscript.nodes import Text
from casereports.renderers.jats import ArticleData, Related
from tests.renderers.jats.reading import (
    ARTICLE,
    XLINK,
    faults,
    opened,
    printed,
    texts,
    with_blocks,
    with_front,
    written,
)

CONTENT = written("presacral")
META = "front/article-meta"


def part(heading: str, words: str) -> AbstractPart:
    return AbstractPart(heading=heading, children=(Text(text=words),), source="abstract:1")


def only(content: bytes, path: str) -> etree._Element:
    (element,) = opened(content).iterfind(path)
    return element


def test_the_journal_is_named_with_its_numbers() -> None:
    journal = only(CONTENT, "front/journal-meta")
    assert journal.findtext("journal-id") == "example"
    assert journal.findtext("journal-title-group/journal-title") == "Example Journal of Cases"
    assert journal.findtext("journal-title-group/abbrev-journal-title") == "Ex J Cases"
    assert [(one.get("publication-format"), one.text) for one in journal.iterfind("issn")] == [
        ("print", "1234-5679"),
        ("electronic", "2345-6781"),
    ]
    assert journal.findtext("publisher/publisher-name") == "Example Press"
    assert journal.findtext("publisher/publisher-loc") == "Exampletown"


def test_a_journal_without_numbers_has_the_name_that_the_paper_gives_it() -> None:
    content = printed(with_blocks(), ArticleData())
    assert texts(content, "front/journal-meta/*") == ["seed", ""]
    assert only(content, "front/journal-meta/issn").text is None


def test_the_article_has_its_place_and_dates() -> None:
    found = {name: only(CONTENT, f"{META}/{name}").text for name in ("volume", "issue", "fpage")}
    assert found == {"volume": "7", "issue": "2", "fpage": "101"}
    assert only(CONTENT, f"{META}/lpage").text == "109"
    dates = [*opened(CONTENT).iterfind(f"{META}/history/date"), only(CONTENT, f"{META}/pub-date")]
    assert [(one.get("date-type"), one.get("iso-8601-date")) for one in dates] == [
        ("received", "2026-01-05"),
        ("accepted", "2026-03-17"),
        ("pub", "2026-04-01"),
    ]
    assert [one.text for one in dates[0]] == ["05", "01", "2026"]


def test_an_article_without_pages_has_its_number() -> None:
    article = ArticleData(elocation_id="e77")
    content = printed(with_blocks(), article)
    assert only(content, f"{META}/elocation-id").text == "e77"
    assert opened(content).find(f"{META}/counts/page-count") is None
    assert faults(content) == []


@pytest.mark.parametrize(
    "data",
    [
        {"journal": {"issn_print": "12345678"}},
        {"licence": {"url": "somewhere"}},
        {"elocation_id": "e77", "first_page": "1"},
        {"last_page": "3"},
        {"doi": "doi of nothing"},
    ],
)
def test_data_that_cannot_be_true_are_no_article(data: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ArticleData.model_validate(data)


def test_the_doi_of_the_publication_goes_before_that_of_the_paper() -> None:
    assert texts(CONTENT, f"{META}/article-id") == ["10.1234/example.1"]
    paper = with_front(doi="10.1234/own")
    assert texts(printed(paper, ArticleData()), f"{META}/article-id") == ["10.1234/own"]


@pytest.mark.parametrize(
    ("kind", "language", "heading"),
    [
        ("case-report", "en", "Case Report"),
        ("case-report", "de-CH", "Fallbericht"),
        ("retraction", "fr", "Rétractation"),
        ("correction", "pl", "Correction"),
    ],
)
def test_the_kind_of_article_is_told_to_machines_and_readers(kind, language, heading):
    tree = with_blocks().model_copy(update={"language": language})
    content = printed(tree, ArticleData.model_validate({"type": kind}))
    assert opened(content).get("article-type") == kind
    assert texts(content, f"{META}/article-categories/subj-group/subject") == [heading]


def test_a_journal_may_have_its_own_heading() -> None:
    content = printed(with_blocks(), ArticleData(heading="Images in Medicine"))
    assert texts(content, f"{META}/article-categories/subj-group/subject") == ["Images in Medicine"]


def test_licence_and_copyright_are_there_for_machines_and_readers() -> None:
    permissions = only(CONTENT, f"{META}/permissions")
    address = "https://creativecommons.org/licenses/by/4.0/"
    assert permissions.findtext("copyright-statement") == "© 2026 The authors"
    assert permissions.findtext("copyright-year") == "2026"
    assert permissions.findtext("copyright-holder") == "The authors"
    assert only(CONTENT, f"{META}/permissions/license").get(f"{XLINK}href") == address
    assert permissions.findtext("license/{http://www.niso.org/schemas/ali/1.0/}license_ref") == (
        address
    )
    assert permissions.findtext("license/license-p") == "Read & share it."


def test_a_retraction_points_to_what_it_retracts() -> None:
    notice = ArticleData(
        type="retraction", related=(Related(type="retracted-article", doi="10.1234/a<b"),)
    )
    link = only(printed(with_blocks(), notice), f"{META}/related-article")
    assert link.get("related-article-type") == "retracted-article"
    assert link.get(f"{XLINK}href") == "https://doi.org/10.1234/a%3Cb"


def test_an_abstract_has_the_heads_of_the_paper() -> None:
    assert texts(CONTENT, f"{META}/abstract/title") == ["Abstract"]
    heads = texts(CONTENT, f"{META}/abstract/sec/title")
    assert heads == ["Background", "Case", "Conclusion"]


def test_an_abstract_of_one_block_is_a_paragraph() -> None:
    tree = with_front(abstract=(part("", "All of it."),), abstract_title="Summary")
    assert texts(printed(tree), f"{META}/abstract/*") == ["Summary", "All of it."]


def test_a_part_without_a_head_stays_behind_the_part_above_it() -> None:
    parts = (part("", "First."), part("Case", "Second."), part("", "Third."))
    content = printed(with_front(abstract=parts))
    assert texts(content, f"{META}/abstract/p") == ["First."]
    assert texts(content, f"{META}/abstract/sec/p") == ["Second.", "Third."]
    assert faults(content) == []


def test_keywords_are_each_their_own() -> None:
    assert texts(CONTENT, f"{META}/kwd-group/kwd")[:2] == [
        "neuroendocrine tumour",
        "presacral space",
    ]


def test_what_stands_in_the_article_is_counted() -> None:
    counted = {str(one.tag): one.get("count") for one in only(CONTENT, f"{META}/counts")}
    article = opened(CONTENT)
    assert counted == {
        "fig-count": str(len(article.xpath("//fig-group | //fig[not(parent::fig-group)]"))),
        "table-count": str(len(article.xpath("//table-wrap"))),
        "equation-count": "0",
        "ref-count": str(len(article.xpath("//ref"))),
        "page-count": "9",
    }


def test_the_short_title_is_kept() -> None:
    assert texts(CONTENT, f"{META}/title-group/alt-title") == ["Presacral neuroendocrine tumour"]
    assert ARTICLE.related[0].title in texts(CONTENT, f"{META}/related-article")
