from itertools import permutations

import pytest

from casereports.manuscript.quoting.forms import NothingQuotedError
from tests.manuscript.papers import facts
from tests.manuscript.quoting.telling import day, lab, told, with_labs


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("9.1", "3487"), "rose from 9.1 to 3,487 U/L"),
        (("198", "121"), "fell from 198 to 121 U/L"),
        (("147", "200", "121"), "fell from 147 to 121 U/L"),
        (("147", "147"), "remained at 147 U/L"),
        (("147", "147.0", "147"), "remained at 147 U/L"),
        (("147", "900", "147"), "was again 147 U/L"),
        (("<5", ">500", "<5"), "was again <5 U/L"),
        (("5.0", "5"), "remained at 5 U/L"),
        (("<0.01", "0.42"), "rose from <0.01 to 0.42 U/L"),
        (("<0.01", "0.01"), "rose from <0.01 to 0.01 U/L"),
        (("3.2", "<0.01"), "fell from 3.2 to <0.01 U/L"),
        (("<0.01", "<0.01"), "remained at <0.01 U/L"),
        (("<5", "3"), "changed from <5 to 3 U/L"),
        (("900", ">1000"), "rose from 900 to >1,000 U/L"),
        ((">1000", ">800"), "changed from >1,000 to >800 U/L"),
        ((">=60", "60"), "changed from ≥60 to 60 U/L"),
    ],
)
def test_a_change_goes_from_the_first_result_to_the_last(values, words):
    rows = [lab(f"alp-{place}", value) for place, value in enumerate(values)]

    assert told("{lab:alp-0:change}", with_labs(*rows)) == words


def test_a_range_that_overlaps_another_only_changed():
    first, last = lab("alp-1", "3"), lab("alp-2", "4")
    first["result"]["high"] = last["result"]["high"] = "6"

    assert told("{lab:alp-1:change}", with_labs(first, last)) == "changed from 3–6 to 4–6 U/L"


def test_a_change_is_ordered_by_time_and_not_by_the_list():
    case = with_labs(
        lab("late", "121", when=day(30)),
        lab("early", "147", when=day(-10)),
        lab("peak", "198", when=day(3)),
    )

    assert told("{lab:peak:change}", case) == "fell from 147 to 121 U/L"


def test_a_series_with_an_unknown_time_keeps_the_order_of_the_record():
    case = with_labs(lab("first", "147", when=day(30)), lab("second", "198"))

    assert told("{lab:first:change}", case) == "rose from 147 to 198 U/L"


def test_a_change_may_go_to_another_row():
    case = with_labs(lab("alp", "147"), lab("alp-2", "198"), lab("alp-3", "121"))

    assert told("{lab:alp:change:alp-2}", case) == "rose from 147 to 198 U/L"
    assert told("{lab:alp-2:change:3}", case) == "fell from 198 to 121 U/L"


def test_a_result_with_an_unknown_time_leaves_the_others_in_order_of_time():
    case = with_labs(
        lab("late", "121", when=day(30)),
        lab("some-day", "198"),
        lab("early", "147", when=day(-10)),
    )

    assert told("{lab:late:change}", case) == "fell from 147 to 121 U/L"


def test_results_counted_from_one_unknown_day_are_in_order_of_time():
    after = [
        {"kind": "offset", "value": value, "unit": "day", "reference": "surgery"}
        for value in (5, 1)
    ]
    case = with_labs(lab("fifth", "121", when=after[0]), lab("first", "147", when=after[1]))

    assert told("{lab:fifth:change}", case) == "fell from 147 to 121 U/L"


def test_a_result_remains_only_where_all_between_are_the_same():
    rows = [lab(f"alp-{place}", value) for place, value in enumerate(("147", "147", "9", "147"))]

    assert told("{lab:alp-0:change:alp-1}", with_labs(*rows)) == "remained at 147 U/L"
    assert told("{lab:alp-1:change:alp-3}", with_labs(*rows)) == "was again 147 U/L"
    assert told("{lab:alp-3:change:alp-0}", with_labs(*rows)) == "was again 147 U/L"


def test_a_change_from_a_row_to_itself_is_refused():
    with pytest.raises(NothingQuotedError, match="is one result, so nothing changed; name another"):
        told("{lab:alp:change:alp}", with_labs(lab("alp", "147"), lab("alp-2", "198")))


