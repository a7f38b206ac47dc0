import pytest

from casereports.manuscript.faults import Fault
from casereports.manuscript.quoting.forms import NothingQuotedError
from casereports.manuscript.walk import blocks_of
from tests.manuscript.papers import CARE, composed, facts, paper_facts, words
from tests.manuscript.quoting.telling import lab, told, with_labs

ONE = with_labs(lab("alp", "147"), lab("crp", "12", "mg/L", analyte="C-reactive protein"))
MARKER = {"key": "cd56", "marker": "CD56", "result": "positive"}
TWICE = facts(
    specimens=[
        {
            "key": "core",
            "kind": "core_biopsy",
            "readings": [{"key": "first", "ihc": [MARKER]}, {"key": "again", "ihc": [MARKER]}],
        }
    ]
)


@pytest.mark.parametrize(
    ("quotation", "case", "message"),
    [
        (
            "{labs:alp}",
            ONE,
            (
                "There is nothing of the name “labs”. Did you mean “lab”? To print the braces "
                "themselves, write a backslash before them."
            ),
        ),
        ("{lab:alpp}", ONE, "The record has no lab “alpp”. Did you mean “alp”? It has alp, crp."),
        ("{lab:sodium}", ONE, "The record has no lab “sodium”. It has alp, crp."),
        ("{lab:0}", ONE, "The record has no lab “0”. It has alp, crp."),
        ("{lab:3}", ONE, "The record has no lab “3”. It has alp, crp."),
        ("{lab:" + "9" * 5000 + "}", ONE, None),
        (
            "{lab}",
            ONE,
            "Say which: {lab:…} with alp, crp, or write {lab:abnormal} or {lab:normal}.",
        ),
        ("{lab:alp:intervall}", ONE, None),
        ("{lab:alp:unit:alp}", ONE, None),
        ("{lab:alp:change:alp:alp}", ONE, None),
        ("{lab:alp:interval}", ONE, "The record does not tell {lab:alp:interval}."),
        ("{lab:alp:pair}", ONE, "The record does not tell {lab:alp:pair}."),
        ("{lab:abnormal}", ONE, "The record does not tell {lab:abnormal}."),
        (
            "{lab:alp:change}",
            ONE,
            (
                "alkaline phosphatase has no two results with a number, so nothing tells how it "
                "changed."
            ),
        ),
        (
            "{lab:alp:change:crp}",
            ONE,
            (
                "alkaline phosphatase (alp) and C-reactive protein (crp) are not results of one "
                "analyte, so nothing changed from one to the other."
            ),
        ),
        ("{patient}", facts(), "The record does not tell {patient}."),
        ("{patient}", facts(patient={"sex": "unknown"}), "The record does not tell {patient}."),
        (
            "{patient:sex}",
            facts(patient={"sex": "unknown"}),
            "The record does not tell {patient:sex}.",
        ),
        ("{patient:ages}", facts(), None),
        ("{ki67:x}", facts(), "{ki67} has no “x”. Write {ki67} alone."),
        ("{ki67}", facts(), "The record does not tell {ki67}."),
        ("{stage}", facts(), "The record does not tell {stage}."),
        ("{ddx}", facts(), "The record does not tell {ddx}."),
        ("{sign}", facts(), "Say which: {sign:…} with none."),
        ("{ihc:positive}", facts(), "The record does not tell {ihc:positive}."),
        (
            "{ihc:cd56}",
            TWICE,
            "{ihc:cd56} may be any of first/cd56, again/cd56; write which.",
        ),
    ],
)
def test_what_cannot_be_quoted_is_said_with_what_to_do(quotation, case, message):
    with pytest.raises(NothingQuotedError) as error:
        told(quotation, case)

    if message is not None:
        assert str(error.value) == message


@pytest.mark.parametrize(
    ("quotation", "meant"),
    [("{lab:alp:intervall}", "interval"), ("{patient:ages}", "age"), ("{lab:alp:Units}", "unit")],
)
def test_a_form_misspelt_is_answered_with_the_one_that_is_meant(quotation, meant):
    with pytest.raises(NothingQuotedError, match=f"Did you mean “{meant}”"):
        told(quotation, ONE)


def test_a_long_list_of_keys_is_cut():
    case = with_labs(*(lab(f"r{number}", "1") for number in range(40)))

    with pytest.raises(NothingQuotedError, match=r"r0, r1, .*, r11 and 28 more"):
        told("{lab:x}", case)


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        ("{lab:alp}", "147 U/L"),
        ("{lab:ALP}", "147 U/L"),
        ("{lab:alp:UNIT}", "U/L"),
        ("{lab:2}", "12 mg/L"),
    ],
)
def test_rows_are_named_in_any_case_or_by_their_place(quotation, words):
    assert told(quotation, ONE) == words


def test_a_key_goes_before_a_place_of_the_same_number():
    case = with_labs(lab("2", "147"), lab("1", "99"))

    assert told("{lab:2}", case) == "147 U/L"


def test_a_key_of_two_rows_is_told_apart_by_what_stands_above_it():
    assert told("{ihc:again/cd56}", TWICE) == "positive"


def test_a_marker_read_twice_is_listed_once():
    assert told("{ihc:positive}", TWICE) == "CD56"


def case_text(case) -> str:
    """Returns the only paragraph of a paper's case presentation."""
    paper = composed(case, CARE).manuscript
    (block,) = (one for one in blocks_of(paper.body) if one.source == "section:case")
    return words(block.children)


def test_a_quotation_stands_in_the_paper_as_it_prints():
    case = paper_facts({"case": "ALP was {lab:alp}."}, labs=[lab("alp", "147")])

    assert case_text(case) == "ALP was 147\u00a0U/L."


def test_a_quotation_of_nothing_is_a_note_in_the_paper_and_a_fault_at_its_place():
    case = paper_facts({"case": "ALP was {lab:alp}."})
    fault = Fault(source="section:case", message="The record has no lab “alp”. It has none.")

    assert case_text(case) == "ALP was [missing: lab:alp]."
    assert [one for one in composed(case, CARE).faults if one == fault] == [fault]


def test_markup_within_the_record_is_printed_as_it_is():
    odd = {"key": "odd", "name": "*a* {lab:b} [@c]"}

    assert case_text(paper_facts({"case": "{complaint:1}"}, complaints=[odd])) == odd["name"]
