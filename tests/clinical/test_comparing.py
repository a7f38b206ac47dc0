from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casereports.clinical.comparing import Happening, RowChange, compare_facts
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.codes import Flag
from casereports.clinical.facts.sources import all_rows
from casereports.clinical.summing import TABLES, summary
from tests.factories.every_field import every_field


def case(**parts: Any) -> CaseFacts:
    return CaseFacts.model_validate(parts)


def lab(key: str, value: str, **more: Any) -> dict[str, Any]:
    number = {"kind": "numeric", "value": value, "unit": "U/L"}
    return {"key": key, "analyte": key.upper(), "result": number, **more}


def told(*changes: RowChange) -> list[tuple[str, str, dict[str, tuple[str, str]]]]:
    """What became of which row, with its fields before and after."""
    return [
        (
            change.what.value,
            change.source,
            {field.name: (str(field.before), str(field.after)) for field in change.fields},
        )
        for change in changes
    ]


def test_a_result_that_changed_is_told_as_a_clinician_types_it() -> None:
    before = case(labs=[lab("alp", "147"), lab("crp", "9")])
    after = case(labs=[lab("alp", "152", flag="high"), lab("crp", "9")])
    (change,) = compare_facts(before, after)
    assert told(change) == [
        ("changed", "lab:alp", {"result": ("147 U/L", "152 U/L"), "flag": ("", "high")})
    ]
    assert (change.table, change.title) == ("labs", "ALP")
    assert change.fields[1].after.parts == {"words": Flag.HIGH}


def test_rows_that_came_and_went_are_told_with_all_they_say() -> None:
    before, after = case(labs=[lab("alp", "147")]), case(labs=[lab("crp", "9")])
    assert told(*compare_facts(before, after)) == [
        ("added", "lab:crp", {"analyte": ("", "CRP"), "result": ("", "9 U/L")}),
        ("removed", "lab:alp", {"analyte": ("ALP", ""), "result": ("147 U/L", "")}),
    ]


def test_a_row_that_moved_is_no_change() -> None:
    rows = [lab("alp", "147"), lab("crp", "9")]
    assert compare_facts(case(labs=rows), case(labs=rows[::-1])) == ()


def test_a_row_with_another_key_is_renamed_if_all_else_is_as_it_was() -> None:
    old, new = (lab("alp", "147"), {**lab("alp", "147"), "key": "phosphatase"})
    (change,) = compare_facts(case(labs=[old]), case(labs=[new]))
    assert (change.what, change.was, change.source, change.fields) == (
        Happening.RENAMED,
        "lab:alp",
        "lab:phosphatase",
        (),
    )


def study(key: str, *lesions: dict[str, Any]) -> dict[str, Any]:
    return {"key": key, "modality": "MR", "lesions": lesions}


def lesion(key: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "site": f"vertebra {key}", **more}


def test_a_renamed_study_takes_its_lesions_with_it() -> None:
    before, after = (
        case(imaging=[study("one", lesion("a"))]),
        case(imaging=[study("two", lesion("a"))]),
    )
    assert told(*compare_facts(before, after)) == [("renamed", "study:two", {})]


def test_rows_below_others_come_behind_them() -> None:
    hounsfield = {"value": "47", "unit": "[hnsf'U]"}
    before = case(imaging=[study("mri", lesion("a"), lesion("b"))])
    after = case(
        imaging=[
            {**study("mri", lesion("a", attenuation=hounsfield), lesion("c")), "region": "pelvis"}
        ]
    )
    assert told(*compare_facts(before, after)) == [
        ("changed", "study:mri", {"region": ("", "pelvis")}),
        ("changed", "lesion:a", {"attenuation": ("", "47 HU")}),
        ("added", "lesion:c", {"site": ("", "vertebra c")}),
        ("removed", "lesion:b", {"site": ("vertebra b", "")}),
    ]


def test_markers_of_a_reading_are_rows_of_their_own() -> None:
    def seen(result: str) -> CaseFacts:
        marker = {"key": "cd56", "marker": "CD56", "result": result}
        reading = {"key": "he", "ihc": [marker]}
        return case(specimens=[{"key": "s", "kind": "core_biopsy", "readings": [reading]}])

    assert told(*compare_facts(seen("positive"), seen("negative"))) == [
        ("changed", "ihc:he/cd56", {"result": ("positive", "negative")})
    ]


