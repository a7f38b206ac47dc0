import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.authoring.narrative.from_text import read_text
from casereports.authoring.narrative.narrative import Narrative
from casereports.authoring.narrative.paragraphs import About, cleaned
from casereports.authoring.narrative.split import split

REPORT = """Presacral neuroendocrine tumour: a case report

Ada Writer, Ben Reader
Department of Surgery, University Hospital

ABSTRACT
Background: Such tumours are rare. Case presentation: A man had back pain. Conclusions: Look.
Keywords: neuroendocrine tumour; presacral space, case report

1. Introduction
Tumours of this place are rare [1,2].
2. Case report
A 45-year-old man came with back pain.
Laboratory findings
CRP was 12 mg/L.
TREATMENT:
The mass was removed.
Discussion
We found nine cases.
Conclusion
Look behind the rectum.
Patient's perspective
I am glad.
Conflict of interest: None.
Informed consent
The patient gave written consent.
References
1. Writer A. Tumours. 2020.
2. Reader B. More tumours. 2021.
Figure legends
Figure 1. MRI of the pelvis.
"""


def told(text: str) -> Narrative:
    return split(read_text(text))


def texts(narrative: Narrative) -> dict[str, str]:
    return {piece.place: piece.text for piece in narrative.pieces if piece.text}


def abouts(narrative: Narrative) -> set[About]:
    own = {remark.about for remark in narrative.remarks}
    return own | {remark.about for piece in narrative.pieces for remark in piece.remarks}


def test_a_report_is_split_into_the_parts_of_a_paper() -> None:
    narrative = told(REPORT)
    assert narrative.title == "Presacral neuroendocrine tumour: a case report"
    assert [(part.heading, part.text) for part in narrative.abstract if part.text] == [
        ("Background", "Such tumours are rare."),
        ("Case presentation", "A man had back pain."),
        ("Conclusions", "Look."),
    ]
    assert narrative.keywords == ("neuroendocrine tumour", "presacral space, case report")
    assert [(piece.place, piece.text) for piece in narrative.sections] == [
        ("section:introduction", "Tumours of this place are rare [1,2]."),
        ("section:case", "A 45-year-old man came with back pain."),
        ("section:investigations", "**Laboratory findings**\n\nCRP was 12 mg/L."),
        ("section:treatment", "The mass was removed."),
        ("section:discussion", "We found nine cases."),
        ("section:conclusion", "Look behind the rectum."),
        ("section:perspective", "I am glad."),
    ]
    assert texts(narrative)["declarations:conflicts"] == "None."
    assert narrative.references == (
        "1. Writer A. Tumours. 2020.",
        "2. Reader B. More tumours. 2021.",
    )
    assert [piece.place for piece in narrative.left_over] == [
        "left:authors",
        "left:consent",
        "left:references",
        "left:legends",
    ]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("Introduction", "section:introduction"),
        ("1. INTRODUCTION", "section:introduction"),
        ("Background:", "section:introduction"),
        ("II. Case Presentation", "section:case"),
        ("2.1 Clinical findings", "section:findings"),
        ("Diagnostic Assessment", "section:investigations"),
        ("Therapeutic intervention", "section:treatment"),
        ("Follow-up and outcomes", "section:outcome"),
        ("Follow–up", "section:outcome"),
        ("Discussion & Conclusions", "section:discussion"),
        ("Einleitung", "section:introduction"),
        ("FALLBERICHT", "section:case"),
        ("Körperliche Untersuchung", "section:findings"),
        ("Schlussfolgerung", "section:conclusion"),
        ("Cas clinique", "section:case"),
        ("Évolution et suivi", "section:outcome"),
        ("Conflits d’intérêts", "declarations:conflicts"),
        ("Presentación del caso", "section:case"),
        ("Discusión", "section:discussion"),
        ("Agradecimientos", "declarations:acknowledgements"),
        ("Financiación", "declarations:funding"),
        ("## Timeline", "section:timeline"),
        ("**Patient perspective**", "section:perspective"),
        ("Literaturverzeichnis", "left:references"),
        ("Consentimiento informado", "left:consent"),
    ],
)
def test_a_heading_is_known_however_it_is_written(heading: str, place: str) -> None:
    narrative = told(f"A rare tumour\n{heading}\nThe text of it.")
    assert texts(narrative) == {"title": "A rare tumour", place: "The text of it."}


def test_headings_over_the_parts_of_an_abstract_are_not_those_of_the_paper() -> None:
    narrative = told(
        "A rare tumour\nAbstract\nBackground\nRare.\nCase presentation\nA man.\nConclusions\n"
        "Look.\nBackground\nVery rare.\nCase presentation\nOne man.\nConclusions\nDo look."
    )
    assert [part.text for part in narrative.abstract if part.text] == ["Rare.", "A man.", "Look."]
    assert [piece.text for piece in narrative.sections] == ["Very rare.", "One man.", "Do look."]


def test_an_abstract_in_one_piece_ends_where_the_paper_begins() -> None:
    narrative = told("A rare tumour\nSummary\nA man had it.\nBackground\nIt is rare.")
    assert texts(narrative) == {
        "title": "A rare tumour",
        "abstract": "A man had it.",
        "section:introduction": "It is rare.",
    }


def test_an_abstract_before_the_keywords_needs_no_heading() -> None:
    long = "A man had back pain for a year, and nobody looked. " * 3
    narrative = told(f"A rare tumour\n{long}\nKeywords: pain\nIntroduction\nRare.")
    assert texts(narrative)["abstract"] == long.strip()


