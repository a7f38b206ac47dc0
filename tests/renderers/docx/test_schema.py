"""Word takes the file for sound: every element in its place, every number given once."""

import re
from collections import Counter

import pytest
from lxml import etree

from casereports.manuscript.document import Manuscript
from casereports.renderers.docx import print_docx
from tests.renderers.docx.reading import PAPERS, all_of, files, grey, manuscript, opened, written
from tests.renderers.docx.schema import faults
from tests.renderers.papers import paper

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.mark.parametrize("name", PAPERS)
def test_every_element_stands_where_the_schema_wants_it(name: str) -> None:
    for file, content in files(written(name)).items():
        if file.startswith("word/") and file.endswith(".xml"):
            assert list(faults(etree.fromstring(content))) == [], file


def test_a_file_with_an_element_out_of_order_would_be_found() -> None:
    (footer,) = (
        etree.fromstring(content)
        for file, content in files(written("tables")).items()
        if file == "word/footer1.xml"
    )
    assert list(faults(footer)) == []
    paragraph = footer[0]
    paragraph.append(paragraph[0])
    assert len(list(faults(footer))) == 1


@pytest.mark.parametrize("name", PAPERS)
def test_no_number_or_name_is_given_twice(name: str) -> None:
    content = written(name)
    starts = all_of(content, "w:bookmarkStart")
    for tag, attribute in (
        ("w:bookmarkStart", "w:id"),
        ("w:bookmarkStart", "w:name"),
        ("wp:docPr", "id"),
    ):
        given = [element.get(expanded(attribute)) for element in all_of(content, tag)]
        assert [value for value, times in Counter(given).items() if times > 1] == []
    ends = [element.get(expanded("w:id")) for element in all_of(content, "w:bookmarkEnd")]
    assert [element.get(expanded("w:id")) for element in starts] == ends


def expanded(name: str) -> str:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return name.replace("w:", f"{{{main}}}")


@pytest.mark.parametrize("name", PAPERS)
def test_every_place_has_a_name_that_word_takes(name: str) -> None:
    names = [
        element.get(expanded("w:name")) for element in all_of(written(name), "w:bookmarkStart")
    ]
    assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name)] == []


@pytest.mark.parametrize("name", PAPERS)
def test_every_inner_link_leads_to_a_place(name: str) -> None:
    content = written(name)
    places = {element.get(expanded("w:name")) for element in all_of(content, "w:bookmarkStart")}
    links = {element.get(expanded("w:anchor")) for element in all_of(content, "w:hyperlink")}
    assert links - {None} <= places


@pytest.mark.parametrize("name", PAPERS)
def test_every_relation_that_is_named_is_there_and_no_file_is_without_one(name: str) -> None:
    content = written(name)
    document = opened(content)
    used = {
        value
        for element in document.element.iter()
        for attribute, value in element.attrib.items()
        if attribute.startswith(RELATION)
    }
    relations = document.part.rels
    assert used <= set(relations)
    targets = {f"word/{one.target_ref}" for one in relations.values() if not one.is_external}
    assert targets == {file for file in files(content) if re.match(r"word/(?!_|document)", file)}


@pytest.mark.parametrize("name", PAPERS)
def test_every_style_and_list_that_is_named_is_there(name: str) -> None:
    content = written(name)
    document = opened(content)
    known = {style.style_id for style in document.styles}
    for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"):
        assert {element.val for element in all_of(content, tag)} <= known
    lists = {str(element.val) for element in all_of(content, "w:numId")}
    numbering = etree.fromstring(files(content)["word/numbering.xml"])
    assert lists <= set(numbering.xpath("./*[local-name()='num']/@*"))


@pytest.mark.parametrize("name", PAPERS)
def test_a_table_has_as_many_cells_in_each_row_as_columns(name: str) -> None:
    for table in opened(written(name)).tables:
        widths = [column.width for column in table.columns]
        assert sum(width.twips for width in widths) == 9071
        assert min(widths) > 0
        assert {len(row.cells) for row in table.rows} == {len(widths)}


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_paper_gives_the_same_bytes(name: str) -> None:
    assert print_docx(manuscript(name), picture=grey) == written(name)


def test_an_empty_paper_opens() -> None:
    tree = paper("blind")
    front = tree.front.model_copy(update={"authors": (), "affiliations": (), "abstract": ()})
    bare = Manuscript(journal="", front=front, body=())
    assert opened(print_docx(bare, picture=grey)).paragraphs[0].text == tree.front.title