def test_what_a_case_has_once_tells_the_fields_that_changed() -> None:
    before = case(patient={"sex": "male"})
    after = case(patient={"sex": "male", "occupation": "baker"})
    assert told(*compare_facts(before, after)) == [
        ("changed", "patient", {"occupation": ("", "baker")})
    ]


def test_a_tick_says_yes_and_no() -> None:
    before = case(course={"no_diagnostic_challenges": True})
    after = case(course={"no_diagnostic_challenges": False})
    assert told(*compare_facts(before, after)) == [
        ("changed", "course", {"no_diagnostic_challenges": ("yes", "no")})
    ]


def test_lists_are_told_entry_by_entry() -> None:
    before, after = case(paper={"keywords": ["a"]}), case(paper={"keywords": ["a", "b", "c"]})
    assert told(*compare_facts(before, after)) == [
        ("changed", "paper", {"keywords": ("a", "a; b; c")})
    ]


def test_prose_and_ticks_are_known_by_what_they_are_of() -> None:
    def written(text: str, item: str) -> CaseFacts:
        tick = {"item": item, "state": "present"}
        return case(paper={"sections": [{"kind": "case", "text": text}], "care": [tick]})

    changes = compare_facts(written("One.", "1"), written("Two.", "2"))
    assert [(change.what.value, change.source) for change in changes] == [
        ("changed", "section:case"),
        ("added", "care:2"),
        ("removed", "care:1"),
    ]


def test_parts_of_the_abstract_are_known_by_their_place() -> None:
    def abstract(*texts: str) -> CaseFacts:
        return case(paper={"abstract": [{"text": text} for text in texts]})

    changes = compare_facts(abstract("A.", "B.", "C."), abstract("A.", "New.", "B.", "D."))
    assert told(*changes) == [
        ("added", "abstract:2", {"text": ("", "New.")}),
        ("changed", "abstract:4", {"text": ("C.", "D.")}),
    ]


def test_references_tell_names_and_dates_without_marks_of_the_format() -> None:
    def cited(year: int) -> CaseFacts:
        item = {
            "id": "a",
            "type": "book",
            "title": "Masses",
            "author": [{"family": "Author", "given": "E."}],
            "issued": {"date-parts": [[year, 5]]},
        }
        return case(references=[item])

    assert told(*compare_facts(cited(2020), cited(2021))) == [
        ("changed", "reference:a", {"issued": ("2020; 5", "2021; 5")})
    ]


def test_every_field_of_a_case_is_told_without_a_sign_of_code() -> None:
    whole = every_field()
    changes = compare_facts(CaseFacts(), whole)
    assert {change.table for change in changes} <= set(TABLES)
    assert {source for source, _row in all_rows(whole)} <= {change.source for change in changes}
    words = [str(field.after) for change in changes for field in change.fields]
    assert [line for line in words if line.startswith(("{", "[", "(")) or "Decimal" in line] == []


def test_changes_are_counted_by_part_of_the_record() -> None:
    before = case(labs=[lab("a", "1"), lab("b", "1"), lab("c", "1")], patient={"sex": "male"})
    after = case(
        labs=[lab("a", "2"), lab("b", "2"), lab("c", "2"), lab("d", "2")],
        patient={"sex": "female", "occupation": "baker"},
    )
    assert summary(compare_facts(before, after)) == (
        "Patient: 2 changed; lab results: 3 changed, 1 added"
    )


def test_a_case_that_is_as_it_was_says_so() -> None:
    whole = every_field()
    assert compare_facts(whole, every_field()) == ()
    assert summary(()) == "Nothing in the record has changed."


rows = st.lists(
    st.builds(lab, st.sampled_from("abcde"), st.sampled_from("123")),
    unique_by=lambda row: str(row["key"]),
    max_size=5,
)


@given(before=rows, after=rows)
def test_the_way_back_is_told_the_other_way_round(
    before: list[dict[str, Any]], after: list[dict[str, Any]]
) -> None:
    there = compare_facts(case(labs=before), case(labs=after))
    back = compare_facts(case(labs=after), case(labs=before))
    turned = {"added": "removed", "removed": "added"}
    assert sorted((turned.get(what, what), source) for what, source, _fields in told(*there)) == (
        sorted((what, source) for what, source, _fields in told(*back))
    )
