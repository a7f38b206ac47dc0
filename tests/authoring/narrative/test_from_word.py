import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from casereports.authoring.narrative.from_word import read_word
from casereports.authoring.narrative.paragraphs import About
from casereports.authoring.narrative.reading import read_file
from casereports.authoring.narrative.split import split
from casereports.authoring.narrative.word_file import UnreadableFileError, Why


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def lines(document: Document) -> list[str]:
    return [paragraph.text for paragraph in read_word(saved(document)).paragraphs]


def abouts(document: Document) -> list[About]:
    return [remark.about for remark in read_word(saved(document)).remarks]


@pytest.fixture
def document() -> Document:
    return docx.Document()


def test_styles_make_title_and_sections(document: Document) -> None:
    document.add_heading("A rare tumour: a case report", 0)
    document.add_heading("Introduction", 1)
    document.add_paragraph("It is rare.")
    document.add_heading("Case report", 1)
    document.add_heading("Findings on the first day", 2)
    document.add_paragraph("A mass.")
    narrative = split(read_word(saved(document)))
    assert narrative.title == "A rare tumour: a case report"
    assert [(piece.place, piece.text) for piece in narrative.sections] == [
        ("section:introduction", "It is rare."),
        ("section:case", "**Findings on the first day**\n\nA mass."),
    ]


def test_short_bold_lines_are_headings(document: Document) -> None:
    for words, bold in [("Discussion", True), ("We think so.", False), ("Conclusions:", True)]:
        document.add_paragraph().add_run(words).bold = bold
    document.add_paragraph("Look.")
    narrative = split(read_word(saved(document)))
    assert [piece.place for piece in narrative.sections] == [
        "section:discussion",
        "section:conclusion",
    ]


def test_formatting_becomes_our_markup(document: Document) -> None:
    paragraph = document.add_paragraph("The ")
    for words, look in [
        ("18", "superscript"), ("F-FDG uptake of ", ""), ("E. coli ", "italic"), ("was ", ""),
        ("high", "bold"), (" in H", ""), ("2", "subscript"), ("O.", ""), ("1, 2", "superscript"),
    ]:  # fmt: skip
        run = paragraph.add_run(words)
        run.italic, run.bold = look == "italic" or None, look == "bold" or None
        run.font.superscript, run.font.subscript = look == "superscript", look == "subscript"
    assert lines(document) == ["The ^18^F-FDG uptake of *E. coli* was **high** in H~2~O.^1,\\ 2^"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("HLA-B*27 and 10*9/L at ~5 %", "HLA-B*27 and 10*9/L at ~5 %"),
        ("(*significant*)", "(\\*significant\\*)"),
        ("x^2^ and a~b~", "x\\^2\\^ and a\\~b\\~"),
        ("[@someone] wrote {fig:a}", "\\[@someone] wrote \\{fig:a}"),
    ],
)
def test_letters_that_would_be_markup_stay_letters(
    typed: str, kept: str, document: Document
) -> None:
    document.add_paragraph(typed)
    assert lines(document) == [kept]


def test_lists_and_tables_become_lines(document: Document) -> None:
    document.add_paragraph("Back pain", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Test", "Result", "CRP", "12 mg/L"], strict=True):
        cell.text = words
    assert lines(document) == ["• Back pain", "Test | Result", "CRP | 12 mg/L"]
    assert abouts(document) == [About.TABLES]


def test_a_heading_in_a_table_is_no_heading(document: Document) -> None:
    document.add_heading("Case report", 1)
    document.add_table(rows=2, cols=1)
    for cell, words in zip(document.tables[0]._cells, ["Treatment", "Surgery"], strict=True):
        cell.text = words
    (section,) = split(read_word(saved(document))).sections
    assert section.text == "Treatment\n\nSurgery"


def test_inserted_text_is_taken_and_deleted_text_is_left_out(document: Document) -> None:
    paragraph = document.add_paragraph("A ")
    for tag, text in [("ins", "<w:t>woman</w:t>"), ("del", "<w:delText>man</w:delText>")]:
        xml = f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r>{text}</w:r></w:{tag}>'
        paragraph._p.append(parse_xml(xml))
    assert lines(document) == ["A woman"]
    assert abouts(document) == [About.DELETED]


@pytest.mark.parametrize(
    ("inner", "text", "about"),
    [
        ('<w:footnoteReference w:id="2"/>', "Pain.", About.FOOTNOTES),
        ('<w:commentReference w:id="2"/>', "Pain.", About.COMMENTS),
        ("<w:rPr><w:vanish/></w:rPr><w:t>secret</w:t>", "Pain.", About.HIDDEN),
        ("<w:drawing/>", "Pain.", About.PICTURES),
        ('<w:sym w:font="Wingdings" w:char="F04A"/>', "Pain.□", About.SYMBOLS),
        ("<w:t>\u202ereversed</w:t>", "Pain.reversed", About.UNPRINTABLE),
    ],
)
def test_what_is_left_out_is_said(inner: str, text: str, about: About, document: Document) -> None:
    paragraph = document.add_paragraph("Pain.")
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))
    assert lines(document) == [text]
    assert abouts(document) == [about]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<w:sym w:font="Symbol" w:char="F062"/>', "β"),
        ("<w:noBreakHyphen/>", "\u2011"),
        ("<w:t>a</w:t><w:instrText>PAGE</w:instrText><w:t>b</w:t>", "ab"),
        ("<w:tab/><w:t>x</w:t>", "x"),
    ],
)
def test_signs_of_word_become_letters(inner: str, text: str, document: Document) -> None:
    paragraph = document.add_paragraph()
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))
    assert lines(document) == [text]


