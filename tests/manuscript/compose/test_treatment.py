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


def test_two_treatments_are_told_in_the_text():
    assert compose_treatments(facts(treatments=treatments({}, {}))) is None


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
        ["Treatment", "Line", "Regimen"],
        ["Drug 0", "1, palliative", "Surufatinib 300\u00a0mg by mouth once daily"],
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
    assert notes(printed) == ["a Dose reduced: fatigue.", "b progression."]


def test_a_treatment_says_from_when_to_when():
    until = {"kind": "anchor", "relation": "after", "anchor": "cycle 2"}
    printed = table({"when": {"kind": "offset", "value": "3"}, "until": until}, {}, {})

    assert grid(printed)[1][1] == "3\u00a0days after presentation, until after cycle 2"
