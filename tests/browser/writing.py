"""How a field of prose is opened, written in, pasted into and read in the browser."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from casereports.accounts.models import User
from casereports.record.models import Case, SectionProse
from tests.browser.desk import open_page
from tests.factories.cases import small_case

EDITOR = ".prose-page"
CHIP = f"{EDITOR} .prose-chip"
MENU = ".prose-menu:visible"
TEXT = "textarea[name=text]"
PAPER = "#live-paper p[data-source='section:case']"

OTHER = {
    "id": "oberg2011",
    "type": "article-journal",
    "title": "Current knowledge on diagnosis",
    "author": [{"family": "Öberg", "given": "K."}],
    "issued": {"date-parts": [[2011]]},
}
ARTICLE = {
    "id": "writer2020",
    "type": "article-journal",
    "title": "Tumours of a rare place",
    "author": [{"family": "Writer", "given": "A."}],
    "issued": {"date-parts": [[2020]]},
}
ALP = {
    "key": "alp",
    "analyte": "alkaline phosphatase",
    "result": {"kind": "numeric", "value": 147, "unit": "U/L"},
}
PUT_CURSOR = """async ({ prose: { view } }, place) => {
    const { Selection, TextSelection } = await import("/static/vendor/prosemirror/prosemirror.js");
    const { doc, tr } = view.state;
    const [start, end] = [Selection.atStart(doc), Selection.atEnd(doc)];
    const all = TextSelection.between(start.$from, end.$to);
    view.focus();
    view.dispatch(tr.setSelection({ atStart: start, atEnd: end, all }[place]));
}"""
COPY = """(editor) => {
    const data = new DataTransfer();
    const options = { clipboardData: data, bubbles: true, cancelable: true };
    editor.dispatchEvent(new ClipboardEvent("copy", options));
    return { text: data.getData("text/plain"), html: data.getData("text/html") };
}"""
PASTE = """(editor, kinds) => {
    const data = new DataTransfer();
    for (const [kind, content] of Object.entries(kinds)) data.setData(kind, content);
    const options = { clipboardData: data, bubbles: true, cancelable: true };
    editor.dispatchEvent(new ClipboardEvent("paste", options));
}"""


def case_with(author: User, text: str, **changes: Any) -> Case:
    """Return a case whose section on the case has a text."""
    paper = {"title": "Back pain: a case report", "sections": [{"kind": "case", "text": text}]}
    return small_case(author, paper=paper, references=[ARTICLE, OTHER], labs=[ALP], **changes)


def section_of(case: Case) -> SectionProse:
    return SectionProse.objects.get(paper__case=case, kind="case")


def open_section(page: Page, case: Case) -> Locator:
    """Open the section on the case; return the editor, when its chips tell what they print."""
    open_page(page, "row", case, "sections", section_of(case).pk)
    expect(page.locator("html.has-prose")).to_be_attached()
    expect(page.locator(f"{CHIP}.is-unprinted:not(.is-missing)")).to_have_count(0)
    return page.locator(EDITOR)


def text_of(page: Page) -> str:
    """Return what is saved of the field."""
    return page.locator(TEXT).input_value()


def write_at_end(page: Page, words: str) -> None:
    """Type at the end of the text."""
    put_cursor(page, "atEnd")
    page.keyboard.type(words)


def put_cursor(page: Page, place: str) -> None:
    """Put the cursor at the start or the end of the text, or choose all of it."""
    page.locator("textarea[data-prose]").evaluate(PUT_CURSOR, place)
    expect(page.locator(EDITOR)).to_be_focused()


def choose(page: Page, words: str) -> None:
    """Choose from the list that is open."""
    option = page.locator(MENU).get_by_role("option").filter(has_text=words).first
    expect(option).to_be_visible()
    option.click()


def offered(page: Page, words: str) -> None:
    """Wait until the list that is open has something first."""
    expect(page.locator(f"{MENU} [aria-selected=true]")).to_contain_text(words)


def paste(page: Page, **kinds: str) -> None:
    """Paste by the kinds of content that a clipboard holds: html, plain."""
    page.locator(EDITOR).evaluate(PASTE, {f"text/{kind}": text for kind, text in kinds.items()})
