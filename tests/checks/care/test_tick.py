import pytest

from tests.checks.care.judging import item, ticked, told
from tests.factories.presacral import paper, presacral_case
from tests.factories.told import tick, told_paper

#: Items that a fully told case answers with data, so that no tick can waive them.
BY_DATA = (
    *("1", "2", "3b", "3c", "5a", "5b", "5c", "5d", "6", "7", "8a", "8b", "8c", "8d", "9a", "9b"),
    *("9c", "10a", "10b", "10c", "10d", "11b", "12", "13"),
)
BY_AUTHOR = ("3a", "3d", "4", "11a", "11c", "11d")


@pytest.mark.parametrize("number", BY_AUTHOR)
def test_what_data_cannot_tell_waits_for_the_author(number: str):
    report = ticked(number)

    assert report.status == "partial"
    assert report.source == f"care:{number}"


@pytest.mark.parametrize("number", BY_AUTHOR)
def test_the_author_completes_what_data_cannot_tell(number: str):
    report = ticked(number, tick(number, "present", where="page 2"))

    assert report.status == "present"
    assert report.message == "Told, says the author: page 2."


def test_a_tick_without_its_place_in_the_text_stays_partial():
    report = ticked("11a", tick("11a", "present"))

    assert report.status == "partial"
    assert report.message == "Item 11a is ticked as present: name the place in the text."


def test_an_item_ticked_as_partial_is_partial():
    report = ticked("11a", tick("11a", "partial", where="page 2"))

    assert report.status == "partial"
    assert report.evidence[-1].text == "page 2"


def test_the_author_may_be_stricter_than_the_data():
    assert ticked("8a", tick("8a", "partial", where="no liver biopsy")).status == "partial"


@pytest.mark.parametrize("number", BY_DATA)
def test_a_tick_cannot_waive_what_the_record_answers(number: str):
    report = ticked(number, tick(number, "not_applicable", reason="no need"))

    assert report.status == "conflict"
    assert report.source == f"care:{number}"


@pytest.mark.parametrize("number", BY_AUTHOR)
def test_an_item_that_only_the_author_can_judge_may_be_waived_with_a_reason(number: str):
    report = ticked(number, tick(number, "not_applicable", reason="an image case"))

    assert report.status == "not_applicable"
    assert report.message == "an image case"


def test_not_applicable_without_a_reason_asks_for_it():
    report = ticked("11a", tick("11a", "not_applicable"))

    assert report.status == "partial"
    assert report.message == "Item 11a is ticked as not applicable: say why."


def test_a_missing_item_is_waived_with_a_reason():
    care = [tick("10c", "not_applicable", reason="a single infusion in hospital")]
    report = item("10c", presacral_case(paper=paper(care=care)))

    assert report.status == "not_applicable"


def test_a_missing_item_is_not_waived_without_a_reason():
    report = item("10c", presacral_case(paper=paper(care=[tick("10c", "not_applicable")])))

    assert report.status == "missing"
    assert report.source == "care:10c"


@pytest.mark.parametrize("state", ["present", "partial"])
@pytest.mark.parametrize("number", ["7", "10a", "10b", "10c", "10d", "12", "13"])
def test_a_tick_on_what_the_record_lacks_is_a_conflict(number: str, state: str):
    care = [tick(number, state, where="Case Report")]

    assert item(number, presacral_case(paper=paper(care=care))).status == "conflict"


def test_a_tick_on_what_the_record_tells_by_half_is_a_conflict_that_says_what_lacks():
    care = [tick("9b", "present", where="Case Report")]
    report = item("9b", presacral_case(paper=paper(care=care)))

    assert report.status == "conflict"
    assert report.message == (
        "Item 9b is ticked as present, but: "
        "Complete how treatment was given: surufatinib (start and duration)."
    )


@pytest.mark.parametrize("number", ["5d", "8b", "9c"])
def test_the_author_may_say_where_the_text_tells_that_there_was_none(number: str):
    care = [tick(number, "present", where="Case Report, first paragraph")]

    assert item(number, presacral_case(paper=paper(care=care))).status == "present"


@pytest.mark.parametrize("number", ["5d", "8b", "9c"])
def test_that_tick_too_needs_its_place(number: str):
    care = [tick(number, "present")]

    assert item(number, presacral_case(paper=paper(care=care))).status == "partial"


def test_a_record_that_contradicts_itself_stays_a_conflict_under_any_tick():
    care = [tick("12", "not_applicable", reason="lost")]
    both = {"account": "It hurt.", "absent_reason": "not asked"}

    assert told("12", paper=told_paper(care=care), perspective=both).status == "conflict"


def test_a_tick_agrees_with_a_reason_that_the_record_gives():
    gone = {"absent_reason": "the patient moved away"}
    care = tick("12", "not_applicable", reason="moved")

    assert ticked("12", care, perspective=gone).status == "not_applicable"


def test_a_tick_that_the_recorded_reason_contradicts_is_a_conflict():
    gone = {"absent_reason": "the patient moved away"}

    assert ticked("12", tick("12", "present", where="end"), perspective=gone).status == "conflict"
