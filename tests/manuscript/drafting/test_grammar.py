"""One or many, man, woman or child, there or not: the grammar of drafted sentences."""

import pytest

from casereports.clinical.facts.paper import SectionKind
from casereports.journals.shelf import profile
from casereports.manuscript.drafting.drafts import abstract_drafts, drafts
from casereports.manuscript.drafting.english import an, article, follows_because, is_plural, the
from tests.manuscript.drafting.writing import care, prints
from tests.manuscript.papers import facts


def body(**parts: object) -> list[str]:
    """Returns what a small record drafts, without its abstract."""
    case = facts(**parts)
    return prints(case)[len(abstract_drafts(case, care())) :]


@pytest.mark.parametrize(
    ("patient", "begins"),
    [
        ({"age": {"years": 8}, "sex": "male"}, "An 8-year-old boy"),
        ({"age": {"months": 8}, "sex": "female"}, "An 8-month-old girl"),
        ({"age": {"years": 11}, "sex": "unknown"}, "An 11-year-old child"),
        ({"age": {"days": 0}, "sex": "male"}, "A newborn boy"),
        ({"age": {"years": 40}, "sex": "intersex"}, "A 40-year-old intersex person"),
        ({"age": {"years": 40}, "sex": "male", "gender": "trans woman"}, "A 40-year-old woman"),
        ({"age": {"years": 40}, "sex": "male", "gender": "non-binary"}, "A 40-year-old patient"),
        ({"sex": "female"}, "A female patient"),
        ({}, "The patient"),
    ],
)
def test_the_patient_is_called_by_age_and_sex_or_by_their_gender(patient, begins):
    complaint = {"key": "cough", "name": "cough", "chief": True}

    assert body(patient=patient, complaints=[complaint]) == [f"{begins} presented with a cough."]


@pytest.mark.parametrize(
    ("patient", "sentences"),
    [
        ({"age": {"years": 40}}, ["The patient was 40 years old."]),
        ({"age": {"years": 40}, "sex": "unknown"}, ["The patient was 40 years old."]),
        ({"age": {"decade": 40}}, ["The patient was in their 40s."]),
        ({"age": {"years": 40, "approximate": True}}, ["The patient was about 40 years old."]),
        ({"age": {"years": 8}}, ["The patient was an 8-year-old child."]),
        ({"age": {"years": 40}, "sex": "male"}, ["The patient was a 40-year-old man."]),
        ({"sex": "female"}, ["The patient was female."]),
        ({"sex": "male", "gender": "woman"}, ["The patient was a woman."]),
        ({"sex": "male", "gender": "female"}, ["The patient was female."]),
        ({"sex": "male", "gender": "identifies as a woman"}, []),
        ({"sex": "unknown"}, []),
    ],
)
def test_where_only_age_or_sex_is_known_that_alone_is_told(patient, sentences):
    assert body(patient=patient) == sentences


def test_a_specimen_of_which_nothing_is_told_is_one_all_the_same():
    readings = [
        {"key": "first", "kind": "original", "histology": "granulomas"},
        {"key": "size", "kind": "review", "size": {"first": "3", "unit": "cm"}},
    ]
    specimen = {"key": "sample", "kind": "other", "readings": readings}

    assert body(specimens=[specimen]) == [
        "Histology of the specimen showed granulomas.",
        "The specimen measured 3 cm.",
    ]


@pytest.mark.parametrize(
    ("patient", "who"),
    [
        ({"age": {"years": 30}, "sex": "male"}, "He"),
        ({"age": {"years": 30}, "sex": "female"}, "She"),
        ({"age": {"years": 30}, "sex": "female", "gender": "non-binary"}, "The patient"),
        ({"age": {"years": 30}}, "The patient"),
    ],
)
def test_a_pronoun_stands_only_where_the_record_tells_it(patient, who):
    patient |= {"handedness": "left", "occupation": "engineer"}

    assert body(patient=patient)[0].endswith(f" {who} was left-handed and worked as an engineer.")


def test_several_complaints_agree_with_their_verbs():
    rows = [
        {"key": "sz", "name": "focal seizures", "chief": True, "aggravated_by": "fever"},
        {"key": "fever", "name": "fever", "presence": "absent"},
        {"key": "nodes", "name": "swollen lymph nodes", "presence": "absent"},
    ]

    assert body(complaints=rows) == [
        (
            "The patient presented with focal seizures. The focal seizures were aggravated by "
            "fever. There was no fever or swollen lymph nodes."
        )
    ]


