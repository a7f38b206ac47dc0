from casereports.manuscript.compose.harms import compose_harms
from tests.manuscript.papers import facts, grid, notes


def table(**event):
    treatments = [{"key": "t", "kind": "systemic", "name": "chemotherapy"}]
    event = {"key": "e", "name": "neutropenia", **event}
    composed = compose_harms(facts(adverse_events=[event], treatments=treatments))
    assert composed is not None
    return composed


def test_a_record_without_harms_has_no_table():
    assert compose_harms(facts()) is None


def test_a_harm_stands_with_grade_cause_action_and_outcome():
    printed = table(
        serious=True,
        grade=4,
        grade_scale="ctcae",
        grade_version="5.0",
        agent="rituximab",
        causality="probable",
        causality_scale="Naranjo",
        causality_value={"value": "7"},
        action="interrupted",
        management="filgrastim",
        outcome="resolved",
        rechallenge="tolerated",
        detail="seen at home",
    )

    assert grid(printed) == [
        ["Event", "Grade", "Causality", "Action", "Outcome"],
        [
            "Neutropenia, serious[a]",
            "4 (CTCAE 5.0)",
            "Probable (Naranjo 7), rituximab",
            "Interrupted or delayed, filgrastim",
            "Resolved; given again: tolerated",
        ],
    ]
    assert notes(printed) == ["a Seen at home."]


def test_a_number_without_a_scale_is_one_of_ctcae():
    assert grid(table(grade=2))[1][1] == "2 (CTCAE)"


def test_a_harm_of_another_scale_names_it_and_the_treatment():
    printed = table(
        grade_text="II", grade_scale="glucksberg", grade_version="modified", treatment="t"
    )

    assert grid(printed)[1][1:] == ["II (Glucksberg, modified)", "Chemotherapy"]
