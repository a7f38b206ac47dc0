"""What nobody types on purpose: very much of it, signs that can't be seen, other scripts, HTML."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from casereports.record.models import Case
from tests.browser.desk import cell, open_page, open_part, ready, reload, saved, says

MEGABYTE = 1_000_000
EVENT = "[name='patient-index_event']"
ODD = {
    "from right to left": "ألم أسفل الظهر منذ ستة أشهر",
    "both directions": "الألم (lumbosacral) 6 أشهر",
    "emoji": "felt 😀, then 👩🏽‍⚕️ came",
    "beyond the basic plane": "𝛼-fetoprotein 𠮷",
    "combining signs": "Zöe\u0308 Z̴̢̛o̵͠",
    "HTML": "<script>alert('x')</script><b>bold</b> &amp; \"quoted\"",
    "template": "{{ case.owner.password }} {% load x %} ${name} %(name)s",
    "SQL": "Robert'); DROP TABLE record_case;--",
}


def insert(page: Page, text: str) -> None:
    """Put a text into the focused control as a paste does, which no length of the field stops."""
    page.evaluate(
        """(text) => {
            document.activeElement.value = text;
            document.activeElement.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        text,
    )


@pytest.mark.parametrize("kind", ODD)
def test_any_script_and_any_sign_is_kept_as_it_is_typed(page: Page, case: Case, kind: str) -> None:
    open_part(page, case, "patient")
    page.locator(EVENT).fill(ODD[kind])
    saved(page)
    reload(page)
    expect(page.locator(EVENT)).to_have_value(ODD[kind])
    case.patient.refresh_from_db()
    assert case.patient.index_event == ODD[kind]


def test_html_that_is_typed_stands_in_the_paper_as_letters(page: Page, case: Case) -> None:
    open_part(page, case, "presentation")
    cell(page, "complaints", 0, "name").fill(ODD["HTML"])
    saved(page)
    page.goto(reverse("case", args=[case.slug]))
    expect(page.locator("main")).to_contain_text("<script>alert('x')</script>")
    assert page.locator("main b").count() == 0


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\u202e"])
def test_a_sign_that_cannot_be_seen_is_named_and_nothing_is_lost(
    page: Page, case: Case, sign: str
) -> None:
    open_part(page, case, "patient")
    page.locator(EVENT).focus()
    insert(page, f"first{sign} visit")
    page.locator("[name='patient-occupation']").fill("baker")
    says(page, "attention")
    expect(page.locator(EVENT)).to_have_attribute("aria-invalid", "true")
    case.patient.refresh_from_db()
    assert (case.patient.index_event, case.patient.occupation) == ("", "baker")


def test_a_megabyte_in_a_line_is_refused_with_a_sentence(page: Page, case: Case) -> None:
    open_part(page, case, "patient")
    page.locator(EVENT).focus()
    insert(page, "pain " * (MEGABYTE // 5))
    says(page, "attention")
    expect(page.locator("[data-fault]").first).to_contain_text("300")
    case.patient.refresh_from_db()
    assert case.patient.index_event == ""
    page.locator(EVENT).fill("first visit")
    saved(page)


def test_a_megabyte_of_prose_is_taken_or_refused_with_a_sentence(page: Page, case: Case) -> None:
    open_page(page, "new-row", case, "sections")
    page.locator("[name='kind']").select_option("discussion")
    page.get_by_role("button", name="Plain text").click()
    insert(page, "Hardly any tumour starts here. " * (MEGABYTE // 31))
    says(page, "attention")
    expect(page.locator("[data-fault]").first).not_to_be_empty()


def test_ten_thousand_pasted_rows_get_a_clear_answer(page: Page, case: Case) -> None:
    open_page(page, "paste-rows", case, "labs")
    page.locator("[name='text']").focus()
    insert(page, "\n".join(f"assay {number}\t{number} U/L\t0-5" for number in range(10_000)))
    with page.expect_navigation():
        page.get_by_role("button", name="Show what is understood").click()
    ready(page)
    told: Any = page.locator("[role=alert], [role=status]").all_text_contents()
    assert "rows" in " ".join(told)
    assert case.labs.count() == 0
