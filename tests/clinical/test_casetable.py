"""A case as one row of a spreadsheet."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest

from casereports.clinical.casefile import read_case
from casereports.clinical.casetable import COLUMNS, case_row, csv_text, safe_cell
from casereports.clinical.facts.case import CaseFacts

ROOT = Path(__file__).parents[2]
CASES = {
    **{path.stem: path for path in sorted((ROOT / "tests/cases/reports").glob("*.json"))},
    "presacral-net": ROOT / "examples/presacral-net/case.json",
}
FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def row(**facts: object) -> dict[str, str]:
    """Returns the filled cells of a case, without the numbers of empty tables."""
    cells = case_row(CaseFacts.model_validate(facts))
    return {column: cell for column, cell in cells.items() if cell not in ("", "0")}


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def of(name: str) -> CaseFacts:
    return read_case(CASES[name].read_text("utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_every_case_fills_the_same_columns(name):
    assert tuple(case_row(of(name))) == COLUMNS


def test_row_of_the_example():
    cells = case_row(of("presacral-net"))
    assert {name: cells[name] for name in ("age_years", "age", "sex", "grade", "labs")} == {
        "age_years": "68",
        "age": "68 years",
        "sex": "male",
        "grade": "G2 (WHO classification of tumours of the digestive system)",
        "labs": "3",
    }
    assert cells["principal_diagnosis"] == "primary presacral neuroendocrine tumour"
    assert cells["ki67_percent"] == "about 5"


def test_row_of_an_empty_case_is_empty():
    assert row() == {"language": "en"}


AGES = {
    "years": ({"years": 9, "months": 7}, ("9", "9 years and 7 months")),
    "months": ({"months": 30}, ("2", "30 months")),
    "days": ({"days": 6}, ("0", "6 days")),
    "a decade": ({"decade": 60}, ("", "60s")),
    "about": ({"years": 40, "approximate": True}, ("40", "about 40 years")),
}


@pytest.mark.parametrize("name", AGES)
def test_age_is_told_in_years_and_as_it_was_recorded(name):
    age, told = AGES[name]
    cells = case_row(CaseFacts.model_validate({"patient": {"age": age}}))
    assert (cells["age_years"], cells["age"]) == told


def test_principal_diagnosis_is_the_one_that_stands():
    stage = {"key": "s", "kind": "c", "system": "AJCC", "edition": "8", "t": "T2", "group": "IIA"}
    diagnoses = [
        {"key": "a", "name": "carcinoma"},
        {
            "key": "b",
            "name": "lymphoma",
            "revises": "a",
            "codes": [{"system": "icd10", "code": "C85"}, {"system": "orpha", "code": "544"}],
            "stages": [stage],
        },
        {"key": "c", "name": "anaemia", "role": "complication"},
    ]
    assert row(diagnoses=diagnoses) == {
        "language": "en",
        "principal_diagnosis": "lymphoma",
        "diagnosis_status": "final diagnosis",
        "codes": "ICD-10 C85, ORPHAcode 544",
        "stage": "AJCC 8 cT2 IIA",
        "diagnoses": "3",
    }


DEATHS = {
    "yes": [{"state": "improved"}, {"state": "died"}],
    "no": [{"state": "recovered"}],
    "": [{"state": "lost_to_follow_up"}],
}


@pytest.mark.parametrize("died", DEATHS)
def test_death_is_told_where_an_outcome_tells(died):
    rows = [
        {"key": f"o{at}", "assessor": "clinician", **row} for at, row in enumerate(DEATHS[died])
    ]
    assert case_row(CaseFacts.model_validate({"outcomes": rows}))["died"] == died


def test_outcome_is_the_last_state_and_follow_up_its_length():
    cells = row(
        outcomes=[
            {"key": "a", "assessor": "clinician", "state": "improved"},
            {
                "key": "b",
                "assessor": "clinician",
                "state": "recovered",
                "when": {"kind": "offset", "value": 1, "unit": "year"},
            },
            {"key": "c", "assessor": "patient", "finding": "walks again"},
        ],
        course={"follow_up": {"value": 12, "unit": "month"}},
        consent={"state": "given_by_patient", "form": "written"},
        ethics={"state": "waived"},
    )
    assert cells == {
        "language": "en",
        "outcome": "recovered",
        "outcome_time": "1 year after presentation",
        "died": "no",
        "follow_up": "12 months",
        "consent": "given by the patient",
        "consent_form": "written",
        "ethics": "waived or exempt",
    }


@pytest.mark.parametrize("sign", FORMULAS)
def test_no_cell_is_a_formula(sign):
    assert row(paper={"title": f"{sign}HYPERLINK(1)"})["title"] == f"'{sign}HYPERLINK(1)"


ODD = {
    "\t=1+1": "'=1+1",
    "  =1+1": "'=1+1",
    "\r\n@SUM(1)": "'@SUM(1)",
    "a; =cmd": "a; '=cmd",
    'a;"=cmd"': 'a;"\'=cmd"',
    "pain\n\nfor years": "pain for years",
    "T = 39 °C": "T = 39 °C",
    "5-10": "5-10",
    "": "",
}


@pytest.mark.parametrize("text", ODD)
def test_cell_is_made_safe(text):
    assert safe_cell(text) == ODD[text]


@pytest.mark.parametrize("text", [*ODD, *FORMULAS])
def test_safe_cell_stays_as_it_is(text):
    assert safe_cell(safe_cell(text)) == safe_cell(text)


def test_quotes_commas_and_other_scripts_come_back_from_a_file():
    title = 'Une „tumeur", rare; 神经内分泌瘤 🩻'
    (cells,) = read(csv_text([case_row(CaseFacts.model_validate({"paper": {"title": title}}))]))
    assert cells["title"] == title


def test_file_has_a_line_for_its_columns_and_one_for_each_case():
    text = csv_text(case_row(of(name)) for name in CASES)
    assert len(read(text)) == len(CASES)
    assert text.count("\r\n") == len(CASES) + 1
    assert not text.startswith("\ufeff")


def test_file_of_no_case_has_its_columns():
    assert csv_text([]) == ",".join(COLUMNS) + "\r\n"


def test_caller_may_add_columns_that_are_made_safe_too():
    text = csv_text([{"number": "=2026", "title": "A case"}], ("number", "title"))
    assert text == "number,title\r\n'=2026,A case\r\n"


def test_column_that_is_not_among_the_columns_is_refused():
    with pytest.raises(ValueError, match="colour"):
        csv_text([{"colour": "red"}])


def test_every_column_is_described_in_the_docs_in_its_order():
    lines = (ROOT / "docs/spreadsheet.md").read_text("utf-8").splitlines()
    named = [line.split("|")[1] for line in lines if line.startswith("| `")]
    assert tuple(re.findall(r"`(\w+)`", " ".join(named))) == COLUMNS
