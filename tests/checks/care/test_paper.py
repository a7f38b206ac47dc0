import pytest

from tests.checks.care.judging import printed, ticked, told
from tests.factories.presacral_prose import ABSTRACT
from tests.factories.told import tick, told_paper


@pytest.mark.parametrize(
    "title",
    ["A tumour: a case report", "Case reports of two tumours", "A tumour: a case-report"],
)
def test_title_with_the_words_case_report_is_present(title: str):
    assert printed("1", title=title).status == "present"


def test_title_without_case_report_is_partial():
    report = printed("1", title="A presacral tumour")

    assert report.status == "partial"
    assert report.message == "Add the words “case report” to the title."


def test_no_title_is_missing():
    assert printed("1", title="").status == "missing"


def test_no_keywords_are_missing():
    assert printed("2", keywords=[]).status == "missing"


def test_one_keyword_is_too_few():
    report = printed("2", keywords=["case report"])

    assert report.status == "partial"
    assert report.message == "Give at least two keywords."


def test_six_keywords_are_too_many():
    report = printed("2", keywords=["case report", "a", "b", "c", "d", "e"])

    assert report.status == "partial"
    assert report.message == "Keep five of the 6 keywords."


@pytest.mark.parametrize("number", ["3a", "3b", "3c", "3d"])
def test_without_an_abstract_its_items_are_missing(number: str):
    assert printed(number, abstract=[], care=[]).status == "missing"


def test_an_abstract_that_leaves_out_the_complaint_is_told_so():
    report = printed("3b", abstract=[{"text": "CT showed a presacral mass."}], care=[])

    assert report.status == "partial"
    assert report.message == (
        "The abstract does not mention lumbosacral pain: tell it, or tick item 3b."
    )


def test_an_abstract_that_leaves_out_all_findings_is_told_so():
    report = printed("3b", abstract=[{"text": "A man had lumbosacral pain."}], care=[])

    assert report.message == (
        "The abstract does not mention any finding of examination, tests or imaging: "
        "tell it, or tick item 3b."
    )


def test_the_author_may_say_that_other_words_tell_the_complaint():
    other = told_paper(
        abstract=[{"text": "His back hurt. MRI showed a mass."}],
        care=[tick("3b", "present", where="first sentence")],
    )

    assert told("3b", paper=other).status == "present"


def test_symptoms_in_the_abstract_need_their_rows():
    assert told("3b", complaints=[]).status == "partial"


def test_an_abstract_that_leaves_out_diagnosis_and_treatment_is_told_so():
    report = printed("3c", abstract=[{"text": "A man recovered; he is stable."}], care=[])

    assert report.status == "partial"
    assert report.message == (
        "The abstract does not mention the diagnosis (neuroendocrine tumour, primary presacral) "
        "and the treatment (surufatinib): tell it, or tick item 3c."
    )


def test_a_synonym_of_the_drug_tells_the_treatment():
    text = ABSTRACT.replace("surufatinib", "sulfatinib") + " It stayed stable."

    assert printed("3c", abstract=[{"text": text}]).status == "present"


def test_a_revised_diagnosis_need_not_stand_in_the_abstract():
    text = ABSTRACT.replace("rectal carcinoma", "cancer") + " It stayed stable."

    assert printed("3c", abstract=[{"text": text}]).status == "present"


def test_an_abstract_of_a_case_without_outcome_is_partial():
    report = told("3c", outcomes=[])

    assert report.status == "partial"
    assert report.source == "outcome:"


def test_no_introduction_is_missing():
    assert printed("4", sections=[], care=[]).status == "missing"


def test_an_introduction_that_cites_nothing_is_partial():
    report = printed("4", sections=[{"kind": "introduction", "text": "It is rare."}], care=[])

    assert report.status == "partial"
    assert report.message == "Cite the literature in the introduction."


def test_no_tick_replaces_the_citation_in_the_introduction():
    care = [tick("4", "present", where="Introduction")]
    report = printed("4", sections=[{"kind": "introduction", "text": "It is rare."}], care=care)

    assert report.status == "conflict"


def test_an_introduction_with_citation_waits_for_the_author():
    assert ticked("4").status == "partial"
