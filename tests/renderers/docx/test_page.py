"""The page, the styles and what the file says of itself."""

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from casereports.manuscript.document import Manuscript
from casereports.renderers.docx import print_docx
from casereports.renderers.docx.files import east_asian_type
from tests.renderers.docx.reading import all_of, files, grey, opened, styled, words_in, written
from tests.renderers.papers import paper

CONTENT = written("presacral")
INSTITUTE = "Institute of Pathology, University of Example"


def in_language(language: str) -> bytes:
    tree = Manuscript.model_validate(paper("blind").model_dump() | {"language": language})
    return print_docx(tree, picture=grey)


def test_page_is_a4_with_margins_of_two_and_a_half_centimetres() -> None:
    (section,) = opened(CONTENT).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(side.cm, 1) for side in sides] == [2.5] * 4


def test_lines_are_counted_through_the_paper() -> None:
    (lines,) = all_of(CONTENT, "w:lnNumType")
    assert list(lines.attrib.values()) == ["1", "continuous"]


def test_pages_are_numbered_at_their_foot() -> None:
    (section,) = opened(CONTENT).sections
    (foot,) = section.footer.paragraphs
    assert words_in(foot._p) == "Page 1 of 1"
    fields = [part for part in foot._p if part.tag.endswith("fldSimple")]
    assert [list(field.attrib.values()) for field in fields] == [[" PAGE "], [" NUMPAGES "]]


def test_text_is_set_in_twelve_points_with_room_between_the_lines() -> None:
    styles = opened(CONTENT).styles
    assert styles["Normal"].paragraph_format.line_spacing == 1.5
    defaults = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    assert defaults.sz.val.pt == 12
    assert defaults.rFonts.ascii == "Times New Roman"


def test_sections_are_headings_that_word_lists() -> None:
    headings = styled(CONTENT, "Heading1")
    assert headings[:3] == ["Abstract", "1.\u2002Introduction", "2.\u2002Case report"]
    assert styled(CONTENT, "Heading2")[0] == "2.1\u2002History and examination"
    styles = opened(CONTENT).styles
    levels = [styles[f"Heading {at}"].element.xpath(".//w:outlineLvl/@w:val") for at in (1, 2, 3)]
    assert levels == [["0"], ["1"], ["2"]]


def test_the_abstract_has_the_journals_own_heading() -> None:
    tree = paper("presacral")
    front = tree.front.model_copy(update={"abstract_title": "Summary"})
    content = print_docx(tree.model_copy(update={"front": front}), picture=grey)
    assert styled(content, "Heading1")[0] == "Summary"


def test_title_page_names_authors_places_and_records() -> None:
    assert styled(CONTENT, "Authors") == [
        "Example Author, MD1,†, Second Author (王小明)1,2,†, Third Exámple-Łódź, MD, PhD2,*"
    ]
    assert styled(CONTENT, "Affiliation")[1] == f"2\u2009{INSTITUTE}, Iceland"
    assert styled(CONTENT, "FrontNote") == [
        "†\u2009These authors contributed equally.",
        f"*\u2009Correspondence: Third Exámple-Łódź, {INSTITUTE}, author@example.org",
        "Third Exámple-Łódź: https://orcid.org/0000-0002-1825-0097",
        "https://doi.org/10.1234/example.2329",
    ]


def test_file_says_of_itself_what_the_paper_prints() -> None:
    known, front = opened(CONTENT).core_properties, paper("presacral").front
    assert known.title == front.title
    assert known.author == "Example Author; Second Author (王小明); Third Exámple-Łódź"
    assert known.keywords == "; ".join(front.keywords)
    assert known.language == "en"


def test_file_says_neither_who_wrote_it_nor_when() -> None:
    kept = files(CONTENT)
    core = etree.fromstring(kept["docProps/core.xml"])
    names = {entry.tag.partition("}")[2] for entry in core}
    assert names == {"creator", "keywords", "language", "title"}
    assert [name for name in kept if name.startswith("docProps")] == ["docProps/core.xml"]
    with zipfile.ZipFile(BytesIO(CONTENT)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_blind_paper_names_nobody() -> None:
    assert opened(written("blind")).core_properties.author == ""
    assert styled(written("blind"), "Authors") == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", {"val": "de"}),
        ("pt-BR", {"val": "pt-BR"}),
        ("zh-Hans", {"val": "zh-Hans", "eastAsia": "zh-Hans"}),
    ],
)
def test_file_is_in_the_language_of_the_paper(language: str, said: dict[str, str]) -> None:
    (tongue,) = opened(in_language(language)).styles.element.xpath(".//w:lang")
    assert {name.partition("}")[2]: value for name, value in tongue.attrib.items()} == said


def test_words_that_the_file_adds_are_in_the_language_of_the_paper() -> None:
    (section,) = opened(in_language("de")).sections
    assert words_in(section.footer.paragraphs[0]._p) == "Seite 1 von 1"


@pytest.mark.parametrize(
    ("language", "typeface"),
    [
        ("en", "SimSun"),
        ("ja", "MS Mincho"),
        ("ko-KR", "Batang"),
        ("zh-Hant", "PMingLiU"),
        ("zh-Hans", "SimSun"),
    ],
)
def test_names_in_east_asian_scripts_have_a_typeface(language: str, typeface: str) -> None:
    assert east_asian_type(language) == typeface
