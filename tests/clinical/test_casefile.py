"""The case file's text: lossless, canonical, and clear about what is wrong."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereports.clinical.casefile import CaseFileError, case_schema, read_case, write_case
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.patient import Patient
from casereports.clinical.quantities import Quantity
from tests.factories.every_field import every_field, unset_fields


def case_text(case: object, *, version: object = 1) -> str:
    return json.dumps({"format": "casereports-case", "version": version, "case": case})


def faults_of(text: str) -> list[str]:
    with pytest.raises(CaseFileError) as caught:
        read_case(text)
    return [str(fault) for fault in caught.value.faults]


def test_case_with_every_field_comes_back_as_the_same_bytes():
    facts = every_field()
    text = write_case(facts)
    assert read_case(text) == facts
    assert write_case(read_case(text)) == text


def test_sample_of_every_field_leaves_none_out():
    assert unset_fields(every_field()) == set()


def test_empty_case_is_a_case():
    assert write_case(CaseFacts()) == (
        '{\n  "format": "casereports-case",\n  "version": 1,\n  "case": {}\n}\n'
    )
    assert read_case(case_text({})) == CaseFacts()


@pytest.mark.parametrize("number", ["5", "5.0", "5.00", "0.001", "-1.5", "1234567890.123"])
def test_number_keeps_its_digits(number):
    text = '{"format": "casereports-case", "version": 1, "case": {"scores": [{"key": "s", '
    text += f'"instrument": "x", "value": {{"value": {number}}}}}]}}}}'
    written = write_case(read_case(text))
    assert f'"value": {number}\n' in written


def test_exponent_is_written_out():
    text = case_text({"scores": [{"key": "s", "instrument": "x", "value": {"value": 1e3}}]})
    assert '"value": 1000' in write_case(read_case(text.replace("1000.0", "1E+3")))


@given(
    st.text(
        alphabet=st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=300
    ).filter(str.strip)
)
@settings(max_examples=200)
def test_any_line_comes_back_stripped(line):
    facts = read_case(case_text({"complaints": [{"key": "c", "name": line}]}))
    assert facts.complaints[0].name == line.strip()
    assert read_case(write_case(facts)) == facts


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, max_value=10**9, min_value=0))
def test_any_decimal_comes_back(number):
    facts = read_case(
        case_text({"scores": [{"key": "s", "instrument": "x", "value": {"value": str(number)}}]})
    )
    assert read_case(write_case(facts)) == facts


def test_all_faults_are_named_at_once_with_their_paths():
    case = {
        "labs": [
            {"key": "alp", "analyt": "x", "analyte": "ALP", "result": {"kind": "numeric"}},
            {
                "key": "crp",
                "analyte": "CRP",
                "result": {"kind": "numeric", "value": 5, "unit": "IU/L"},
            },
        ],
        "patient": {"age": {"years": 68, "decade": 60}},
        "consent": {"state": "perhaps"},
    }
    assert faults_of(case_text(case)) == [
        "case.patient.age: give either an age or a decade, not both",
        "case.labs[0].result.value: this field is required",
        "case.labs[0].analyt: the case file has no such field here; did you mean “analyte”?",
        "case.labs[1].result.unit: “IU/L” is not a UCUM unit; write [IU]/L",
        (
            "case.consent.state: must be one of 'given_by_patient', 'given_by_parent', "
            "'given_by_representative', 'treatment_only', 'autopsy_only', 'not_required' or "
            "'absent'"
        ),
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "line 1, column 2: this is not JSON (Expecting property name enclosed in double"),
        ("[]", "format: this is not a case file"),
        ('{"format": "other"}', "format: this is not a case file"),
        (case_text({}, version=2), "version: version 2 is newer than this site"),
        (case_text({}, version=0), "version: must be a version's number"),
        (case_text({}, version=True), "version: must be a version's number"),
        (case_text({}, version="1"), "version: must be a version's number"),
        ('{"format": "casereports-case", "version": 1}', "case: this field is required"),
        (case_text({"labs": {}}), "case.labs: "),
        (case_text({}).replace("{}", '{"labs": NaN}'), "NaN is not a number"),
        ('{"a": 1, "a": 2}', "the field “a” stands twice in one object"),
        ("[" * 200_000, "the file is nested too deeply"),
    ],
)
def test_broken_file_is_refused_with_a_sentence(text, fault):
    assert faults_of(text)[0].startswith(fault)


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        (
            {"complaints": [{"key": "c", "name": "x" * 10_000}]},
            "case.complaints[0].name: has at most 300 characters",
        ),
        (
            {"complaints": [{"key": "c", "name": "pain\nweakness"}]},
            "case.complaints[0].name: must be a single line; remove the line breaks and tabs",
        ),
        (
            {"complaints": [{"key": "c", "name": "pain\u0000"}]},
            "case.complaints[0].name: holds a character that cannot be printed (U+0000); remove it",
        ),
        (
            {"complaints": [{"key": "c", "name": "a"}, {"key": "c", "name": "b"}]},
            "case: complaints: c stands more than once; each only once",
        ),
        (
            {"specimens": [{"key": "s", "kind": "blood", "site": "vein", "procedure": "p"}]},
            "case: specimens: s: there is no procedure “p”",
        ),
    ],
)
def test_wrong_content_is_refused_with_a_sentence(case, fault):
    assert faults_of(case_text(case)) == [fault]


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        ({"labs": "ALP"}, "case.labs: must be a list in [square brackets]"),
        (
            {"complaints": [{"key": "Pain_1", "name": "pain"}]},
            (
                "case.complaints[0].key: takes small letters, digits, dots, dashes and "
                "underscores, such as mri-mass"
            ),
        ),
        (
            {"complaints": [{"key": "c", "name": "pain", "when": "day 3"}]},
            "case.complaints[0].when: must be an object, not “day 3”; see docs/case-file.md",
        ),
        (
            {"complaints": [{"key": "c", "name": "pain", "course": "Worse"}]},
            (
                "case.complaints[0].course: did you mean “worsening”? It must be one of "
                "'worsening', 'stable', 'improving', 'fluctuating', 'intermittent', 'recurrent', "
                "'persistent' or 'resolved'"
            ),
        ),
        (
            {"authors": [{"key": "a", "family": "A", "orcid": "0000-0002-1825-0098"}]},
            (
                "case.authors[0].orcid: 0000-0002-1825-0098 is not an ORCID iD: its last character "
                "does not check"
            ),
        ),
    ],
)
def test_sentence_says_what_the_field_takes(case, fault):
    assert faults_of(case_text(case)) == [fault]


def test_bare_number_stands_for_a_quantity_of_that_value():
    case = {"scores": [{"key": "s", "instrument": "ECOG", "value": 1}]}
    assert read_case(case_text(case)).scores[0].value == Quantity(value=1)


def test_null_is_read_as_nothing_said():
    case = {"patient": {"age": None, "sex": "male"}, "complaints": []}
    assert read_case(case_text(case)) == CaseFacts(patient=Patient(sex="male"))


def test_schema_names_every_table_of_a_case():
    properties = case_schema()["$defs"]["CaseFacts"]["properties"]
    assert list(properties) == list(CaseFacts.model_fields)
