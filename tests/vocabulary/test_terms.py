from decimal import Decimal

import pytest
from pydantic import ValidationError

from casereports.clinical.facts.examination import ScoreKind
from casereports.clinical.facts.response import ResponseCategory, ResponseCriteria
from casereports.vocabulary.shelves import index
from casereports.vocabulary.terms import (
    Instrument,
    OrganClass,
    harm_terms,
    instruments,
    response_criteria,
    response_words,
)


def test_there_are_harms_enough_and_in_every_organ_class():
    assert len(harm_terms()) >= 200
    assert {one.organ_class for one in harm_terms()} == set(OrganClass)


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("anaemia", "Anemia"),
        ("neutropenia", "Neutrophil count decreased"),
        ("thrombocytopenia", "Platelet count decreased"),
        ("hand-foot syndrome", "Palmar-plantar erythrodysesthesia syndrome"),
        ("stomatitis", "Mucositis oral"),
        ("diarrhoea", "Diarrhea"),
        ("peripheral neuropathy", "Peripheral sensory neuropathy"),
        ("raised ALT", "Alanine aminotransferase increased"),
        ("PRES", "Reversible posterior leukoencephalopathy syndrome"),
    ],
)
def test_a_harm_is_found_in_british_spelling_and_in_everyday_words(typed, term):
    assert index("adverse_event").find(typed).name == term


def test_every_category_of_the_record_has_a_word():
    assert {one.category for one in response_words()} == set(ResponseCategory)


def test_every_list_of_criteria_of_the_record_has_a_name():
    named = {one.criteria for one in response_criteria()}
    by_judgement = {ResponseCriteria.CLINICAL}

    assert named == set(ResponseCriteria) - by_judgement


@pytest.mark.parametrize(
    ("typed", "category"),
    [
        ("PR", ResponseCategory.PARTIAL),
        ("stable disease", ResponseCategory.STABLE),
        ("iUPD", ResponseCategory.UNCONFIRMED_PROGRESSION),
        ("CMR", ResponseCategory.METABOLIC_COMPLETE),
        ("VGPR", ResponseCategory.NEAR_COMPLETE),
        ("pCR", ResponseCategory.PATHOLOGICAL_COMPLETE),
    ],
)
def test_an_abbreviation_of_response_gives_the_category(typed, category):
    assert index("response").find(typed).category is category


def test_recist_has_its_four_categories_and_what_cannot_be_judged():
    recist = [
        one.abbreviation or one.name
        for one in response_words()
        if ResponseCriteria.RECIST in one.criteria
    ]

    assert recist == ["CR", "PR", "SD", "PD", "NE", "non-CR/non-PD"]


@pytest.mark.parametrize(
    ("typed", "lowest", "highest"),
    [
        ("ECOG", 0, 5),
        ("KPS", 0, 100),
        ("GCS", 3, 15),
        ("NIHSS", 0, 42),
        ("mRS", 0, 6),
        ("Child-Pugh", 5, 15),
        ("SOFA", 0, 24),
        ("APACHE II", 0, 71),
        ("Apgar", 0, 10),
        ("CHA2DS2-VASc", 0, 9),
        ("CURB-65", 0, 5),
        ("MMSE", 0, 30),
        ("EDSS", 0, 10),
        ("RASS", -5, 4),
    ],
)
def test_scales_run_from_their_lowest_to_their_highest_value(typed, lowest, highest):
    scale = index("score").find(typed)

    assert (scale.minimum, scale.maximum) == (lowest, highest)


def test_a_scale_with_classes_has_no_range():
    assert index("score").find("NYHA").grades == ("I", "II", "III", "IV")
    assert index("score").find("NYHA").maximum is None


def test_scales_are_counted():
    assert len(instruments()) >= 100


def test_a_scale_with_half_a_range_is_refused():
    with pytest.raises(ValidationError, match="a minimum and a maximum"):
        Instrument(name="half", kind=ScoreKind.RISK, minimum=Decimal(0), used_for="nothing")


def test_a_scale_that_runs_backwards_is_refused():
    with pytest.raises(ValidationError, match="not below the maximum"):
        Instrument(
            name="back",
            kind=ScoreKind.RISK,
            minimum=Decimal(5),
            maximum=Decimal(0),
            used_for="nothing",
        )


def test_a_scale_with_a_range_and_classes_is_refused():
    with pytest.raises(ValidationError, match="not both"):
        Instrument(
            name="both",
            kind=ScoreKind.RISK,
            minimum=Decimal(0),
            maximum=Decimal(5),
            grades=("A", "B"),
            used_for="nothing",
        )
