"""How a panel's page is opened and drawn on."""

import re

from playwright.sync_api import Locator, Page, expect

from casereports.accounts.models import User
from casereports.clinical.notation.marks import write_marks
from casereports.clinical.notation.registry import notation_named
from casereports.clinical.notation.view import write_view
from casereports.record.models import Case, Panel
from tests.browser.desk import open_page, saved
from tests.browser.test_accessibility import PAPER, without_paper
from tests.factories.cases import small_case

STAGE = "[data-stage]"
DRAWING = ".panel-drawing"
MARK = "[data-mark]"
TOLD = "[data-panel-told]"
ARROW = "arrow 20,30 to 45,50"
LESION = {"key": "mass", "site": "presacral space", "size": {"first": 63, "unit": "mm"}}
STUDY = {"key": "mri", "modality": "MR", "lesions": [LESION]}


def case_drawn_on(author: User, **fields: str) -> Case:
    """Return a case with one panel whose fields are as typed, and a lesion of 63 mm."""
    read = {name: notation_named(name).parse(text) for name, text in fields.items()}
    panel = {"key": "a", "file": "a.png", "alt": "A mass.", **read}
    figure = {"key": "mri", "title": "MRI.", "panels": [panel]}
    return small_case(author, figures=[figure], imaging=[STUDY])


def panel_of(case: Case) -> Panel:
    return Panel.objects.get(figure__case=case)


def kept_marks(case: Case) -> str:
    marks = panel_of(case).marks
    return write_marks(marks) if marks else ""


def kept_view(case: Case) -> str:
    view = panel_of(case).view
    return write_view(view) if view else ""


def numbers(text: str) -> list[float]:
    """Return the numbers of a text, to what a hand can tell."""
    return [round(float(one)) for one in re.findall(r"\d+(?:\.\d+)?", text)]


def open_panel(page: Page, case: Case) -> Locator:
    """Open a panel's page without the paper beside it; return what one draws on."""
    # The paper may ask for a cut of the picture that the next step has already replaced.
    page.route(PAPER, without_paper)
    open_page(page, "row", case, "panels", panel_of(case).pk)
    expect(page.locator("html.has-panel-editor")).to_be_attached()
    expect(page.locator(DRAWING)).to_be_visible()
    return page.locator(DRAWING)


def field(page: Page, name: str) -> Locator:
    return page.locator(f"form[data-table=panels] [name={name}]")


def holds(page: Page, name: str, text: str) -> None:
    """Wait until a field of the form has a text, and the server has it, too."""
    expect(field(page, name)).to_have_value(text)
    saved(page)


def tool(page: Page, name: str) -> None:
    page.get_by_role("toolbar", name="Tools").get_by_role("button", name=name, exact=True).click()


def at(page: Page, across: float, down: float) -> tuple[float, float]:
    """Return where a place of the drawing is on the screen, in percent of what is shown."""
    box = page.locator(DRAWING).bounding_box()
    assert box is not None
    return box["x"] + box["width"] * across / 100, box["y"] + box["height"] * down / 100


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag from one place of what is shown to another, both in percent."""
    page.mouse.move(*at(page, *start))
    page.mouse.down()
    page.mouse.move(*at(page, *((one + other) / 2 for one, other in zip(start, end, strict=True))))
    page.mouse.move(*at(page, *end))
    page.mouse.up()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def told(page: Page, sentence: str) -> None:
    """Wait until those who don't see the page are told something."""
    expect(page.locator(TOLD)).to_have_text(sentence)