def test_the_words_case_report_above_the_title_are_not_the_case() -> None:
    narrative = told("CASE REPORT\nA rare tumour\nIntroduction\nRare.\nCase report\nA man.")
    assert narrative.title == "A rare tumour"
    assert texts(narrative)["left:other"] == "CASE REPORT"
    assert texts(narrative)["section:case"] == "A man."


def test_prose_without_headings_becomes_the_case_with_a_remark() -> None:
    narrative = told("A man had back pain.\n\nHe was operated on.")
    assert texts(narrative) == {"section:case": "A man had back pain.\n\nHe was operated on."}
    assert abouts(narrative) == {About.NO_HEADINGS}


def test_a_heading_that_is_no_section_stays_in_the_text_with_a_remark() -> None:
    narrative = told("# A rare tumour\n## Case report\nA man.\n### Second look\nStill there.")
    assert texts(narrative)["section:case"] == "A man.\n\n**Second look**\n\nStill there."
    assert abouts(narrative) == {About.UNKNOWN_HEADING}


def test_a_section_that_comes_twice_is_one_section_with_a_bold_line() -> None:
    narrative = told("Case report\nA man.\nDiscussion\nRare.\nCase presentation\nAnother man.")
    assert texts(narrative)["section:case"] == "A man.\n\n**Case presentation**\n\nAnother man."


def test_lines_that_a_program_broke_become_paragraphs_again() -> None:
    narrative = told(
        "Case report\n"
        "A 45-year-old man came to our hospital with back pain that he had had for\n"
        "about half a year, and which kept him awake at night in spite of all the\n"
        "tablets that he took.\n"
        "\n"
        "He had lost five kilograms of weight in this time, and he had no fever at\n"
        "all, neither by day nor by night, as he said.\n"
        "1. Back pain\n"
        "2. Loss of weight\n"
    )
    first, second, *items = texts(narrative)["section:case"].split("\n\n")
    assert first.endswith("awake at night in spite of all the tablets that he took.")
    assert second.endswith("at all, neither by day nor by night, as he said.")
    assert items == ["1. Back pain", "2. Loss of weight"]


@pytest.mark.parametrize(
    ("text", "about", "quote"),
    [
        ("He came on 12 March 2021.", About.DATE, "12 March 2021"),
        ("He came on March 12, 2021.", About.DATE, "March 12, 2021"),
        ("Er kam am 12. März 2021.", About.DATE, "12. März 2021"),
        ("Er kam am 12.03.2021.", About.DATE, "12.03.2021"),
        ("Il est venu le 1er avril 2020.", About.DATE, "1er avril 2020"),
        ("Vino el 3 de mayo de 2019.", About.DATE, "3 de mayo de 2019"),
        ("Seen 2021-03-12.", About.DATE, "2021-03-12"),
        ("Call +49 30 1234 5678.", About.PHONE, "+49 30 1234 5678"),
        ("Phone: (030) 123 456", About.PHONE, "Phone: (030) 123 456"),
        ("MRN 12345 was seen.", About.NUMBER, "MRN 12345"),
        ("Patient ID: AB-1234 came.", About.NUMBER, "Patient ID: AB-1234"),
        ("He has 90817263 as number.", About.NUMBER, "90817263"),
        ("Write to a.b@example.org.", About.EMAIL, "a.b@example.org"),
        ("As others found.^1,2^", About.CITATIONS, "1,2"),
        ("As others found [3–5].", About.CITATIONS, "[3–5]"),
    ],
)
def test_what_may_identify_or_is_to_be_linked_is_named(text: str, about: About, quote: str) -> None:
    (piece,) = told(f"Case report\n{text}").pieces
    assert [(remark.about, remark.quote) for remark in piece.remarks] == [(about, quote)]


@pytest.mark.parametrize(
    "text",
    [
        "CRP was 12.5 mg/L, Hb 8.1.",
        "A mass of 63 × 53 × 48 mm, 5 cm^3^, 10^9^/L.",
        "^18^F-FDG and ^68^Ga",
        "Ki-67 was 1–2 %, 3/50 HPF.",
        "Grade 2 (T3 N1 M0), 1:640.",
    ],
)
def test_values_are_no_identifiers(text: str) -> None:
    (piece,) = told(f"Case report\n{text}").pieces
    assert piece.remarks == ()


def test_html_stays_text_and_what_prints_nothing_is_left_out_with_a_remark() -> None:
    narrative = told("Case report\n<b>A man</b> 😀 שלום\x07 came.")
    assert texts(narrative) == {"section:case": "<b>A man</b> 😀 שלום came."}
    assert abouts(narrative) == {About.UNPRINTABLE}


HEADINGS = st.sampled_from(
    ["Abstract", "Introduction", "# Methods", "Case report", "References", "Keywords: a; b",
     "**Findings**", "Background: x.", "Title: y", "Figure legends", "Zusammenfassung", "1. FAZIT"]
)  # fmt: skip
LINES = st.text(st.sampled_from("abc äß*^~[@]{:}\\.;|#•-123\n"), max_size=60)


@given(st.lists(HEADINGS | LINES | st.just(""), max_size=20))
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    narrative = told(text)
    kept = " ".join(f"{one.found} {one.heading} {one.text}" for one in narrative.pieces)
    missing = set(re.findall(r"[a-zäß\d]+", cleaned(text))) - set(re.findall(r"[a-zäß\d]+", kept))
    assert missing == set()


@pytest.mark.parametrize(
    "text",
    ["Abstract\n" * 20_000, "# x\n" * 20_000, "#" + " " * 300_000 + "x", "a;" + " " * 300_000,
     "Background: a. " * 20_000, "*" * 200_000, "1 " * 100_000, "Keywords: " + "a " * 100_000],
)  # fmt: skip
def test_a_text_made_to_be_slow_is_split(text: str) -> None:
    assert len(told(text).pieces) < 150
