"""Drafts from the record, taken into the text that is open."""

import pytest
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.record.models import Case, LabResult, SectionProse
from tests.browser.desk import open_page, open_part, saved
from tests.factories.cases import case_of

ALP = "Laboratory tests showed raised {lab:alp:analyte} ({lab:alp})."


@pytest.fixture
def case(author: User) -> Case:
    result = {"kind": "numeric", "value": "147", "unit": "U/L"}
    alp = {"key": "alp", "analyte": "alkaline phosphatase", "result": result, "flag": "high"}
    section = {"kind": "investigations", "text": "Nothing was found elsewhere."}
    return case_of(
        author,
        {
            "paper": {"title": "Back pain", "sections": [section]},
            "patient": {"age": {"years": 68}, "sex": "male"},
            "complaints": [{"key": "pain", "name": "back pain", "chief": True}],
            "labs": [alp],
        },
    )


def written(case: Case) -> dict[str, str]:
    return dict(SectionProse.objects.filter(paper__case=case).values_list("kind", "text"))


def test_a_sentence_is_added_behind_what_is_typed_and_saved(page: Page, case: Case) -> None:
    open_page(page, "row", case, "sections", SectionProse.objects.get().pk)
    page.get_by_text("Draft from the record").click()
    line = page.locator(".draft-lines li")
    expect(line).to_contain_text("raised alkaline phosphatase (147\u00a0U/L)")
    line.get_by_role("button").click()
    saved(page)
    assert written(case) == {"investigations": f"Nothing was found elsewhere.\n\n{ALP}"}
    expect(line.get_by_role("button")).to_be_disabled()
    expect(page.locator("#live-paper")).to_contain_text("raised alkaline phosphatase (147")


def test_a_value_in_the_draft_follows_the_record(page: Page, case: Case) -> None:
    open_page(page, "row", case, "sections", SectionProse.objects.get().pk)
    page.get_by_text("Draft from the record").click()
    page.get_by_role("button", name="Add all").click()
    saved(page)
    LabResult.objects.filter(case=case).update(
        result={"kind": "numeric", "value": "151", "unit": "U/L"}
    )
    open_part(page, case, "laboratory")
    expect(page.locator("#live-paper")).to_contain_text("raised alkaline phosphatase (151")


def test_a_section_is_started_with_its_draft(page: Page, case: Case) -> None:
    open_part(page, case, "narrative")
    page.get_by_text("Draft from the record").click()
    offer = page.locator("[data-offer='section:patient']")
    offer.get_by_role("button", name="Start this section with the draft").click()
    expect(page.get_by_text("Added. The history of the case can take it back.")).to_be_visible()
    assert written(case)["patient"] == "{patient} presented with {complaint:pain}."
