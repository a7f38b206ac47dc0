"""The reference case typed from an empty case to its PDF, beside the same case imported."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.authoring.parts import PARTS
from casereports.authoring.tables import tables
from casereports.clinical.facts.paper import Figure, Panel
from casereports.clinical.facts.sources import all_rows
from casereports.clinical.values import RowValue, Value
from casereports.record.actions.cases import import_case
from casereports.record.bundle import read_bundle
from casereports.record.door import case_facts
from casereports.record.models import Case
from casereports.record.models import Figure as FigureRow
from tests.bench.example import EXAMPLE
from tests.browser.desk import ready
from tests.browser.plan import controls_of_single, lines_of
from tests.browser.test_accessibility import PAPER, without_paper
from tests.browser.typist import Typist
from tests.renderers.pdf.reading import page_texts

#: Parts that are not typed row by row.
PASTED, UPLOADED = "references", "figures"
#: Fields that name other rows, or a picture, and what stands before that name in a source.
LINKS = {
    "procedure": "procedure:",
    "same_as": "lesion:",
    "revises": "diagnosis:",
    "affiliations": "affiliation:",
    "file": "",
}


@pytest.mark.long
def test_the_reference_case_is_typed_from_nothing_to_its_pdf(author: User, page: Page) -> None:
    imported = import_case(who=author, bundle=read_bundle(EXAMPLE))
    example = Case.objects.get(pk=imported.pk)
    begin_a_case(page, example.paper.title)
    # The paper beside the form has tests of its own, and takes longest to make for each row.
    page.route(PAPER, without_paper)
    typist = Typist(page)
    for part in PARTS:
        typist.go_to_part(part.key)
        if part.key == PASTED:
            paste_references(page, example)
        elif part.key == UPLOADED:
            upload_figures(typist, example)
        else:
            fill_in(typist, example, part)
    typed = Case.objects.exclude(pk=example.pk).get()
    typed_facts, example_facts = told(typed), told(example)
    assert typed_facts == example_facts
    assert printed(page, typed) == printed(page, example)


def begin_a_case(page: Page, title: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="New case").click()
    page.get_by_label("Working title").fill(title)
    page.get_by_role("button", name="Make the case").click()
    ready(page)


def fill_in(typist: Typist, example: Case, part: Any) -> None:
    for name in part.singles:
        typist.fill_single(name, controls_of_single(example, name))
    # Authors choose from their affiliations, which stand below them on the page.
    for name in reversed(part.lists) if part.key == "authors" else part.lists:
        parent = example if tables()[name].under_case else example.paper
        typist.fill_list(name, lines_of(example, tables()[name], parent))


def paste_references(page: Page, example: Case) -> None:
    entries = [reference.csl for reference in example.references.all()]
    page.locator("[name='entries']").fill(json.dumps(entries))
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text(f"{len(entries)} references are in.")).to_be_visible()
    ready(page)


def upload_figures(typist: Typist, example: Case) -> None:
    page = typist.page
    figures = lines_of(example, tables()["figures"], example)
    for number, (figure, line) in enumerate(zip(example.figures.all(), figures, strict=True)):
        page.get_by_label("Put them").select_option(label="together in a new figure")
        page.locator("input[type='file']").set_input_files(pictures_of(figure))
        with page.expect_navigation():
            page.get_by_role("link", name="Go on with the figures").click()
        ready(page)
        typist.follow(page.locator("#figures .row-link").nth(number))
        typist.fill_row(line.by_itself)
        for place, panel in enumerate(line.below["panels"]):
            typist.follow(page.locator("#panels .row-link").nth(place))
            typist.fill_row(one for one in panel.by_itself if one.name != "file")
            typist.back_to_the_list()
        typist.back_to_the_list()


def pictures_of(figure: FigureRow) -> list[str]:
    return [str(EXAMPLE / "figures" / panel.file.name) for panel in figure.panels.all()]


def told(case: Case) -> Any:
    """Return what the case tells, as plain data.

    A row is known by its place, since its key is made of what was typed first; a picture by what
    it shows, since its name on a disk is not kept.
    """
    facts = case_facts(case)
    names: dict[str, str] = {picture.name: picture.sha256 for picture in case.pictures.all()}
    for number, (source, _row) in enumerate(all_rows(facts)):
        names[source] = f"row {number}"
    return plain(facts, names)


def plain(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return [plain(one, names) for one in value]
    if not isinstance(value, Value):
        return value
    fields = {name: plain(getattr(value, name), names) for name in type(value).model_fields}
    for name in LINKS.keys() & fields.keys() if isinstance(value, RowValue) else ():
        linked = fields[name] if isinstance(fields[name], list) else [fields[name]]
        fields[name] = [names[LINKS[name] + one] for one in linked if one]
    if not isinstance(value, Figure | Panel):
        fields.pop("key", None)
    return fields


def printed(page: Page, case: Case) -> list[str]:
    """Return the text of each page of the PDF that the report hands out."""
    page.goto(f"/cases/{case.slug}/report/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download PDF").click()
    return page_texts(download.value.path().read_bytes())
