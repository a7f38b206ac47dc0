"""Types a whole case in the browser, page by page, as its author would."""

from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from casereports.authoring.forms.sheets import sheet_of
from tests.browser.desk import ready, saved
from tests.browser.plan import Control, Line

LONG = 60  # characters; what is longer comes by the clipboard and not letter by letter


@dataclass(frozen=True)
class Typist:
    """Somebody at the keyboard of a page."""

    page: Page

    def follow(self, link: Locator) -> None:
        """Click a link to another page of the workspace."""
        with self.page.expect_navigation():
            link.click()
        ready(self.page)

    def go_to_part(self, key: str) -> None:
        self.follow(self.page.locator(f"#parts-side a[href$='/edit/{key}/']"))

    def fill_single(self, name: str, controls: Iterable[Control]) -> None:
        """Fill in a part that a case has once."""
        self._fill(self.page.locator(f"[data-table='{name}']"), f"{name}-", controls)

    def fill_list(self, name: str, lines: Iterable[Line]) -> None:
        """Add the rows of a list of this page, with all below them."""
        lines = list(lines)
        if lines and sheet_of(lines[0].table.model).grid:
            self._fill_grid(name, lines)
        else:
            for line in lines:
                self._add(name, line)

    def _fill_grid(self, name: str, lines: list[Line]) -> None:
        form = self.page.locator(f"form[data-grid='{name}']")
        names = sheet_of(lines[0].table.model).grid
        form.locator(f"[name='{name}-0-{names[0]}']").focus()
        for line in lines:
            texts = {control.name: control for control in line.in_grid}
            for column, field in enumerate(names):
                if column:
                    self.page.keyboard.press("Tab")
                if field in texts:
                    self._put(self.page.locator(":focus"), texts[field])
            for _ in names[1:]:
                self.page.keyboard.press("Shift+Tab")
            self.page.keyboard.press("Enter")
        saved(self.page)
        expect(form.locator("tr[data-row]")).to_have_count(len(lines))
        for number, line in enumerate(lines):
            if line.needs_its_page:
                self.follow(form.locator("tr[data-row]").nth(number).locator("[data-open]"))
                self._fill_row(line, line.by_itself)

    def _add(self, name: str, line: Line) -> None:
        actions = self.page.locator(f"section#{name} .row-list-actions")
        self.follow(actions.locator("a.btn-primary"))
        controls = line.by_itself
        needed = [control for control in controls if control.is_required] or controls[:1]
        rest = [control for control in controls if control not in needed]
        self._put_all(self._row_form(), "", needed)
        expect(self.page.locator("form[data-row]")).to_be_attached()
        # The lists below a new row come once it is saved.
        expect(self.page.locator("[data-below]")).to_have_count(0)
        ready(self.page)
        self._fill_row(line, rest)

    def fill_row(self, controls: Iterable[Control]) -> None:
        """Fill in the row whose page is open."""
        self._fill(self._row_form(), "", controls)

    def back_to_the_list(self) -> None:
        self.follow(self._row_form().get_by_role("link", name="Back to the list"))

    def _fill_row(self, line: Line, controls: Iterable[Control]) -> None:
        self.fill_row(controls)
        for name, below in line.below.items():
            self.fill_list(name, below)
        self.back_to_the_list()

    def _row_form(self) -> Locator:
        return self.page.locator("form.sheet[data-entry]")

    def _fill(self, entry: Locator, prefix: str, controls: Iterable[Control]) -> None:
        controls = list(controls)
        self._put_all(entry, prefix, controls)
        if controls:
            saved(self.page)

    def _put_all(self, entry: Locator, prefix: str, controls: Iterable[Control]) -> None:
        for control in controls:
            found = entry.locator(f"[name='{prefix}{control.name}']")
            if not found.first.is_visible():
                entry.locator("details.fold > summary").click()
            self._put(found, control)

    def _put(self, found: Locator, control: Control) -> None:
        """Put a text in a control, or make its choices."""
        kind = found.first.evaluate("(one) => one.type")
        if kind == "checkbox" and control.texts == ("on",):
            found.check()
        elif kind == "checkbox":
            for word in control.texts:
                self.page.get_by_label(word, exact=True).check()
        elif kind == "select-one":
            found.select_option(label=control.texts[0])
        else:
            self._type(found, control.texts[0])

    def _type(self, found: Locator, text: str) -> None:
        # What is typed is the text of the record, as the case file has it.
        plain = found.locator("xpath=ancestor::*[contains(@class, 'prose-field')]//button")
        toggle = plain.and_(self.page.locator(".prose-plain[aria-pressed=false]"))
        if toggle.count():
            toggle.click()
        found.focus()
        if len(text) > LONG or "\n" in text:
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.insert_text(text)
        else:
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.type(text)
