import io
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.record.models import AbstractPart, AuditLine, Case, Declarations, SectionProse
from tests.authoring.pages import errors, tree, typed, words

TEXT = """A tumour of the sacrum: a case report
Abstract
A woman had pain.
Keywords: pain; sacrum
Introduction
It is rare [1].
Case report
She came on 12 March 2021.
Funding: None.
References
1. Writer A. Tumours. 2020.
"""


@pytest.fixture
def page(case: Case) -> str:
    return reverse("import-narrative", args=[case.slug])


def parts(browser: Client, page: str, text: str = TEXT) -> HttpResponse:
    return browser.post(page, {"text": text})


def sections(case: Case) -> dict[str, str]:
    rows = SectionProse.objects.filter(paper__case=case)
    return {row.kind: row.text for row in rows}


def place_of(sent: dict[str, Any], place: str) -> str:
    """Returns the prefix of the part that goes to a place."""
    (prefix,) = [
        name.removesuffix("-place")
        for name, value in sent.items()
        if name.endswith("-place") and value == [place]
    ]
    return prefix


def test_a_text_is_shown_in_parts_before_anything_is_saved(
    page: str, case: Case, browser: Client
) -> None:
    lines = AuditLine.objects.count()
    answer = parts(browser, page)
    heads = [
        " ".join(head.text_content().split())
        for head in tree(answer).xpath("//form[contains(@class, 'narrative')]//h2")
    ]
    assert heads == [
        "Title",
        "Abstract",
        "Keywords",
        "Introduction",
        "Case Report",
        "Funding",
        "References",
    ]
    assert "A date stands in the text (“12 March 2021”)" in words(answer)
    assert "Citations such as “[1]” stay as text." in words(answer)
    assert sections(case) == {}
    assert AuditLine.objects.count() == lines


def test_parts_are_saved_where_they_go_and_the_rest_is_shown_to_copy(
    page: str, case: Case, browser: Client
) -> None:
    answer = browser.post(page, typed(parts(browser, page)))
    assert sections(case) == {
        "introduction": "It is rare [1].",
        "case": "She came on 12 March 2021.",
    }
    case.paper.refresh_from_db()
    assert case.paper.keywords == ("pain", "sacrum")
    assert Declarations.objects.get(case=case).funding == "None."
    assert "1. Writer A. Tumours. 2020." in words(answer)
    assert AuditLine.objects.filter(case=case).count() == 2  # imported, and this


def test_what_stands_already_is_kept_unless_the_author_says_otherwise(
    page: str, case: Case, browser: Client
) -> None:
    answer = browser.post(page, typed(parts(browser, page)))
    case.paper.refresh_from_db()
    assert case.paper.title == "Back pain: a case report"
    (part,) = AbstractPart.objects.filter(paper__case=case)
    assert part.text == "A man had back pain.\n\nA woman had pain."
    assert "A tumour of the sacrum: a case report" in words(answer)


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ("after", "Mine.\n\nIt is rare [1]."),
        ("replace", "It is rare [1]."),
        ("leave", "Mine."),
    ],
)
def test_the_author_chooses_what_becomes_of_a_section(
    choice: str, kept: str, page: str, case: Case, browser: Client
) -> None:
    SectionProse.objects.create(paper=case.paper, kind="introduction", text="Mine.")
    sent = typed(parts(browser, page))
    prefix = place_of(sent, "section:introduction")
    assert sent[f"{prefix}-choice"] == ["after"]
    browser.post(page, {**sent, f"{prefix}-choice": choice})
    assert sections(case)["introduction"] == kept


def test_an_abstract_is_replaced_as_a_whole(page: str, case: Case, browser: Client) -> None:
    text = "Abstract\nBackground: Rare. Conclusions: Look.\nIntroduction\nIt is rare."
    sent = typed(parts(browser, page, text))
    browser.post(page, {**sent, "piece-0-choice": "replace"})
    rows = AbstractPart.objects.filter(paper__case=case)
    assert [(row.heading, row.text) for row in rows] == [
        ("Background", "Rare."),
        ("Conclusions", "Look."),
    ]


def test_texts_can_be_changed_and_sent_to_another_place(
    page: str, case: Case, browser: Client
) -> None:
    sent = typed(parts(browser, page))
    prefix = place_of(sent, "section:introduction")
    sent |= {f"{prefix}-place": "section:discussion", f"{prefix}-text": "Not so rare."}
    browser.post(page, sent)
    assert sections(case) == {
        "discussion": "Not so rare.",
        "case": "She came on 12 March 2021.",
    }


def test_two_parts_that_go_to_one_place_stand_behind_each_other(
    page: str, case: Case, browser: Client
) -> None:
    sent = typed(parts(browser, page))
    sent[f"{place_of(sent, 'section:introduction')}-place"] = "section:case"
    browser.post(page, sent)
    assert sections(case) == {"case": "It is rare [1].\n\nShe came on 12 March 2021."}