def test_text_of_links_boxes_and_controls_is_taken(document: Document) -> None:
    w = nsdecls("w")
    paragraph = document.add_paragraph("See ")
    paragraph._p.append(parse_xml(f"<w:hyperlink {w}><w:r><w:t>here</w:t></w:r></w:hyperlink>"))
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(parse_xml(f"<w:r {w}><w:pict>{box}</w:pict></w:r>"))
    control = "<w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent>"
    document.element.body.insert(0, parse_xml(f"<w:sdt {w}>{control}</w:sdt>"))
    assert lines(document) == ["In a control.", "See here", "In a box."]


def test_a_line_break_makes_two_lines(document: Document) -> None:
    document.add_paragraph("Discussion\nRare.")
    (section,) = split(read_word(saved(document))).sections
    assert (section.place, section.text) == ("section:discussion", "Rare.")


def test_page_headers_are_left_out_with_a_remark(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Name of the patient"
    document.add_paragraph("Pain.")
    assert lines(document) == ["Pain."]
    assert abouts(document) == [About.MARGINS]


def test_captions_are_legends(document: Document) -> None:
    document.add_heading("Case report", 1)
    document.add_paragraph("Figure 1. A mass.", style="Caption")
    (piece,) = split(read_word(saved(document))).left_over
    assert (piece.place, piece.text) == ("left:legends", "Figure 1. A mass.")


def zipped(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def changed(part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Returns a Word file in which one part is another."""
    document = docx.Document()
    document.add_paragraph("Pain.")
    with zipfile.ZipFile(io.BytesIO(saved(document))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, part: change(parts.get(part, b""))})


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Why.EMPTY),
        (b" \n", Why.EMPTY),
        (OLE, Why.OLD_WORD),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Why.LOCKED),
        (b"%PDF-1.7 ...", Why.OTHER_KIND),
        (b"{\\rtf1 hello}", Why.OTHER_KIND),
        (b"a\0b\0", Why.OTHER_KIND),
        (b"PK\x03\x04 and no more", Why.DAMAGED),
        (zipped({"case.json": b"{}"}), Why.NOT_WORD),
        (zipped({"[Content_Types].xml": b"<Types/>"}), Why.NOT_WORD),
        (zipped({"[Content_Types].xml": b"<Ty"}), Why.DAMAGED),
        (zipped({"a.xml": bytes(25 * 2**20)}), Why.UNPACKS_TOO_LARGE),
        (zipped({"a.bin": bytes(201 * 2**20)}), Why.UNPACKS_TOO_LARGE),
        (b"PK\x03\x04" + bytes(20 * 2**20), Why.TOO_LARGE),
        (b"a" * (2 * 2**20 + 1), Why.TOO_LARGE),
        (changed("word/document.xml", lambda _xml: ENTITY), Why.NOT_WORD),
        (changed("word/document.xml", lambda xml: xml[:-30]), Why.DAMAGED),
        (changed("word/document.xml", lambda xml: xml.replace(b"Pain.", b"")), Why.NO_TEXT),
    ],
)
def test_what_can_not_be_read_is_refused_with_its_reason(content: bytes, why: Why) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        read_file(content)
    assert refusal.value.why == why


@pytest.mark.parametrize(
    "content",
    ["Übelkeit".encode(), "Übelkeit".encode("cp1252"), "Übelkeit".encode("utf-16")],
)
def test_text_files_are_read_in_the_usual_encodings(content: bytes) -> None:
    (paragraph,) = read_file(content).paragraphs
    assert paragraph.text == "Übelkeit"