def test_a_complaint_is_told_with_its_side_its_time_and_what_changed():
    row = {
        "key": "pain",
        "name": "headache",
        "chief": True,
        "laterality": "left",
        "severity": "severe",
        "onset": "gradual",
        "duration": {"value": "3", "unit": "week"},
        "course": "worsening",
        "recent_change": "worsening",
        "recent_duration": {"value": "1", "unit": "day"},
    }

    assert body(complaints=[row]) == [
        (
            "The patient presented with severe left-sided headache of gradual onset that had been "
            "present for 3 weeks. It had worsened over the last day."
        )
    ]


def test_what_was_answered_with_none_is_told_and_what_is_unknown_is_not():
    answers = [
        {"kind": "medication", "answer": "none"},
        {"kind": "allergy", "answer": "unknown"},
        {"kind": "family", "answer": "unremarkable"},
        {"kind": "medical", "answer": "not_asked"},
    ]

    assert body(history_answers=answers) == [
        "The patient took no regular medication.",
        "The family history was unremarkable.",
    ]


def test_an_empty_record_drafts_nothing():
    assert drafts(facts(), care()) == ()
    assert prints(facts()) == []


@pytest.mark.parametrize(
    ("journal", "kinds"),
    [
        ("cureus", ["case"]),
        ("bmj-case-reports", ["patient", "treatment"]),
        ("frontiers-in-oncology", ["patient", "treatment"]),
    ],
)
def test_a_case_is_drafted_in_one_piece_only_where_the_journal_tells_it_so(journal, kinds):
    treatment = {"key": "drug", "kind": "systemic", "name": "octreotide"}
    case = facts(patient={"sex": "male"}, treatments=[treatment])

    assert [draft.kind for draft in drafts(case, profile(journal))] == kinds


def test_introduction_and_discussion_are_never_drafted():
    kinds = {draft.kind for draft in drafts(facts(patient={"sex": "male"}), care())}

    assert kinds == {SectionKind.PATIENT}


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("8-year-old", "an"),
        ("11-month-old", "an"),
        ("MRI", "an"),
        ("PET", "a"),
        ("EEG", "an"),
        ("ultrasound", "an"),
        ("unit", "a"),
        ("useful sign", "a"),
        ("ulcer", "an"),
        ("hour", "an"),
        ("eosinophilia", "an"),
        ("European", "a"),
        ("R wave", "an"),
        ("homozygous variant", "a"),
    ],
)
def test_the_article_is_as_the_word_is_spoken(words, one):
    assert an(words) == one


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("diastolic murmur at the apex", "a "),
        ("a palpable liver edge", ""),
        ("Janeway lesions", ""),
        ("hemiparesis", ""),
        ("abdominal aneurysm", "an "),
        ("two nodules", ""),
        ("spleen palpable below the ribs", "the "),
    ],
)
def test_one_thing_that_is_counted_takes_an_article(words, first):
    assert article(words) == first


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("left iliac bone", "the "),
        ("L5", ""),
        ("bone", ""),
        ("both lungs", ""),
        ("liver, segment 6", "the "),
        ("bone marrow", ""),
    ],
)
def test_a_part_of_the_body_takes_its_article(words, first):
    assert the(words) == first


@pytest.mark.parametrize(
    ("words", "several"),
    [
        ("white cells", True),
        ("platelets", True),
        ("weakness", False),
        ("ascites", False),
        ("diabetes mellitus", False),
        ("metastases", True),
        ("lymph nodes of the neck", True),
        ("intubation and ventilation", True),
        ("pelvic and vaginal packing", False),
        ("haemoptysis", False),
    ],
)
def test_verbs_know_one_from_many(words, several):
    assert is_plural(words) is several


@pytest.mark.parametrize(
    ("reason", "follows"),
    [
        ("extent of the disease", True),
        ("pregnancy", True),
        ("outside the time window", False),
        ("no improvement", False),
        ("NCG-responsive", False),
        ("the tumour had spread", False),
    ],
)
def test_a_reason_follows_because_only_where_it_is_a_noun(reason, follows):
    assert follows_because(reason) is follows
