import re
from pathlib import Path

import pytest
from django.conf import settings

from casereports.manuscript.abbreviating.spelling import Spelling
from casereports.manuscript.document import Front, Manuscript
from casereports.manuscript.markup import read_prose
from casereports.manuscript.nodes import Section
from casereports.manuscript.quoting.forms import Teller
from casereports.manuscript.quoting.quote import quote
from casereports.manuscript.walk import words_of
from tests.manuscript.papers import facts
from tests.manuscript.quoting.telling import demonstration

CASE = facts(
    patient={"age": {"years": 68}, "sex": "male"},
    complaints=[
        {"key": "pain", "name": "dull pain", "site": "p53 clinic"},
        {"key": "itch", "name": "itching"},
    ],
)


def printed(text, case=CASE) -> list[str]:
    """The lines of a section, quotations filled in, no-break spaces as spaces."""
    blocks = read_prose(text, "section:case").blocks
    section = Section(key="case", title="Case", blocks=blocks, source="section:case")
    paper = Manuscript(journal="plain", front=Front(title="", source="paper"), body=(section,))
    filled, _faults = quote(paper, Teller(case), Spelling(paper, case))
    lines = [
        item.children
        for block in filled.body[0].blocks
        for item in (block.items if block.kind == "list" else (block,))
    ]
    return [words_of(line).replace("\u00a0", " ") for line in lines]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{patient} came.", "A 68-year-old man came."),
        ("He is {patient}.", "He is a 68-year-old man."),
        ("He came. {complaint:pain} began.", "He came. Dull pain began."),
        ("He came.[@a] {complaint:pain} began.", "He came. Dull pain began."),
        ("*He came.* {complaint:pain} began.", "He came. Dull pain began."),
        ("Why? {complaint:pain}!", "Why? Dull pain!"),
        ("**{complaint:pain}** began.", "Dull pain began."),
        ("Complaints, e.g. {complaint:pain}", "Complaints, e.g. dull pain"),
        ("Complaints: {complaint:pain}", "Complaints: dull pain"),
        ("After {table:labs} {complaint:pain}", "After  dull pain"),
        ("{complaint:pain}, {complaint:itch}", "Dull pain, itching"),
        ("{complaint:pain:site} saw him.", "p53 clinic saw him."),
    ],
)
def test_a_quotation_that_begins_a_sentence_begins_with_a_capital(text, words):
    assert printed(text) == [words]


@pytest.mark.parametrize("before", ["He came.", "He came:", "Vital signs", "He was {patient}"])
def test_every_paragraph_begins_with_a_capital(before):
    assert printed(f"{before}\n\n{{complaint:pain}} began.")[-1] == "Dull pain began."


def test_every_item_behind_a_whole_sentence_begins_with_a_capital():
    text = "Found.\n\n- {complaint:pain}\n- {complaint:itch}\n\n{patient} was seen."

    assert printed(text) == ["Found.", "Dull pain", "Itching", "A 68-year-old man was seen."]


def test_a_list_that_begins_a_text_begins_with_capitals():
    assert printed("1. {complaint:pain}\n2. {complaint:itch}") == ["Dull pain", "Itching"]


@pytest.mark.parametrize("lead", ["Complaints:", "He had, in this order,", "He had {fig:mri}"])
def test_all_items_go_on_with_an_open_sentence_whatever_they_end_with(lead):
    text = f"{lead}\n\n- {{complaint:pain}}.\n- {{complaint:itch}}.\n\n{{patient}} came."

    assert printed(text)[1:] == ["dull pain.", "itching.", "A 68-year-old man came."]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("{patient} was pale.", "A 68-year-old man was pale."),
        ("{complaint:pain} came (at night).", "Dull pain came (at night)."),
        ("*{complaint:pain}* was worst.", "Dull pain was worst."),
        ("{complaint:pain} was worst;", "dull pain was worst;"),
        ("{complaint:pain}.", "dull pain."),
        ("{complaint:pain} that was worst at night.", "dull pain that was worst at night."),
        ("{complaint:pain}, as was told by Smith et al.", "dull pain, as was told by Smith et al."),
    ],
)
def test_an_item_behind_a_colon_that_is_a_sentence_begins_with_a_capital(item, words):
    assert printed(f"He told us:\n\n- {item}\n- {{complaint:itch}}")[1:] == [words, "itching"]


def test_an_item_that_tells_a_change_is_a_sentence():
    text = "Results:\n\n- {lab:alp:analyte} {lab:alp:change}.\n- {lab:alp}."

    assert [line.split()[0] for line in printed(text, demonstration())] == [
        *("Results:", "Alkaline", "147"),
    ]


def test_items_that_go_on_with_a_sentence_begin_small():
    text = "He had\n\n- {complaint:pain},\n- {complaint:itch}."

    assert printed(text) == ["He had", "dull pain,", "itching."]


def test_the_example_of_the_documentation_prints_what_it_says():
    document = (Path(settings.BASE_DIR) / "docs" / "prose.md").read_text(encoding="utf-8")
    written, prints = (
        quotation.replace("\n> ", " ").removeprefix("> ").strip()
        for quotation in re.findall(r"(?:^> .*\n)+", document, re.MULTILINE)
    )

    assert printed(written, demonstration()) == [prints]
