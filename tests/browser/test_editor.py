"""The editor of prose: what is quoted shows what it prints, and signs open lists of it."""

import re
from decimal import Decimal
from typing import Any

from playwright.sync_api import Page, expect

from casereports.accounts.models import User
from casereports.record.actions.rows import save_row
from casereports.record.models import LabResult, Paper
from tests.browser.desk import saved
from tests.browser.writing import (
    CHIP,
    EDITOR,
    MENU,
    PAPER,
    TEXT,
    case_with,
    choose,
    offered,
    open_section,
    section_of,
    text_of,
    write_at_end,
)


def test_chips_show_what_the_paper_prints(page: Page, author: User) -> None:
    text = "{lab:alp:analyte} was {lab:alp} [@oberg2011; @writer2020] ({fig:MRI}, {table:Labs})."
    case = case_with(author, text)
    editor = open_section(page, case)
    chips = page.locator(CHIP)
    expect(chips).to_have_count(5)
    expect(chips.nth(0)).to_have_text("Alkaline phosphatase")
    expect(chips.nth(1)).to_have_text("147 U/L")
    expect(chips.nth(3)).to_have_text("Figure 1")
    expect(chips.nth(4)).to_have_text("Table 1")
    expect(page.locator(PAPER)).to_have_text(editor.inner_text())
    assert text_of(page) == text


def test_each_paragraph_and_item_begins_as_the_paper_has_it(page: Page, author: User) -> None:
    text = (
        "Found\n\n{patient} came.\n\n- {lab:alp:analyte}\n- {complaint:chief}"
        "\n\n{complaint:chief} and\n\n1. {lab:alp:analyte}.\n2. {complaint:chief}."
        "\n\n{lab:alp:analyte} fell:\n\n- {lab:alp:analyte} was low.\n- {complaint:chief} that was"
    )
    case = case_with(author, text, patient={"age": {"years": 34}, "sex": "female"})
    open_section(page, case)
    printed = page.locator("#live-paper [data-source='section:case'] :is(p, li)")
    expect(printed).to_have_text(page.locator(f"{EDITOR} p").all_inner_texts())
    expect(page.locator(CHIP)).to_have_text(
        [
            "A 34-year-old woman",
            "Alkaline phosphatase",
            "Back pain",
            "Back pain",
            "alkaline phosphatase",
            "back pain",
            "Alkaline phosphatase",
            "Alkaline phosphatase",
            "back pain",
        ]
    )


def test_a_new_abbreviation_is_spelled_out_once_and_is_no_fault(page: Page, author: User) -> None:
    case = case_with(author, "It was seen by")
    open_section(page, case)
    write_at_end(page, " {magnetic resonance im")
    choose(page, "{abbr:MRI}")
    page.keyboard.type(". {abbr:mri")
    choose(page, "{abbr:MRI}")
    chips = page.locator(CHIP)
    expect(chips).to_have_text(["magnetic resonance imaging (MRI)", "MRI"])
    expect(page.locator(f"{CHIP}.is-missing")).to_have_count(0)
    page.keyboard.type(" and {abbr:QQQ}")
    expect(chips.nth(2)).to_have_accessible_description(re.compile("^Nothing tells what “QQQ”"))


def test_of_an_abbreviation_with_two_meanings_each_is_offered(page: Page, author: User) -> None:
    case = case_with(author, "It was")
    open_section(page, case)
    write_at_end(page, " {abbr:ACT")
    choose(page, "Asthma Control Test")
    assert text_of(page) == "It was {abbr:ACT:Asthma Control Test}"
    expect(page.locator(CHIP)).to_have_text("Asthma Control Test (ACT)")


def test_what_the_case_means_by_an_abbreviation_is_offered_alone(page: Page, author: User) -> None:
    case = case_with(author, "It was {abbr:ACT:Asthma Control Test}")
    open_section(page, case)
    write_at_end(page, " {abbr:act")
    options = page.locator(MENU).get_by_role("option")
    offered(page, "{abbr:ACT}")
    expect(options.filter(has_text="{abbr:ACT:")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(CHIP)).to_have_text(["Asthma Control Test (ACT)", "ACT"])


def test_what_the_record_tells_is_offered_before_abbreviations(page: Page, author: User) -> None:
    case = case_with(author, "It was")
    open_section(page, case)
    write_at_end(page, " {mri")
    options = page.locator(MENU).get_by_role("option")
    expect(options.first).not_to_contain_text("{abbr:")
    expect(options.filter(has_text="{abbr:MRI}")).to_have_count(1)


def test_what_is_missing_is_marked_and_says_why(page: Page, author: User) -> None:
    case = case_with(author, "It was {lab:alpp} [@nobody; @writer2020] and [@a, @b].")
    open_section(page, case)
    chips = page.locator(f"{CHIP}.is-missing")
    expect(chips).to_have_text(["lab:alpp", "@nobody; @writer2020", "[@a, @b]"])
    expect(chips.nth(0)).to_have_accessible_description(re.compile("Did you mean “alp”"))
    expect(chips.nth(1)).to_have_accessible_description("“nobody” is not among the references.")
    expect(chips.nth(2)).to_have_accessible_description(re.compile("^A citation can’t be read"))


def test_a_number_that_changes_in_the_record_changes_in_the_text(page: Page, author: User) -> None:
    case = case_with(author, "It was {lab:alp}.")
    open_section(page, case)
    expect(page.locator(CHIP)).to_have_text("147 U/L")
    row = LabResult.objects.get(case=case)
    row.result = row.result.model_copy(update={"value": Decimal(151)})
    save_row(case=case, who=author, row=row)
    write_at_end(page, " Then")
    expect(page.locator(CHIP)).to_have_text("151 U/L")
    assert text_of(page) == "It was {lab:alp}. Then"


