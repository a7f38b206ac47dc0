import pytest

from casereports.manuscript.compose.agent import days_words
from casereports.manuscript.compose.treatment import compose_treatments
from tests.manuscript.papers import facts, grid, notes


def treatments(*rows):
    return [
        {"key": f"t{number}", "kind": "systemic", "name": f"drug {number}", **row}
        for number, row in enumerate(rows)
    ]


def table(*rows):
    composed = compose_treatments(facts(treatments=treatments(*rows)))
    assert composed is not None
    return composed


def test_a_record_without_treatments_has_no_table():
    assert compose_treatments(facts()) is None


def test_an_agent_stands_with_dose_route_and_schedule():
    agent = {
        "key": "a",
        "inn": "surufatinib",
        "dose": {"value": "300", "unit": "mg"},
        "route": "oral",
        "frequency": "daily",
    }
    printed = table({"agents": [agent], "line": 1, "intent": "palliative"}, {}, {})

    assert grid(printed)[:2] == [
        ["Treatment", "Purpose", "Regimen"],
        ["Drug 0", "Line 1, palliative", "Surufatinib 300\u00a0mg by mouth once daily"],
    ]


def test_a_cycle_names_its_days_and_interval():
    agent = {
        "key": "a",
        "inn": "carboplatin",
        "dose": {"value": "5", "basis": "auc"},
        "frequency": "every",
        "interval": {"value": "3", "unit": "week"},
        "days": [1, 8],
    }

    assert grid(table({"agents": [agent]}, {}, {}))[1][1] == (
        "Carboplatin AUC\u00a05 every 3\u00a0weeks on days 1, 8"
    )


def test_radiation_stands_with_fractions_and_target():
    course = {
        "key": "r",
        "target": "the pelvis",
        "total": {"value": "50.4", "unit": "Gy"},
        "fractions": {"value": "28"},
    }

    assert grid(table({"radiotherapy": [course]}, {}, {}))[1][1] == (
        "50.4\u00a0Gy in 28 fractions to the pelvis"
    )


def test_response_state_and_reasons_are_told():
    printed = table(
        {
            "status": "stopped",
            "reason": "progression",
            "responses": [{"key": "r", "category": "PD", "criteria": "recist_1_1"}],
            "changes": [{"key": "c", "kind": "reduced", "reason": "fatigue"}],
        },
        {"status": "given"},
        {"status": "given"},
    )

    assert grid(printed)[:2] == [
        ["Treatment", "Regimen", "Response", "State"],
        ["Drug 0", "–[a]", "Progressive disease (RECIST 1.1)", "Stopped early[b]"],
    ]
    assert notes(printed) == ["a Dose reduced: fatigue.", "b Progression."]


def test_a_treatment_says_from_when_to_when():
    until = {"kind": "anchor", "relation": "after", "anchor": "cycle 2"}
    printed = table({"when": {"kind": "offset", "value": "3"}, "until": until}, {}, {})

    assert grid(printed)[1][1] == "3\u00a0days after presentation, until after cycle 2"


def regimen(**parts):
    printed = grid(table({**parts}))
    return printed[1][printed[0].index("Regimen")].replace("\u00a0", " ")


def test_a_device_stands_with_size_and_side():
    device = {
        "key": "d",
        "name": "venous cannula",
        "manufacturer": "Maker",
        "size": {"value": "25", "unit": "[Ch]"},
        "site": "femoral vein",
        "laterality": "right",
    }
    flow = {"key": "f", "name": "blood flow", "value": {"value": "3.5", "unit": "L/min"}}

    assert regimen(mode="veno-arterial", devices=[device], measurements=[flow]) == (
        "Veno-arterial; venous cannula (Maker), 25 Fr, right femoral vein; blood flow 3.5 L/min"
    )


def test_a_graft_stands_with_donor_and_matching():
    graft = {
        "source": "cord_blood",
        "donor": "unrelated",
        "hla_matched": 6,
        "hla_compared": 8,
        "cmv_donor": "absent",
        "cmv_recipient": "present",
        "conditioning": "myeloablative",
    }

    assert regimen(kind="transplant", graft=graft) == (
        "Graft from cord blood, donor: unrelated, HLA 6/8 matched, CMV donor negative, "
        "CMV recipient positive, myeloablative conditioning"
    )


