"""The DTD takes every article, whatever the journal, and so do the links within it."""

import re
from collections import Counter
from datetime import date
from itertools import chain

import pytest

from casereports.manuscript.document import Front, Imprint, Manuscript, PublishedNotice
from casereports.renderers.jats import ArticleData
from tests.renderers.jats.reading import (
    PAPERS,
    REPORTS,
    XLINK,
    faults,
    manuscript,
    opened,
    printed,
    root,
    with_front,
    written,
)

JOURNALS = ("bmj-case-reports", "jcmr-10.32629", "frontiers-in-oncology", "cureus")


@pytest.mark.parametrize("name", PAPERS)
def test_the_dtd_takes_every_paper(name: str) -> None:
    assert faults(written(name)) == []


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("journal", JOURNALS)
def test_the_dtd_takes_every_report_in_any_journal(name: str, journal: str) -> None:
    assert faults(written(name, journal)) == []


def test_the_dtd_takes_a_paper_of_which_nothing_else_is_known() -> None:
    for name in PAPERS[:3]:
        assert faults(printed(manuscript(name), ArticleData())) == []


def test_the_dtd_takes_an_article_that_was_corrected_and_retracted() -> None:
    notices = tuple(
        PublishedNotice(kind=kind, text="A dose was wrong.", day=date(2027, 1, 2), doi=doi)
        for kind, doi in (("retraction", ""), ("correction", "10.1000/correction"))
    )
    article = printed(with_front(imprint=Imprint(notices=notices)), ArticleData())
    assert faults(article) == []
    assert [one.get("sec-type") for one in opened(article).findall("front/notes/sec")] == [
        "retraction",
        "correction",
    ]


def test_the_dtd_takes_an_empty_paper() -> None:
    bare = Manuscript(journal="", front=Front(title="", source="paper:title"), body=())
    assert faults(printed(bare, ArticleData())) == []


def test_the_dtd_would_refuse_an_element_out_of_place() -> None:
    whole = written("tables")
    assert faults(whole.replace(b"<thead>", b"<thead><p/>")) != []
    assert faults(whole.replace(b'id="tab1"', b'id="sec1"')) != []


@pytest.mark.parametrize("name", PAPERS)
def test_every_id_stands_once_and_every_link_leads_to_one(name: str) -> None:
    article = root(name)
    ids = [str(one) for one in article.xpath("//@id")]
    assert [one for one, times in Counter(ids).items() if times > 1] == []
    assert [one for one in ids if not re.fullmatch(r"[a-z]+[0-9]+(-(fn)?[0-9]+)*", one)] == []
    links = chain.from_iterable(str(one).split() for one in article.xpath("//@rid"))
    assert set(links) <= set(ids)


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_paper_gives_the_same_bytes(name: str) -> None:
    assert printed(manuscript(name)) == written(name)


def test_the_file_says_which_dtd_it_follows() -> None:
    article = root("blind")
    assert article.getroottree().docinfo.public_id == (
        "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN"
    )
    assert article.get("dtd-version") == "1.3"
    assert article.nsmap["xlink"] == XLINK.strip("{}")


def test_the_article_is_in_the_language_of_the_paper() -> None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert root("author-date").get(lang) == "de"
    assert opened(written("presacral")).find(".//kwd-group").get(lang) == "en"