def test_a_change_over_two_units_is_told_in_the_one_that_both_have():
    case = with_labs(
        lab("glucose", "95", "mg/dL", equivalent={"value": "5.3", "unit": "mmol/L"}),
        lab("glucose-2", "4.1", "mmol/L"),
    )

    assert told("{lab:glucose:change}", case) == "fell from 5.3 to 4.1 mmol/L"


def test_a_change_over_units_that_share_nothing_asks_for_the_equivalent():
    case = with_labs(lab("glucose", "95", "mg/dL"), lab("glucose-2", "4.1", "mmol/L"))

    with pytest.raises(NothingQuotedError, match="in different units; give each its equivalent"):
        told("{lab:glucose:change}", case)


def test_a_change_to_a_result_in_words_is_refused():
    words = lab("alp-2", "1") | {"result": {"kind": "qualitative", "quality": "positive"}}

    with pytest.raises(NothingQuotedError, match="A result of alkaline phosphatase is not a num"):
        told("{lab:alp:change:alp-2}", with_labs(lab("alp", "147"), words))


def test_results_of_another_specimen_are_another_series():
    case = with_labs(lab("serum", "139"), lab("urine", "40", specimen="urine"))

    with pytest.raises(NothingQuotedError, match="has no two results"):
        told("{lab:serum:change}", case)


LIMITS = {"low": "35", "high": "105"}


def test_abnormal_and_normal_results_are_listed_apart():
    case = facts(
        labs=[
            lab("alp", "147", abbreviation="ALP", reference=LIMITS),
            lab("alp-2", "90", abbreviation="ALP", reference=LIMITS),
            lab("crp", "12", "mg/L", analyte="CRP", reference={"high": "5"}),
            lab("ggt", "40", analyte="GGT", reference=LIMITS),
            lab("sodium", "9", "mmol/L", analyte="sodium", specimen="urine", flag="low"),
            lab("unread", "5", analyte="lactate"),
        ],
        lab_groups=[{"key": "clotting", "analytes": ["INR", "aPTT"], "finding": "normal"}],
    )

    assert told("{lab:abnormal}", case) == (
        "ALP 147 U/L (high), CRP 12 mg/L (high) and urine sodium 9 mmol/L (low)"
    )
    assert told("{lab:normal}", case) == "GGT, INR and aPTT"


def test_a_test_that_was_not_done_says_so():
    not_done = lab("alp", "1") | {"result": {"kind": "not_done", "reason": "haemolysis"}}

    assert told("{lab:alp}", with_labs(not_done)) == "not done"


def test_the_time_of_a_result_stands_in_a_sentence():
    when = {"kind": "offset", "value": 6, "unit": "month", "direction": "before"}

    assert told("{lab:alp:when}", with_labs(lab("alp", "147", when=when))) == (
        "6 months before presentation"
    )


RAISED = {"reference": {"low": "35", "high": "105"}}


@pytest.mark.parametrize("places", [*permutations(range(4))])
def test_abnormal_is_what_was_so_at_presentation_wherever_the_list_has_it(places):
    rows = (
        lab("years-before", "60", when=day(-900), **RAISED),
        lab("at-visit", "147", when=day(0), **RAISED),
        lab("next", "301", when=day(1), **RAISED),
        lab("healed", "80", when=day(90), **RAISED),
    )

    case = with_labs(*(rows[place] for place in places))

    assert told("{lab:abnormal}", case) == "alkaline phosphatase 147 U/L (high)"


def test_a_result_of_the_day_before_is_nearer_than_one_of_a_week_after():
    case = with_labs(
        lab("later", "80", when=day(7), **RAISED), lab("referred", "147", when=day(-1), **RAISED)
    )

    assert told("{lab:abnormal}", case) == "alkaline phosphatase 147 U/L (high)"


@pytest.mark.parametrize(
    "other", [day(1), {"kind": "anchor", "relation": "after", "anchor": "cycle 2"}]
)
def test_a_result_without_a_time_is_one_of_the_index_visit(other):
    case = with_labs(lab("later", "147", when=other, **RAISED), lab("untimed", "80", **RAISED))

    assert told("{lab:normal}", case) == "alkaline phosphatase"