def test_cycles_are_told_as_given_of_planned():
    length = {"value": "21", "unit": "day"}

    assert (
        regimen(cycle_length=length, cycles_given=2, cycles_planned=4) == "2 of 4 cycles of 21 days"
    )


def test_radiation_tells_technique_and_boost():
    course = {
        "key": "r",
        "target": "the chest",
        "technique": "IMRT",
        "total": {"value": "60", "unit": "Gy"},
        "fractions": {"value": "30"},
        "fraction": {"value": "2", "unit": "Gy"},
        "boost": {"value": "6", "unit": "Gy"},
        "boost_fractions": {"value": "1"},
    }

    assert regimen(radiotherapy=[course]) == (
        "60 Gy in 30 fractions of 2 Gy to the chest, IMRT, boost of 6 Gy in 1 fraction"
    )


def test_an_agent_tells_its_limits_and_aims():
    agent = {
        "key": "a",
        "inn": "vincristine",
        "synonym": "oncovin",
        "dose": {"value": "1.5", "unit": "mg", "basis": "per_m2"},
        "maximum": {"value": "2", "unit": "mg"},
        "total": {"value": "6", "unit": "mg"},
        "infusion": {"value": "10", "unit": "minute"},
        "intensity": {"value": "80"},
        "target": "trough",
        "target_level": {"value": "15", "high": "20", "unit": "mg/L"},
        "indication": "relapse",
        "duration": {"value": "4", "unit": "week"},
    }

    assert regimen(agents=[agent]) == (
        "Vincristine (oncovin) 1.5 mg/m² over 10 minutes, for 4 weeks, at most 2 mg, "
        "in total 6 mg, dose intensity 80%, aiming at trough 15–20 mg/L, for relapse"
    )


def test_steps_of_a_dose_follow_each_other():
    steps = [
        {"key": f"s{step}", "inn": "prednisone", "dose": {"value": mg, "unit": "mg"}, "step": step}
        for step, mg in ((2, "20"), (1, "60"))
    ]

    assert regimen(agents=steps) == "Prednisone 60 mg; then prednisone 20 mg"


def test_a_taper_tells_by_how_much_and_how_often():
    taper = {
        "key": "c",
        "kind": "tapered",
        "agent": "prednisone",
        "before": {"value": "60", "unit": "mg"},
        "after": {"value": "5", "unit": "mg"},
        "by": {"value": "10", "unit": "mg"},
        "every": {"value": "1", "unit": "week"},
    }

    assert [note.replace("\u00a0", " ") for note in notes(table({"changes": [taper]}))] == [
        "a Tapered (prednisone, from 60 mg to 5 mg by 10 mg every week)."
    ]


def test_a_switch_names_what_replaced_what():
    switch = {"key": "c", "kind": "switched", "agent": "a", "replacement": "b", "reason": "rash"}

    assert notes(table({"changes": [switch]})) == ["a Switched (a, replaced by b): rash."]


def test_a_span_of_days_is_printed_as_one():
    ends = [
        {"kind": "offset", "value": value, "reference": "admission", "ordinal": True}
        for value in ("9", "31")
    ]
    printed = table({"when": ends[0], "until": ends[1], "duration": {"value": "22", "unit": "day"}})

    assert grid(printed)[1][1] == "Hospital days\u00a09–31, for 22\u00a0days"


@pytest.mark.parametrize(
    ("days", "printed"),
    [
        ([1], "on day 1"),
        ([1, 8], "on days 1, 8"),
        ([1, 2, 3], "on days 1–3"),
        ([-5, -4, -3], "on days −5 to −3"),
        ([-5, -4], "on days −5, −4"),
    ],
)
def test_days_of_a_cycle_are_printed_with_a_true_minus(days, printed):
    assert days_words(days) == printed


def test_a_response_tells_what_it_was_read_from():
    response = {
        "key": "r",
        "category": "PR",
        "criteria": "recist_1_1",
        "basis": "CT",
        "change": {"value": "-39"},
        "sum_of_diameters": {"value": "51", "unit": "mm"},
    }

    assert grid(table({"responses": [response]}))[1][-1] == (
        "Partial response (RECIST 1.1, CT, −39%, sum of diameters 51\u00a0mm)"
    )
