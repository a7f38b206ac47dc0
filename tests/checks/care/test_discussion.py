import pytest

from tests.checks.care.judging import printed
from tests.factories.presacral_prose import ABSTRACT
from tests.factories.told import tick

LESSON = "Small arteries in a presacral mass should call this tumour to mind"


@pytest.mark.parametrize("number", ["11a", "11b", "11c", "11d"])
def test_without_discussion_its_items_are_missing(number: str):
    assert printed(number, sections=[], care=[]).status == "missing"


def test_a_discussion_that_cites_is_present():
    report = printed("11b", sections=[{"kind": "discussion", "text": "As seen [@a; @b]."}])

    assert report.message == "Told: it cites a and b."


def test_a_discussion_that_cites_nothing_is_partial():
    report = printed("11b", sections=[{"kind": "discussion", "text": "It is rare."}])

    assert report.status == "partial"


def test_a_citation_in_the_introduction_does_not_count_for_the_discussion():
    sections = [
        {"kind": "introduction", "text": "Rare [@a]."},
        {"kind": "discussion", "text": "It is rare."},
    ]

    assert printed("11b", sections=sections).status == "partial"


@pytest.mark.parametrize("kind", ["conclusion", "learning_points"])
def test_a_lesson_copied_from_the_abstract_is_partial(kind: str):
    copied = [{"kind": kind, "text": f"{LESSON.upper()}!"}]
    report = printed("11d", abstract=[{"text": ABSTRACT}], sections=copied, care=[])

    assert report.status == "partial"
    assert report.message == "Tell the lessons in more than the words of the abstract."


def test_no_tick_makes_a_copy_a_lesson():
    copied = [{"kind": "conclusion", "text": f"{LESSON} [@li2021]."}]
    care = [tick("11d", "present", where="Conclusion")]

    assert printed("11d", sections=copied, care=care).status == "conflict"


def test_a_lesson_in_the_discussion_is_the_authors_word():
    sections = [{"kind": "discussion", "text": "We learned to look for vessels."}]
    care = [tick("11d", "present", where="Discussion, end")]

    assert printed("11d", sections=sections, care=care).status == "present"
