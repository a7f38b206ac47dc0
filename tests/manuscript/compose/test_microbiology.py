from casereports.manuscript.compose.microbiology import compose_microbiology
from tests.manuscript.papers import facts, grid, notes


def table(*tests):
    composed = compose_microbiology(facts(microbiology=list(tests)))
    assert composed is not None
    return composed


def culture(**parts):
    return {"key": "bc", "specimen": "blood", "method": "culture", **parts}


def test_a_record_without_microbiology_has_no_table():
    assert compose_microbiology(facts()) is None


def test_growth_is_told_with_germ_bottles_and_time():
    printed = table(
        culture(
            finding="growth",
            organism="Staphylococcus aureus",
            resistance="MRSA",
            positive_sets=2,
            sets=4,
            time_to_positivity={"value": "14", "unit": "hour"},
        )
    )

    bottles = "positive in 2 of 4, positive after 14\u00a0hours"
    assert grid(printed) == [
        ["Specimen", "Method", "Finding"],
        ["Blood", "Culture", f"Growth: Staphylococcus aureus (MRSA), {bottles}"],
    ]


def test_an_antibiogram_names_categories_and_explains_them():
    printed = table(
        culture(
            finding="growth",
            susceptibilities=[
                {
                    "key": "v",
                    "agent": "vancomycin",
                    "category": "S",
                    "mic": {"value": "1", "unit": "mg/L"},
                    "standard": "EUCAST",
                },
                {"key": "o", "agent": "oxacillin", "category": "R"},
            ],
        )
    )

    assert grid(printed)[1][-1] == "Vancomycin S (MIC 1\u00a0mg/L, EUCAST); oxacillin R"
    assert notes(printed) == [
        "S, susceptible; R, resistant; MIC, minimum inhibitory concentration."
    ]


def test_a_search_that_was_not_done_says_why_below():
    printed = table(culture(finding="not_done", reason="no sample"))

    assert grid(printed)[1][-1] == "Not done[a]"
    assert notes(printed) == ["a Not done: no sample."]
