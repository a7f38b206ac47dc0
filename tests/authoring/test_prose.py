"""What the editor of prose is told: how pieces print, what there is to choose, how long it is."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.authoring.word_counts import word_counts
from casereports.clinical.facts.case import CaseFacts
from casereports.journals.profile import Limits
from casereports.journals.rule import Bounds, Confidence, Rule
from casereports.journals.shelf import profile
from casereports.record.models import Case, Paper
from tests.factories.cases import many_rows_case, small_case

ALP = {
    "key": "alp",
    "analyte": "alkaline phosphatase",
    "result": {"kind": "numeric", "value": 147, "unit": "U/L"},
}
SECTION = "A man [@writer2020] had {lab:alp} ({fig:mri}). {lab:alp:analyte} was raised."
PAPER = {
    "title": "Back pain: a case report",
    "abstract": [{"text": "ALP was {lab:alp}."}],
    "sections": [{"kind": "case", "text": SECTION}],
}
NOTHING = {"prints": "", "begun": "", "raised": False, "problem": "", "first": {}}


@pytest.fixture
def case(author: User) -> Case:
    return small_case(author, paper=PAPER, labs=[ALP])


def asked(browser: Client, case: Case, *codes: str) -> dict[str, Any]:
    address = reverse("prose-prints", args=[case.slug])
    answer = browser.post(address, json.dumps({"codes": codes}), content_type="application/json")
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def chosen(browser: Client, case: Case) -> dict[str, list[dict[str, Any]]]:
    told: dict[str, Any] = browser.get(reverse("prose-choices", args=[case.slug])).json()
    return told


def test_a_quotation_prints_as_the_paper_has_it(case: Case, browser: Client) -> None:
    told = asked(browser, case, "{lab:alp}", "{lab:alp:analyte}")["prints"]
    assert told["{lab:alp}"] == NOTHING | {"prints": "147\u00a0U/L", "begun": "147\u00a0U/L"}
    assert told["{lab:alp:analyte}"]["prints"] == "alkaline phosphatase"
    assert told["{lab:alp:analyte}"]["begun"] == "Alkaline phosphatase"


def test_a_mention_prints_the_number_of_its_figure_or_table(case: Case, browser: Client) -> None:
    told = asked(browser, case, "{fig:mri}", "{table:labs}", "{table:imaging}")["prints"]
    assert told["{fig:mri}"] == NOTHING | {"prints": "Figure\u00a01"}
    assert told["{table:labs}"] == NOTHING | {"prints": "Table\u00a01"}
    # One that is not mentioned yet has the next number.
    assert told["{table:imaging}"] == NOTHING | {"prints": "Table\u00a02"}


def test_a_citation_prints_as_the_style_has_it_once_the_text_has_it(
    case: Case, browser: Client
) -> None:
    told = asked(browser, case, "[@writer2020]", "[see @writer2020, p. 5]")["prints"]
    assert told["[@writer2020]"]["prints"].strip("()[]") == "1"
    assert told["[see @writer2020, p. 5]"] == NOTHING


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("{lab:alpp}", "The record has no lab “alpp”. Did you mean “alp”? It has alp."),
        ("[@nobody]", "“nobody” is not among the references."),
        ("{fig:ct}", "The paper has no figure “ct”."),
        ("{fig:mri:Q}", "Figure “mri” has no panel “Q”."),
    ],
)
def test_what_is_missing_says_why(case: Case, browser: Client, code: str, problem: str) -> None:
    assert asked(browser, case, code)["prints"][code] == NOTHING | {"problem": problem}


def test_a_new_abbreviation_is_spelled_out_in_each_text_that_has_it_not(
    case: Case, browser: Client
) -> None:
    told = asked(browser, case, "{abbr:MRI}", "{abbr:mri}", "{abbr:MRI:short}")["prints"]
    long, begun = "magnetic resonance imaging (MRI)", "Magnetic resonance imaging (MRI)"
    places = ("", "abstract:1", "section:case")
    assert told["{abbr:MRI}"] == NOTHING | {
        "prints": "MRI",
        "begun": "MRI",
        "first": {place: [long, begun] for place in places},
    }
    # A mention behind another one is short.
    assert told["{abbr:mri}"] == NOTHING | {"prints": "MRI", "begun": "MRI"}
    assert told["{abbr:MRI:short}"] == told["{abbr:mri}"]


def test_an_abbreviation_of_the_paper_is_spelled_out_where_the_paper_does(
    author: User, browser: Client
) -> None:
    sections = [
        {"kind": "introduction", "text": "It is seen by {abbr:MRI}."},
        {"kind": "case", "text": "The {abbr:MRI} was read. {abbr:QQ:quite queer}."},
    ]
    case = small_case(author, paper=PAPER | {"sections": sections})
    told = asked(browser, case, "{abbr:MRI}", "{abbr:QQ}", "{abbr:MRI:long}")["prints"]
    long, begun = "magnetic resonance imaging (MRI)", "Magnetic resonance imaging (MRI)"
    assert told["{abbr:MRI}"]["prints"] == "MRI"
    assert told["{abbr:MRI}"]["first"] == {
        "abstract:1": [long, begun],
        "section:introduction": [long, begun],
    }
    assert told["{abbr:QQ}"]["prints"] == "QQ"
    assert told["{abbr:QQ}"]["first"] == {"abstract:1": ["quite queer (QQ)", "Quite queer (QQ)"]}
    assert told["{abbr:MRI:long}"]["begun"] == "Magnetic resonance imaging"


@pytest.mark.parametrize(
    ("codes", "problem"),
    [
        (
            ["{abbr:QQQ}"],
            "Nothing tells what “QQQ” stands for. Write it out once: {abbr:QQQ:long form}.",
        ),
        (["{abbr}"], "Say which abbreviation: {abbr:MRI}."),
        (
            ["{abbr:QQ:quite queer}", "{abbr:QQ:quick}"],
            "“QQ” is written out as quite queer or quick; keep one of them.",
        ),
    ],
)
def test_an_abbreviation_that_nobody_can_explain_says_why(
    case: Case, browser: Client, codes: list[str], problem: str
) -> None:
    told = asked(browser, case, *codes)["prints"]
    assert [told[code] for code in codes] == [NOTHING | {"problem": problem}] * len(codes)


def test_what_a_page_writes_out_explains_its_other_mentions(case: Case, browser: Client) -> None:
    told = asked(browser, case, "{abbr:QQ}", "{abbr:QQ:quite queer}")["prints"]
    assert told["{abbr:QQ}"]["first"]["section:case"][0] == "quite queer (QQ)"
    assert told["{abbr:QQ:quite queer}"] == NOTHING | {"prints": "QQ", "begun": "QQ"}


def test_what_is_no_piece_is_not_told(case: Case, browser: Client) -> None:
    assert asked(browser, case, "pain", "{lab:alp} x", "[@a, @b]", "")["prints"] == {}


@pytest.mark.parametrize(
    "body", ["", "{}", '{"codes": "x"}', '{"codes": [1]}', f'{{"codes": ["{"x" * 1001}"]}}']
)
def test_a_message_that_cannot_be_read_is_refused(case: Case, browser: Client, body: str) -> None:
    address = reverse("prose-prints", args=[case.slug])
    answer = browser.post(address, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json() == {"sentence": "The page sent what can't be read; reload it."}


def test_a_case_without_a_paper_says_why(case: Case, browser: Client) -> None:
    Paper.objects.filter(case=case).update(journal="no-such-journal")
    told = asked(browser, case, "{lab:alp}")
    assert (told["prints"], told["counts"]) == ({}, {})
    assert "no-such-journal" in told["sentence"]
    assert chosen(browser, case)["quote"] == []


def test_all_that_prints_something_can_be_chosen(case: Case, browser: Client) -> None:
    told = chosen(browser, case)
    quoted = {one["code"]: one for one in told["quote"]}
    assert quoted["{lab:alp}"] == {
        "code": "{lab:alp}",
        "prints": "147\u00a0U/L",
        "noun": "a laboratory result",
        "row": "alkaline phosphatase",
        "says": "the result with its unit",
    }
    printed = asked(browser, case, *quoted)["prints"]
    assert {code for code, one in printed.items() if one["problem"]} == set()
    assert "{lab:alp:interval}" not in quoted


def test_references_figures_and_tables_can_be_chosen(case: Case, browser: Client) -> None:
    told = chosen(browser, case)
    assert told["cite"] == [
        {
            "key": "writer2020",
            "authors": "Writer A.",
            "year": "2020",
            "title": "Tumours of a rare place",
            "number": 1,
        }
    ]
    mentioned = {one["code"]: one["prints"] for one in told["mention"]}
    assert mentioned["{fig:mri}"] == "Figure\u00a01"
    assert mentioned["{table:labs}"] == "Table\u00a01"


def test_abbreviations_of_the_paper_and_the_record_can_be_chosen(
    author: User, browser: Client
) -> None:
    text = "The {abbr:mri} and {abbr:QQ:quite queer}; {abbr:QQQ} and {abbr:MRI}."
    sections = [{"kind": "case", "text": text}]
    marker = ALP | {"key": "zg", "analyte": "zeta globulin", "abbreviation": "ZG"}
    case = small_case(author, paper=PAPER | {"sections": sections}, labs=[ALP, marker])
    assert chosen(browser, case)["abbreviate"] == [
        {"code": "{abbr:MRI}", "short": "MRI", "long": "magnetic resonance imaging"},
        {"code": "{abbr:QQ}", "short": "QQ", "long": "quite queer"},
        {"code": "{abbr:ZG}", "short": "ZG", "long": "zeta globulin"},
    ]


def test_the_abbreviations_of_the_vocabularies_come_by_themselves_and_are_kept(
    case: Case, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = reverse("prose-choices", args=[case.slug])
    with django_assert_num_queries(3):
        answer = browser.get(address, {"vocabulary": ""})
    told = {short: longs for short, *longs in answer.json()["abbreviations"]}
    assert told["MRI"] == ["magnetic resonance imaging"]
    assert "Asthma Control Test" in told["ACT"]
    assert len(told["ACT"]) > 1
    assert answer["Cache-Control"] == "private, max-age=3600"
    assert len(answer.content) < 50_000


def test_who_may_not_edit_a_case_finds_no_abbreviations_either(case: Case, client: Client) -> None:
    answer = client.get(reverse("prose-choices", args=[case.slug]), {"vocabulary": ""})
    assert answer.status_code == 302


def test_words_are_counted_as_they_print(case: Case, browser: Client) -> None:
    counts = asked(browser, case)["counts"]
    # The values and the mention count as two words each, the citation as none.
    assert counts["body"]["words"] == {"section:case": 11}
    assert counts["abstract"]["words"] == {"abstract:1": 4}
    assert counts["body"]["at_most"] is None


def test_the_journal_bounds_what_is_counted() -> None:
    rule = Rule(
        value=Bounds(at_most=1500),
        confidence=Confidence.BACKGROUND,
        source="background",
        as_of="2026-11",
    )
    journal = profile("").model_copy(update={"limits": Limits(body_words=rule)})
    counts = word_counts(CaseFacts.model_validate({"paper": PAPER, "labs": [ALP]}), journal)
    assert (counts["body"].at_least, counts["body"].at_most) == (None, 1500)
    assert counts["body"].unverified
    assert counts["abstract"].at_most is None


@pytest.mark.parametrize(
    ("journal", "body", "abstract"),
    [
        ("bmj-case-reports", (None, 2000, False, True), (None, 150, False, False)),
        ("cureus", (None, 3000, True, False), (None, None, False, False)),
        ("ame-case-reports", (None, 2500, False, False), (200, 350, False, False)),
        ("medicine-baltimore", (None, None, False, False), (None, None, False, False)),
    ],
)
def test_the_editor_knows_what_each_journal_takes_and_how_surely(
    journal: str, body: tuple[object, ...], abstract: tuple[object, ...]
) -> None:
    counts = word_counts(
        CaseFacts.model_validate({"paper": PAPER, "labs": [ALP]}), profile(journal)
    )
    assert counts["body"][1:] == body
    assert counts["abstract"][1:] == abstract


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", ["prose-prints", "prose-choices"])
def test_no_more_is_asked_of_the_database_for_more_rows(
    author: User,
    browser: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    name: str,
    rows: int,
) -> None:
    address = reverse(name, args=[many_rows_case(author, rows).slug])
    message = json.dumps({"codes": ["{lab:alp}"]})
    with django_assert_num_queries(71):
        if name == "prose-choices":
            browser.get(address)
        else:
            browser.post(address, message, content_type="application/json")
