"""What is pasted into the editor and copied out of it."""

import pytest
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from tests.browser.writing import (
    CHIP,
    COPY,
    EDITOR,
    case_with,
    open_section,
    paste,
    put_cursor,
    text_of,
)

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;}</style></head><body lang=EN-GB>
<!--StartFragment-->
<h2 style='margin-top:2.0pt'><b>Case presentation</b><o:p></o:p></h2>
<p class=MsoNormal style='text-align:justify'>The <b style='mso-bidi-font-weight:normal'>tumour</b>
was <i>rare</i><span style='mso-spacerun:yes'>  </span>(5<sup>18</sup>F, H<sub>2</sub>O).<a
style='mso-comment-reference:AB_1'></a><span class=MsoCommentReference>[AB1]</span><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times"'>&nbsp;
</span></span></span><![endif]>pain<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>fever<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>
</span></span>first<o:p></o:p></p>
<p class=MsoNormal><img width=10 src="file:///C:/a.png" alt="x"><span style='color:red'>Red</span>
&nbsp;<del>gone</del> 147&nbsp;U/L</p>
<table><tr><td><p class=MsoNormal>ALP</p></td><td>147 U/L</td></tr><tr><td>CRP</td><td>3</td></tr>
</table>
<div style='mso-element:comment-list'><p>AB: check</p></div>
<!--EndFragment--></body></html>"""
DOCS = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p
dir="ltr" style="line-height:1.38"><span style="font-weight:700">Bold</span><span
style="font-style:italic"> and italic</span><span
style="font-size:0.6em;vertical-align:super">18</span><span>F</span></p><ul style="margin:0"><li
dir="ltr"><p dir="ltr"><span style="font-weight:400">pain</span></p></li><li><p>fever</p>
<ol><li>high</li></ol></li></ul></b>"""
WEB = """<article><script>alert(1)</script><h1>Title</h1><p>One<br>line<br><br>Two <a
href="https://example.org" onclick="x()">link</a> <em>in&#8203; vitro</em> <code>c.76_78del</code>
</p><p style="display:none">unseen</p><!-- remark --><blockquote>Said</blockquote></article>"""


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            WORD,
            (
                "Case presentation\n\nThe **tumour** was *rare* (5^18^F, H~2~O).\n\n- pain\n- fever"
                "\n\n1. first\n\nRed 147\u00a0U/L\n\nALP; 147 U/L\n\nCRP; 3"
            ),
        ),
        (DOCS, "**Bold** *and italic*^18^F\n\n- pain\n- fever\n\n1. high"),
        (WEB, "Title\n\nOne line\n\nTwo link *in vitro* c.76_78del\n\nSaid"),
    ],
    ids=["word", "docs", "web"],
)
def test_of_what_others_write_paragraphs_lists_and_type_are_kept(
    page: Page, author: User, html: str, text: str
) -> None:
    case = case_with(author, "Old.")
    open_section(page, case)
    put_cursor(page, "all")
    paste(page, html=html, plain="not this")
    assert text_of(page) == text
    expect(page.locator(f"{EDITOR} [style*=color], {EDITOR} table, {EDITOR} a")).to_have_count(0)


def test_a_word_that_is_pasted_stays_in_its_sentence(page: Page, author: User) -> None:
    case = case_with(author, "It was .")
    open_section(page, case)
    put_cursor(page, "atEnd")
    page.keyboard.press("ArrowLeft")
    paste(page, html="<meta charset='utf-8'><span style='font-size:20px'>very</span>", plain="very")
    assert text_of(page) == "It was very."


def test_plain_text_is_read_as_the_dialect(page: Page, author: User) -> None:
    case = case_with(author, "Old.")
    open_section(page, case)
    put_cursor(page, "all")
    paste(page, plain="CYP2C19 *1/*2 was\r\n{lab:alp} *high*.\r\n\r\n- pain\r\n- fever")
    assert text_of(page) == "CYP2C19 *1/*2 was {lab:alp} *high*.\n\n- pain\n- fever"
    expect(page.locator(CHIP)).to_have_text("147 U/L")


def test_a_copy_is_the_dialect_and_clean_html(page: Page, author: User) -> None:
    written = "It was *{lab:alp}* ^18^F.\n\n- HLA-B*27\n- {fig:mri}"
    case = case_with(author, written)
    open_section(page, case)
    put_cursor(page, "all")
    copied = page.locator(EDITOR).evaluate(COPY)
    assert copied["text"] == written
    told = copied["html"].replace("\u00a0", " ").replace("&nbsp;", " ")
    assert '<em><span data-code="{lab:alp}">147 U/L</span></em> <sup>18</sup>F.' in told
    assert "<li><p>HLA-B*27</p></li>" in told
    assert "class=" not in told
    assert "style=" not in told


def test_what_is_cut_is_pasted_as_it_was(page: Page, author: User) -> None:
    written = "It was *{lab:alp}* [see @writer2020, p. 5]."
    case = case_with(author, written)
    open_section(page, case)
    put_cursor(page, "all")
    copied = page.locator(EDITOR).evaluate(COPY)
    page.keyboard.press("Delete")
    assert text_of(page) == ""
    paste(page, html=copied["html"], plain=copied["text"])
    assert text_of(page) == written
