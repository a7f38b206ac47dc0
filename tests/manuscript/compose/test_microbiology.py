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


def test_serology_names_assay_antibody_serum_and_rise():
    printed = table(
        culture(
            specimen="serum",
            serum="convalescent",
            method="serology",
            assay="MAT",
            target="Leptospira",
            immunoglobulin="IgG",
            finding="positive",
            titre={"kind": "titre", "dilution": 1600},
            fold_rise={"comparator": ">=", "value": "32"},
            reference={"words": "<1:100"},
        )
    )

    assert grid(printed)[1] == [
        "Convalescent serum",
        "Serology by MAT (Leptospira IgG)",
        "Positive: 1:1600, ≥32-fold rise, reference <1:100",
    ]


def test_a_culture_tells_how_long_it_was_kept_and_that_no_bottle_grew():
    kept = {"value": "5", "unit": "day"}
    printed = table(culture(finding="no_growth", incubation=kept, positive_sets=0, sets=3))

    assert grid(printed)[1] == [
        "Blood",
        "Culture (incubated for 5\u00a0days)",
        "No growth: positive in none of 3",
    ]


def test_a_pcr_tells_strain_amount_and_cycle_threshold():
    printed = table(
        culture(
            method="pcr",
            finding="detected",
            organism="Dengue virus",
            strain="serotype 2",
            amount="+++",
            quantity={"value": "0.12", "unit": "{index}"},
            cycle_threshold={"value": "28.4"},
        )
    )

    assert grid(printed)[1][-1] == (
        "Detected: Dengue virus serotype 2, +++, index 0.12, cycle threshold 28.4"
    )


def test_a_combination_prints_both_parts_and_a_common_standard_once():
    mic = {"value": "1", "unit": "mg/L"}
    agents = [
        {"key": "a", "agent": "co-trimoxazole", "category": "R", "mic": mic, "mic_partner": "19"},
        {"key": "b", "agent": "teicoplanin", "category": "S"},
    ]
    agents = [{**agent, "standard": "CLSI M100"} for agent in agents]
    printed = table(culture(finding="growth", susceptibilities=agents))

    assert grid(printed)[1][-1] == "Co-trimoxazole R (MIC 1/19\u00a0mg/L); teicoplanin S"
    assert notes(printed)[0].endswith("categories by CLSI M100.")


def test_a_rare_antibiogram_is_told_below():
    agents = [{"key": "v", "agent": "vancomycin", "category": "S"}]
    others = [culture(finding="no_growth") | {"key": f"c{number}"} for number in range(3)]
    printed = table(culture(finding="growth", susceptibilities=agents), *others)

    assert grid(printed)[:2] == [
        ["Specimen", "Method", "Finding"],
        ["Blood", "Culture", "Growth[a]"],
    ]
    assert notes(printed) == ["S, susceptible.", "a Susceptibility: vancomycin S."]
