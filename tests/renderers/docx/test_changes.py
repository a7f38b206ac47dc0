"""Tracked changes: what Word shows, and what is left when a reader accepts or rejects them all."""

from typing import Any

from docx.oxml.ns import qn

from casereports.manuscript.comparing.paper import compare
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Link, Paragraph, Section, Text
from casereports.renderers.docx import print_docx
from tests.manuscript.comparing.versions import papers
from tests.renderers.docx.reading import all_of, files, grey, words_in, written
from tests.renderers.papers import paper

BEFORE, AFTER = papers()
CONTENT = written("changes")
NOTE = "Figure 1B: the picture was replaced."


def left(content: bytes, dropped: str) -> list[str]:
    """Return the words of each paragraph without those of one kind of change."""
    words = [
        "".join(_kept(item, dropped)).replace("\N{NO-BREAK SPACE}", " ")
        for item in all_of(content, "w:p")
    ]
    return [line for line in words if line and line != NOTE]


def _kept(item: Any, dropped: str) -> list[str]:
    return [
        words_in(run)
        for run in item.iter(qn("w:r"))
        if not any(above.tag == qn(dropped) for above in run.iterancestors())
    ]


def test_when_all_is_accepted_the_later_paper_is_left() -> None:
    assert left(CONTENT, "w:del") == left(print_docx(AFTER, picture=grey), "w:del")


def test_when_all_is_rejected_the_words_of_the_earlier_paper_are_left() -> None:
    before = left(print_docx(BEFORE, picture=grey), "w:ins")
    found = left(CONTENT, "w:ins")
    assert found[:5] == before[:5]
    assert [line for line in before if line not in found] == [
        "1.\u2002Case Report",
        "A man had pain in the back for six months [1]. MRI showed a mass (Figure 1).",
        "2.\u2002Discussion",
        "Such a mass is rare [2]. We saw no [1] other like it (Figure 2).",
        "[1]E. Author, On pain. A Journal 1 (2020) 2-3.",
    ]


def test_deleted_words_are_kept_as_such() -> None:
    for gone in all_of(CONTENT, "w:del"):
        assert list(gone.iter(qn("w:t"))) == []
    for came in all_of(CONTENT, "w:ins"):
        assert list(came.iter(qn("w:delText"))) == []


def test_what_came_as_a_whole_comes_with_its_end() -> None:
    ends = {
        words_in(item): [end.tag for end in item.pPr.iter(qn("w:ins"), qn("w:del"))]
        for item in all_of(CONTENT, "w:p")
    }
    assert ends["He was told of the findings on the same day."] == [qn("w:ins")]
    assert ends["The colonoscopy found nothing."] == [qn("w:del")]
    assert ends["exercise"] == [qn("w:ins")]
    assert ends["walking aids"] == []
    assert ends["1.\u2002Introduction"] == [qn("w:ins")]


def test_a_row_that_came_or_went_is_one_change() -> None:
    rows = {
        words_in(row): [mark.tag for mark in row.trPr.iter(qn("w:ins"), qn("w:del"))]
        for row in all_of(CONTENT, "w:tr")
    }
    assert rows == {
        "AnalyteResult": [],
        "Alkaline phosphatase147152\u00a0U/L": [],
        "Gamma-GT60\u00a0U/L": [qn("w:del")],
        "C-reactive protein9\u00a0U/L": [qn("w:ins")],
    }


def test_changes_name_nobody_and_no_day() -> None:
    changes = [*all_of(CONTENT, "w:ins"), *all_of(CONTENT, "w:del")]
    assert {one.get(qn("w:author")) for one in changes} == {"Author"}
    assert {one.get(qn("w:date")) for one in changes} == {None}
    numbers = [one.get(qn("w:id")) for one in changes]
    assert len(set(numbers)) == len(numbers)


def test_a_link_that_came_still_leads_somewhere_and_one_that_went_does_not() -> None:
    def linked(page: str) -> Manuscript:
        link = Link(href=f"https://example.org/{page}", children=(Text(text=f"see {page}"),))
        section = Section(
            key="s", title="S", blocks=(Paragraph(children=(link,), source="s"),), source="s"
        )
        return paper("blind").model_copy(update={"body": (section,)})

    content = print_docx(compare(linked("old"), linked("new")), picture=grey)
    (link,) = all_of(content, "w:hyperlink")
    assert words_in(link) == "see new"
    assert [child.tag for child in link] == [qn("w:ins")]
    assert b"example.org/old" not in files(content)["word/_rels/document.xml.rels"]
