"""What is told by time: series with their turns, and how the patient was in the end."""

from itertools import permutations

import pytest

from casereports.manuscript.drafting.drafts import abstract_drafts
from tests.manuscript.drafting.writing import care, prints
from tests.manuscript.papers import facts
from tests.manuscript.quoting.telling import day, lab, told


def body(**parts: object) -> list[str]:
    """Returns what a small record drafts, without its abstract."""
    case = facts(**parts)
    return prints(case)[len(abstract_drafts(case, care())) :]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (("147", "147", "147"), "remained at 147 U/L"),
        (("147", "198", "900"), "rose from 147 to 900 U/L"),
        (("147", "147", "121"), "fell from 147 to 121 U/L"),
        (("147", "900", "147"), "rose from 147 to a peak of 900 and fell to 147 U/L"),
        (("50", "900", "900", "52"), "rose from 50 to a peak of 900 and fell to 52 U/L"),
        (("50", "7", "52"), "fell from 50 to a low of 7 and rose to 52 U/L"),
        (("<5", ">500", "<5"), "rose from <5 to a peak of >500 and fell to <5 U/L"),
        (("50", "900", "52", "400"), "was 50, then 900, 52 and 400 U/L"),
        (("50", "70", "900", "52", "400"), "was 50, then 900, 52 and 400 U/L"),
        (("<5", "3", "40"), "was <5, then 3 and 40 U/L"),
        (("<5", "3"), "changed from <5 to 3 U/L"),
    ],
)
def test_a_series_is_told_with_every_turn_it_took(values, sentence):
    rows = [lab(f"a-{place}", value, when=day(place)) for place, value in enumerate(values)]
    last = f"{len(rows) - 1} day{'s' if len(rows) > 2 else ''} after presentation"

    assert body(labs=rows) == [f"Alkaline phosphatase {sentence}, last measured {last}."]


def test_a_peak_in_another_unit_is_told_in_the_one_that_both_have():
    rows = [
        lab("g", "90", "mg/dL", equivalent={"value": "5", "unit": "mmol/L"}),
        lab("g-2", "11", "mmol/L"),
        lab("g-3", "4", "mmol/L"),
    ]

    assert body(labs=rows) == [
        "Alkaline phosphatase rose from 5 to 11 mmol/L, then fell from 11 to 4 mmol/L."
    ]


def test_a_series_is_told_by_time_and_not_by_the_list():
    rows = [
        lab("a", "900", when=day(-5)),
        lab("b", "147", when=day(-14), reference={"low": "35", "high": "105"}),
    ]

    (sentence,) = body(labs=rows)

    assert sentence == (
        "Alkaline phosphatase rose from 147 to 900 U/L (reference 35–105 U/L), last measured "
        "5 days before presentation."
    )


def outcome(key: str, state: str, months: int | None = None, **parts: object) -> dict[str, object]:
    """An outcome so many months after the index visit."""
    when = {"kind": "offset", "value": months, "unit": "month"} if months is not None else None
    return {"key": key, "assessor": "clinician", "state": state, "when": when, **parts}


DIED = outcome("end", "died", 30, cause_of_death="sepsis")


@pytest.mark.parametrize(
    "rows",
    [
        (DIED, outcome("year", "alive_with_disease", 12)),
        (outcome("year", "alive_with_disease", 12), DIED),
    ],
)
def test_the_dead_stay_dead_wherever_the_list_has_it(rows):
    died = "died 30 months after presentation; the cause of death was sepsis."

    assert prints(facts(outcomes=rows)) == [
        f"The patient {died}",
        f"The patient was alive with disease 12 months after presentation. The patient {died}",
    ]
    assert told("{outcome:last}", facts(outcomes=rows)) == "died"


@pytest.mark.parametrize("months", [None, 40])
def test_nobody_is_told_to_live_after_a_death(months):
    rows = (outcome("end", "dead_of_disease", 30), outcome("seen", "stable", months))

    assert told("{outcome:last}", facts(outcomes=rows)) == "died of the disease"
    assert body(outcomes=rows)[0].endswith(
        "The patient died of the disease 30 months after presentation."
    )


def test_a_cause_of_death_that_is_told_is_established():
    case = facts(outcomes=[DIED])

    assert told("{outcome:end}", case) == "died"
    assert told("{outcome:end:state}", case) == "died"


@pytest.mark.parametrize(
    ("months", "sentence"),
    [
        (30, "At 30 months after presentation, the patient died, cause not established."),
        (None, "The patient died, cause not established."),
    ],
)
def test_a_death_without_a_cause_says_so(months, sentence):
    assert body(outcomes=[outcome("end", "died", months)]) == [sentence]


def test_the_response_of_a_treatment_is_the_latest():
    responses = [
        {"key": "late", "category": "PD", "when": day(90)},
        {"key": "early", "category": "PR", "when": day(30)},
    ]
    row = {"key": "tmz", "name": "temozolomide", "kind": "systemic", "responses": responses}
    (paragraph,) = body(treatments=[row])

    assert told("{treatment:tmz:response}", facts(treatments=[row])) == "progressive disease"
    assert paragraph.endswith(
        "The response was rated as partial response 30 days after presentation, and then as "
        "progressive disease 90 days after presentation."
    )


def test_events_are_told_by_time():
    rows = [
        {"key": "relapse", "kind": "relapse", "name": "relapse", "when": day(90)},
        {"key": "home", "kind": "discharge", "name": "discharge", "when": day(10)},
    ]

    (paragraph,) = body(events=rows)

    assert paragraph == (
        "The patient was discharged 10 days after presentation. The patient had a relapse "
        "90 days after presentation."
    )


@pytest.mark.parametrize("places", [*permutations(range(3))])
def test_the_changes_of_a_treatment_are_told_by_time_and_not_by_the_list(places):
    changes = (
        {"key": "less", "kind": "reduced", "when": day(20)},
        {"key": "more", "kind": "increased", "when": day(40)},
        {"key": "on", "kind": "resumed", "when": day(60)},
    )
    drug = {
        "key": "drug",
        "kind": "systemic",
        "name": "everolimus",
        "changes": [changes[place] for place in places],
    }

    (_given, *told_changes) = sentences(body(treatments=[drug])[0])

    assert [one.split()[2] for one in told_changes] == ["reduced", "increased", "resumed"]


def sentences(text: str) -> list[str]:
    return text.removesuffix(".").split(". ")
