import pytest

from tests.manuscript.papers import facts
from tests.manuscript.quoting.telling import told


@pytest.mark.parametrize(
    ("age", "sex", "exact", "decade"),
    [
        ({"years": 68}, "male", "a 68-year-old man", "a man in his 60s"),
        ({"years": 18}, "female", "an 18-year-old woman", "a woman in her late teens"),
        ({"years": 17}, "male", "a 17-year-old boy", "a 17-year-old boy"),
        ({"months": 8}, "female", "an 8-month-old girl", "an 8-month-old girl"),
        ({"years": 5, "months": 4}, None, "a 5-year-4-month-old child", None),
        ({"decade": 60}, "male", "a man in his 60s", "a man in his 60s"),
        ({"months": 240}, "female", "a 240-month-old woman", "a woman in her 20s"),
        ({"days": 8000}, "female", "an 8,000-day-old woman", "a woman in her 20s"),
        ({"months": 216}, "male", "a 216-month-old man", "a man in his late teens"),
        ({"months": 215}, "male", "a 215-month-old boy", None),
        ({"years": 29, "months": 12}, "male", "a 29-year-12-month-old man", "a man in his 30s"),
        ({"years": 0}, "male", "an infant boy", None),
        ({"years": 104}, "female", "a 104-year-old woman", "a woman aged 90 or older"),
        ({"years": 90}, "male", "a 90-year-old man", "a man aged 90 or older"),
        ({"years": 89}, "male", "an 89-year-old man", "a man in his 80s"),
        ({"decade": 90}, "female", "a woman in her 90s", "a woman aged 90 or older"),
        (None, "female", "a female patient", "a female patient"),
        ({"years": 40}, "unknown", "a 40-year-old patient", "a patient in their 40s"),
    ],
)
def test_the_patient_is_told_exactly_or_by_the_decade(age, sex, exact, decade):
    case = facts(patient={"age": age, "sex": sex})

    assert told("{patient}", case) == exact
    assert told("{patient}", case, exact_age=False) == (decade or exact)


def test_the_age_alone_follows_the_journal_too():
    case = facts(patient={"age": {"years": 68}})

    assert told("{patient:age}", case) == "68 years"
    assert told("{patient:age}", case, exact_age=False) == "60s"


def complaint(name, presence="present", *, chief=False):
    return {"key": name, "name": name, "presence": presence, "chief": chief}


def test_complaints_are_listed_by_whether_they_were_there():
    case = facts(
        complaints=[
            complaint("cough", chief=True),
            complaint("fever", "absent"),
            complaint("dyspnoea"),
            complaint("haemoptysis", "absent"),
        ]
    )

    assert told("{complaint:all}", case) == "cough and dyspnoea"
    assert told("{complaint:chief}", case) == "cough"
    assert told("{complaint:absent}", case) == "fever or haemoptysis"


def entry(name, kind="medical", **parts):
    return {"key": name, "name": name, "kind": kind, **parts}


def test_history_is_listed_without_the_family_and_the_drugs():
    case = facts(
        history=[
            entry("asthma"),
            entry("hernia", "surgical"),
            entry("gout", presence="absent"),
            entry("salbutamol", "medication"),
            entry("latex", "allergy"),
            entry("stroke", "family", relative={"relation": "father"}),
        ]
    )

    assert told("{history:present}", case) == "asthma and hernia"
    assert told("{history:absent}", case) == "gout"
    assert told("{history:medication}", case) == "salbutamol"
    assert told("{history:allergies}", case) == "latex"
    assert told("{history:family}", case) == "stroke (father)"