def test_an_at_sign_lists_the_references_by_author_year_title_and_key(
    page: Page, author: User
) -> None:
    case = case_with(author, "Rare.")
    open_section(page, case)
    for typed in ("oberg", "2011", "current know", "Öberg 2011"):
        write_at_end(page, f" @{typed}")
        offered(page, "Öberg K. · 2011")
        page.keyboard.press("Escape")
        expect(page.locator(MENU)).to_have_count(0)
        for _ in f" @{typed}":
            page.keyboard.press("Backspace")
    write_at_end(page, " @writer")
    offered(page, "Writer A. · 2020")
    page.keyboard.press("Enter")
    expect(page.locator(CHIP)).to_have_text(re.compile("^.1.$"))
    assert text_of(page) == "Rare. [@writer2020]"


def test_a_second_reference_joins_the_citation_before_it(page: Page, author: User) -> None:
    case = case_with(author, "Rare [see @writer2020, p. 5]")
    open_section(page, case)
    write_at_end(page, " @oberg")
    offered(page, "Öberg")
    page.keyboard.press("Tab")
    expect(page.locator(CHIP)).to_have_count(1)
    assert text_of(page) == "Rare [see @writer2020, p. 5; @oberg2011]"
    saved(page)
    assert section_of(case).text == "Rare [see @writer2020, p. 5; @oberg2011]"


def test_a_brace_lists_data_with_their_values_figures_and_tables(page: Page, author: User) -> None:
    case = case_with(author, "It was")
    open_section(page, case)
    write_at_end(page, " {phosph")
    offered(page, "147 U/L")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.keyboard.type(" ({mri")
    choose(page, "Figure 1")
    page.keyboard.type(", {labs")
    choose(page, "Table 1")
    page.keyboard.type(")")
    assert text_of(page) == "It was {lab:alp} ({fig:mri}, {table:labs})"
    expect(page.locator(CHIP)).to_have_text(["147 U/L", "Figure 1", "Table 1"])


def test_a_list_is_heard_while_one_goes_through_it(page: Page, author: User) -> None:
    case = case_with(author, "It was")
    editor = open_section(page, case)
    expect(editor).to_have_role("textbox")
    expect(editor).to_have_accessible_name(re.compile("^Text"))
    write_at_end(page, " {alp")
    offered(page, "147 U/L")
    box = page.locator(MENU)
    expect(box).to_have_role("listbox")
    expect(box).to_have_accessible_name("Data, figures and tables")
    assert editor.get_attribute("aria-controls") == box.get_attribute("id")
    for step in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(step)
        chosen = page.locator(f"{MENU} [aria-selected=true]")
        assert editor.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Escape")
    expect(editor).not_to_have_attribute("aria-activedescendant", re.compile("."))
    expect(editor).to_be_focused()


def test_special_characters_are_at_hand(page: Page, author: User) -> None:
    case = case_with(author, "Loss of")
    open_section(page, case)
    write_at_end(page, " ")
    opener = page.get_by_role("button", name="Special characters")
    opener.click()
    panel = page.get_by_role("group", name="Special characters")
    panel.get_by_role("button", name="β", exact=True).click()
    panel.get_by_role("button", name="Space that does not break").click()
    panel.get_by_role("button", name="≥", exact=True).click()
    assert text_of(page) == "Loss of β\u00a0≥"
    opener.press("Enter")
    opener.press("Enter")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()


def test_words_are_counted_as_they_print(page: Page, author: User) -> None:
    case = case_with(author, "{lab:alp:full} was raised [@writer2020] – see {fig:mri}.")
    open_section(page, case)
    count = page.locator(".prose-count")
    expect(count).to_have_text("Words here: 7")
    write_at_end(page, " Twice")
    expect(count).to_have_text("Words here: 8")


def test_words_are_held_against_what_the_journal_takes(page: Page, author: User) -> None:
    open_section(page, case_with(author, "It was high."))
    limit = {"words": {"section:case": 3, "section:discussion": 1200}, "at_most": 1500}
    told: Any = page.evaluate(
        """async (body) => {
            const { prose } = document.querySelector("textarea[data-prose]");
            const { sayCount } = await import("/static/js/prose/counting.js");
            const line = document.createElement("p");
            const say = (here) => {
                const prints = { counts: { body } };
                const { words } = prose;
                sayCount(line, { here, prints, words, counted: "body", source: "section:case" });
                return [line.textContent, line.classList.contains("is-beyond")];
            };
            const held = [say(300), say(301)];
            Object.assign(body, { recommended: true, unverified: false });
            return [...held, say(301)];
        }""",
        limit | {"at_least": None, "unverified": True},
    )
    most, doubt = "the journal takes at most 1,500", "the limit is not verified"
    advice = "the journal recommends at most 1,500"
    assert told == [
        [f"Words here: 300 · in all sections: 1,500 · {most} · {doubt}", False],
        [f"Words here: 301 · in all sections: 1,501 · {most} · 1 too many · {doubt}", True],
        [f"Words here: 301 · in all sections: 1,501 · {advice}", False],
    ]


def test_the_browser_checks_the_spelling_and_leaves_the_record_alone(
    page: Page, author: User
) -> None:
    case = case_with(author, "Der Wert {lab:alp}.")
    Paper.objects.filter(case=case).update(language="de")
    editor = open_section(page, case)
    expect(editor).to_have_attribute("spellcheck", "true")
    expect(editor).to_have_attribute("lang", "de")
    expect(page.locator(TEXT)).to_have_attribute("lang", "de")
    expect(page.locator(CHIP)).to_have_attribute("spellcheck", "false")
