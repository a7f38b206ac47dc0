from typing import Any

import pytest

from tests.checks.care.judging import ticked, told
from tests.factories.presacral import treatments
from tests.factories.told import day, tick, told_treatment

AGENT = treatments()[1]["agents"][0]


def surgery(**changes: Any) -> dict[str, Any]:
    return {"key": "op", "kind": "surgery", "name": "resection", "status": "completed", **changes}


def drug(agent: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return told_treatment(agents=[agent], **changes)


def test_a_treatment_given_is_present():
    assert told("9a").message == "Told: drug treatment: surufatinib."


def test_no_treatment_is_missing():
    assert told("9a", treatments=[]).status == "missing"


def test_a_treatment_declined_for_a_reason_tells_that_none_was_given():
    row = surgery(status="declined", reason="fear of a stoma")

    assert told("9a", treatments=[row]).status == "present"


def test_a_treatment_declined_without_reason_is_partial():
    report = told("9a", treatments=[surgery(status="declined")])

    assert report.status == "partial"
    assert report.message == "Say why resection was not given."


@pytest.mark.parametrize(
    ("field", "word"), [("dose", "dose"), ("route", "route"), ("frequency", "schedule")]
)
def test_what_a_drug_lacks_is_named(field: str, word: str):
    agent = {name: value for name, value in AGENT.items() if name != field}
    report = told("9b", treatments=[drug(agent)])

    assert report.status == "partial"
    assert report.message == f"Complete how treatment was given: surufatinib ({word})."
    assert report.source == "agent:surufatinib/surufatinib"


def test_a_drug_without_its_beginning_lacks_start_and_duration():
    report = told("9b", treatments=[drug(AGENT, when=None)])

    assert report.message == "Complete how treatment was given: surufatinib (start and duration)."


def test_a_drug_that_ended_needs_its_duration():
    report = told("9b", treatments=[drug(AGENT, status="completed")])

    assert report.message == "Complete how treatment was given: surufatinib (duration)."


def test_cycles_tell_the_duration():
    row = drug(AGENT, status="completed", cycles_given={"value": 6})

    assert told("9b", treatments=[row]).status == "present"


def test_a_single_dose_needs_no_duration():
    row = drug({**AGENT, "frequency": "once"}, status="completed")

    assert told("9b", treatments=[row]).status == "present"


def test_drug_treatment_that_names_no_drug_is_partial():
    report = told("9b", treatments=[told_treatment(agents=[])])

    assert report.message == "Complete how treatment was given: surufatinib (its drugs)."


def test_radiation_needs_dose_and_fractions():
    row = surgery(kind="radiotherapy", radiotherapy=[{"key": "r", "target": "sacrum"}])
    report = told("9b", treatments=[row])

    assert report.message == (
        "Complete how treatment was given: radiation of sacrum (total dose and fractions)."
    )


def test_a_complete_course_of_radiation_is_present():
    course = {
        "key": "r",
        "target": "sacrum",
        "total": {"value": 30, "unit": "Gy"},
        "fractions": {"value": 10},
    }
    row = surgery(kind="radiotherapy", radiotherapy=[course])

    assert told("9b", treatments=[row]).status == "present"


def test_radiotherapy_without_a_course_is_partial():
    assert told("9b", treatments=[surgery(kind="radiotherapy")]).status == "partial"


def test_doses_do_not_apply_to_surgery_alone():
    report = told("9b", treatments=[surgery()])

    assert report.status == "not_applicable"
    assert report.message == "No drug and no radiation was given."


def test_the_author_may_say_where_surgery_is_described():
    row = tick("9b", "present", where="Treatment, second paragraph")

    assert ticked("9b", row, treatments=[surgery()]).status == "present"


def test_doses_without_treatment_are_missing():
    assert told("9b", treatments=[]).status == "missing"


def test_many_incomplete_drugs_are_counted():
    agents = [{"key": f"a{n}", "inn": f"drug {n}"} for n in range(8)]
    report = told("9b", treatments=[told_treatment(agents=agents)])

    assert report.message.endswith("and 3 more.")


def test_a_change_with_its_reason_is_present():
    assert told("9c").message == "Told: surufatinib dose reduced."


def test_a_change_without_reason_is_partial():
    row = told_treatment(changes=[{"key": "less", "kind": "reduced"}])
    report = told("9c", treatments=[row])

    assert report.status == "partial"
    assert report.message == "Say why: surufatinib dose reduced."
    assert report.source == "change:surufatinib/less"


def test_a_treatment_stopped_early_without_reason_is_partial():
    row = told_treatment(status="stopped", changes=[])

    assert told("9c", treatments=[row]).message == "Say why: surufatinib stopped early."


def test_a_treatment_stopped_early_for_a_reason_is_present():
    row = told_treatment(status="stopped", changes=[], reason="bleeding")

    assert told("9c", treatments=[row]).status == "present"


def test_changes_not_answered_are_missing():
    assert told("9c", treatments=[told_treatment(changes=[])]).status == "missing"


def test_changes_without_treatment_are_missing():
    assert told("9c", treatments=[]).status == "missing"


def test_that_nothing_changed_is_a_reason():
    row = tick("9c", "not_applicable", reason="the dose was never changed")
    report = ticked("9c", row, treatments=[told_treatment(changes=[])])

    assert report.status == "not_applicable"


def test_the_beginning_may_stand_at_the_drug():
    row = drug({**AGENT, "when": day(3), "duration": {"value": 2, "unit": "week"}}, when=None)

    assert told("9b", treatments=[row]).status == "present"