def test_what_somebody_wrote_meanwhile_is_shown_before_it_is_touched(
    page: str, case: Case, browser: Client
) -> None:
    sent = typed(parts(browser, page))
    SectionProse.objects.create(paper=case.paper, kind="introduction", text="By a colleague.")
    answer = browser.post(page, sent)
    assert errors(answer) == [
        "“Introduction” holds a text that you have not seen yet: look at it and choose."
    ]
    assert "By a colleague." in words(answer)
    assert sections(case) == {"introduction": "By a colleague."}
    browser.post(page, typed(answer))
    assert sections(case)["introduction"] == "By a colleague.\n\nIt is rare [1]."


def test_saving_twice_puts_nothing_in_twice(page: str, case: Case, browser: Client) -> None:
    sent = typed(parts(browser, page))
    browser.post(page, sent)
    before = sections(case)
    assert errors(browser.post(page, sent)) != []
    assert sections(case) == before


def test_a_word_file_is_taken(page: str, case: Case, browser: Client) -> None:
    document, content = docx.Document(), io.BytesIO()
    document.add_heading("Discussion", 1)
    document.add_paragraph("We saw ").add_run("E. coli").italic = True
    document.add_paragraph().add_run("late.").bold = True
    document.save(content)
    answer = browser.post(page, {"file": SimpleUploadedFile("a.docx", content.getvalue())})
    answer = browser.post(page, typed(answer))
    assert answer.status_code == 302
    assert sections(case) == {"discussion": "We saw *E. coli*\n\n**late.**"}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Choose a file, or paste the text of the report."),
        ({"text": " \n"}, "Choose a file, or paste the text of the report."),
        ({"text": "\x07\x00"}, "There is nothing in the text that can be printed."),
        ({"text": "a", "file": b"b"}, "Choose a file or paste a text, not both."),
        ({"file": b""}, "The file is empty."),
        ({"file": b"PK\x03\x04 no zip"}, "The file is damaged."),
        ({"file": b"%PDF-1.7"}, "neither a Word file (.docx) nor plain text"),
        ({"file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"}, "an old Word file (.doc)"),
        ({"text": "a" * (2 * 2**20 + 1)}, "at most 2097152 characters"),
    ],
)
def test_what_can_not_be_read_is_refused_with_a_sentence(
    sent: dict[str, Any], said: str, page: str, browser: Client
) -> None:
    if "file" in sent:
        sent = {**sent, "file": SimpleUploadedFile("a.docx", sent["file"])}
    (line,) = errors(browser.post(page, sent))
    assert line.count(said) == 1


def test_a_megabyte_without_headings_is_told_to_be_too_long_and_nothing_is_saved(
    page: str, case: Case, browser: Client
) -> None:
    answer = parts(browser, page, "A man came to us, and he had pain. " * 30_000)
    (line,) = errors(browser.post(page, typed(answer)))
    assert line == ("Case Report: 1049999 characters are too many here; at most 200000 fit.")
    assert sections(case) == {}


def test_two_texts_that_are_too_long_together_are_refused(
    page: str, case: Case, browser: Client
) -> None:
    SectionProse.objects.create(paper=case.paper, kind="case", text="b" * 150_000)
    sent = typed(parts(browser, page, "Case report\n" + "a" * 150_000))
    (line,) = errors(browser.post(page, sent))
    assert line == "Case Report: Has at most 200,000 characters."
    assert sections(case) == {"case": "b" * 150_000}


def test_ten_thousand_lines_with_signs_of_all_scripts_are_taken(
    page: str, case: Case, browser: Client
) -> None:
    text = "Case report\n" + "<b>שלום</b> 😀 \u202epain\x07\r\n" * 10_000
    browser.post(page, typed(parts(browser, page, text)))
    assert sections(case) == {"case": "\n\n".join(["<b>שלום</b> 😀 pain"] * 10_000)}


def test_remarks_on_the_file_stay_while_the_parts_are_worked_on(page: str, browser: Client) -> None:
    sent = typed(parts(browser, page, "A man had pain."))
    answer = browser.post(page, {**sent, "piece-0-place": ""})
    assert errors(answer) == ["No part has both a place and a text: choose where the parts go."]
    assert "No heading of a case report was found" in words(answer)


@pytest.mark.parametrize(
    "change", [{"piece-0-place": "section:none"}, {"piece-0-choice": "burn"},
               {"piece-TOTAL_FORMS": "9999"}, {"piece-TOTAL_FORMS": "x"}],
)  # fmt: skip
def test_a_form_that_was_tampered_with_changes_nothing(
    change: dict[str, str], page: str, case: Case, browser: Client
) -> None:
    answer = browser.post(page, {**typed(parts(browser, page)), **change})
    assert answer.status_code == 200
    assert errors(answer) != []
    assert sections(case) == {}


def test_a_case_without_a_paper_gets_one(author: Any, browser: Client) -> None:
    bare = Case.objects.create(owner=author, slug="bare")
    page = reverse("import-narrative", args=["bare"])
    browser.post(page, typed(parts(browser, page)))
    bare.refresh_from_db()
    assert bare.paper.title == "A tumour of the sacrum: a case report"
