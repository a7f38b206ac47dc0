"""What a text tells of the record by what it quotes, and what is new to it."""

import pytest

from casereports.manuscript.drafting.news import unmentioned
from casereports.manuscript.drafting.told import mentioned
from casereports.manuscript.quoting.catalogue import KINDS
from tests.manuscript.drafting.writing import care, unwritten
from tests.manuscript.papers import facts

LABS = [
    {
        "key": key,
        "analyte": analyte,
        "result": {"kind": "numeric", "value": value, "unit": "U/L"},
        "flag": flag,
    }
    for key, analyte, value, flag in (
        ("alp", "ALP", "147", "high"),
        ("alp-2", "ALP", "121", "high"),
        ("ggt", "GGT", "20", "normal"),
    )
]


def news(case: object, *texts: str) -> list[str]:
    """Returns the new sentences of a case to what is written."""
    drafts = unmentioned(case, care(), texts)
    return [sentence.text for draft in drafts for sentence in draft.sentences]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ALP was {lab:alp}.", {"lab:alp"}),
        ("ALP {lab:alp:change}.", {"lab:alp", "lab:alp-2"}),
        ("ALP {lab:alp:change:alp-2}.", {"lab:alp", "lab:alp-2"}),
        ("*Raised: {lab:abnormal}.*", {"lab", "lab:alp", "lab:alp-2"}),
        ("Normal: {lab:normal}.", {"lab", "lab:ggt"}),
        ("{lab:none} and {nothing} tell of nothing.", set()),
        ("ALP was 147 U/L.", set()),
    ],
)
def test_a_row_is_told_where_one_of_its_values_is_quoted(text, told):
    assert mentioned(facts(labs=LABS), [text]) == told


def series(*values: str) -> list[dict[str, object]]:
    """ALP of several days, a day apart."""
    return [
        LABS[0]
        | {
            "key": f"a-{place}",
            "result": {"kind": "numeric", "value": value, "unit": "U/L"},
            "when": {"kind": "offset", "value": place, "unit": "day"},
        }
        for place, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ALP {lab:a-1:change}.", {"lab:a-0", "lab:a-2"}),
        ("ALP {lab:a-0:change:a-1}.", {"lab:a-0", "lab:a-1"}),
        ("ALP {lab:a-1:change:3}.", {"lab:a-1", "lab:a-2"}),
    ],
)
def test_a_change_tells_of_its_ends_and_of_no_peak_between(text, told):
    assert mentioned(facts(labs=series("147", "900", "147")), [text]) == told


def test_a_peak_that_a_change_passes_over_is_news():
    assert news(facts(labs=series("147", "900", "147")), "ALP {lab:a-0:change}.") == [
        "At {lab:a-1:when}, {lab:a-1:analyte} ({lab:a-1}) was raised."
    ]


def test_results_that_all_remain_are_told_by_their_change():
    case = facts(labs=series("147", "147", "147"))

    assert mentioned(case, ["ALP {lab:a-0:change}."]) == {"lab:a-0", "lab:a-1", "lab:a-2"}


def test_two_new_results_are_told_by_the_change_between_them():
    case = facts(labs=series("147", "900", "52"))

    assert news(case, "ALP was {lab:a-0}.") == [
        "{lab:a-1:analyte} {lab:a-1:change:a-2}, last measured {lab:a-2:when}."
    ]


def test_the_last_outcome_is_the_latest_and_not_the_last_of_the_list():
    after = [{"kind": "offset", "value": value, "unit": "month"} for value in (30, 12)]
    outcomes = [
        {"key": "end", "assessor": "clinician", "state": "died", "when": after[0]},
        {"key": "year", "assessor": "clinician", "state": "stable", "when": after[1]},
    ]

    assert mentioned(facts(outcomes=outcomes), ["{outcome:last}."]) == {"outcome", "outcome:end"}


def test_every_quotation_without_a_row_is_known_to_tell_of_rows():
    case = unwritten("quotations")
    silent = []
    for kind in KINDS.values():
        if kind.rows or kind.noun in ("ddx", "ki67", "mitoses"):
            for form in kind.whole:
                text = f"{{{kind.noun}:{form.name}}}" if form.name else f"{{{kind.noun}}}"
                if not any(":" in source for source in mentioned(case, [text])):
                    silent.append(text)

    assert silent == []


def test_a_study_that_is_told_leaves_its_new_lesion_to_tell():
    lesions = [{"key": "mass", "site": "sacrum"}, {"key": "node", "site": "groin"}]
    case = facts(imaging=[{"key": "mri", "modality": "MR", "lesions": lesions}])

    assert news(case, "{study:mri} showed {lesion:mass}.") == [
        "{study:mri:name} showed a lesion in the {lesion:node:site}."
    ]


def test_a_chief_complaint_that_is_told_is_not_made_of_another():
    complaints = [
        {"key": "pain", "name": "pain", "chief": True},
        {"key": "fever", "name": "fever"},
    ]

    assert news(facts(complaints=complaints), "The patient had {complaint:pain}.") == [
        "Accompanying symptoms included {complaint:fever}."
    ]
