"""Plain entry and saving, in a browser that runs no script."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.record.actions.unfinished import keep_typed
from casereports.record.models import Case, Patient
from tests.browser.desk import submit


@pytest.fixture
def page(open_browser: Any, author: User) -> Page:
    return open_browser(author, java_script_enabled=False).new_page()


def test_a_part_is_typed_and_saved(page: Page, case: Case) -> None:
    page.goto(reverse("part", args=[case.slug, "patient"]))
    page.locator("[name='patient-age']").fill("68 years")
    page.locator("[name='patient-sex']").select_option("male")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    patient = Patient.objects.get(case=case)
    assert (patient.age.years, patient.sex) == (68, "male")


def test_rows_of_a_grid_are_typed_and_saved_together(page: Page, case: Case) -> None:
    page.goto(reverse("part", args=[case.slug, "laboratory"]))
    for line, (analyte, result) in enumerate((("ALP", "147 U/L"), ("CRP", "16.4 mg/L"))):
        page.locator(f"[name='labs-{line}-analyte']").fill(analyte)
        page.locator(f"[name='labs-{line}-result']").fill(result)
    page.locator("#labs").get_by_role("button", name="Save").click()
    expect(page.get_by_text("2 rows saved.")).to_be_visible()
    assert list(case.labs.values_list("analyte", flat=True)) == ["ALP", "CRP"]


def test_what_is_wrong_is_said_and_the_words_stay(page: Page, case: Case) -> None:
    page.goto(reverse("part", args=[case.slug, "laboratory"]))
    page.locator("[name='labs-0-analyte']").fill("ALP")
    page.locator("[name='labs-0-result']").fill("lots")
    page.locator("#labs").get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("“lots” is not a result")
    expect(page.locator("[name='labs-0-result']")).to_have_value("lots")
    assert case.labs.count() == 0


def test_a_line_that_is_no_row_yet_is_found_below_its_grid(page: Page, case: Case) -> None:
    keep_typed(
        case=case,
        who=case.owner,
        table="labs",
        parent=case,
        row=None,
        token=uuid4(),
        typed={"analyte": ["ALP"], "result": ["lots"]},
        saved=(),
    )
    page.goto(reverse("part", args=[case.slug, "laboratory"]))
    page.locator("#labs").get_by_role("link", name="Continue").click()
    expect(page.locator("[name=analyte]")).to_have_value("ALP")
    expect(page.locator("[name=result]")).to_have_value("lots")
    page.locator("[name=result]").fill("147 U/L")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Saved: ALP")).to_be_visible()
    assert list(case.labs.values_list("analyte", flat=True)) == ["ALP"]
    assert case.unfinished.count() == 0


def test_what_could_not_be_saved_in_a_row_stands_on_its_page_and_is_gone_on_with(
    page: Page, case: Case
) -> None:
    pain = case.complaints.get()
    keep_typed(
        case=case,
        who=case.owner,
        table="complaints",
        parent=case,
        row=pain.pk,
        token=uuid4(),
        typed={"when": ["soonish"]},
        saved=(),
    )
    page.goto(reverse("row", args=[case.slug, "complaints", pain.pk]))
    waiting = page.locator(".unfinished")
    expect(waiting).to_contain_text("When: soonish")
    expect(waiting).to_contain_text("“soonish” is not a relative time")
    waiting.get_by_role("link", name="Continue").click()
    expect(page.locator("[name=when]")).to_have_value("soonish")
    expect(page.get_by_role("alert")).to_contain_text("“soonish” is not a relative time")
    page.locator("[name=when]").fill("2 days before")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Saved: back pain")).to_be_visible()
    assert str(case.complaints.get().when.value) == "2"
    assert case.unfinished.count() == 0


def test_a_row_with_a_page_of_its_own_is_added(page: Page, case: Case) -> None:
    page.goto(reverse("new-row", args=[case.slug, "imaging"]))
    page.locator("[name=modality]").select_option("CT")
    page.locator("[name=region]").fill("pelvis")
    submit(page, page.get_by_role("button", name="Save").first)
    row = case.imaging.last()
    assert (row.modality, row.region) == ("CT", "pelvis")
    page.wait_for_url(f"**{reverse('row', args=[case.slug, 'imaging', row.pk])}")


def test_a_row_is_removed_and_brought_back_by_the_history(page: Page, case: Case) -> None:
    pain = case.complaints.get()
    page.goto(reverse("remove-row", args=[case.slug, "complaints", pain.pk]))
    submit(page, page.get_by_role("button", name="Remove"))
    assert not case.complaints.exists()
    page.goto(reverse("history", args=[case.slug]))
    submit(page, page.get_by_role("button", name="Undo").first)
    assert case.complaints.get() == pain
