import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.record.door import case_facts
from casereports.record.models import AuditLine, Case
from tests.authoring.pages import errors, tree, typed
from tests.factories.cases import case_of

RESULT = {"kind": "numeric", "value": "147", "unit": "U/L"}


@pytest.fixture
def labs(author: User) -> Case:
    rows = [{"key": f"alp-{n}", "analyte": "ALP", "result": RESULT} for n in range(3)]
    return case_of(author, {"labs": rows})


def page_of(case: Case) -> str:
    return reverse("grid", args=[case.slug, "labs"])


def test_several_rows_are_typed_at_once(labs: Case, browser: Client) -> None:
    sent = typed(browser.get(page_of(labs)))
    sent |= {
        "labs-1-result": "12 U/L",
        "labs-3-analyte": "CRP",
        "labs-3-result": ">4.5 mg/L",
        "labs-4-analyte": "CRP",
        "labs-4-result": "3 mg/L",
    }
    answer = browser.post(page_of(labs), sent)
    assert answer.headers["Location"].endswith("/edit/laboratory/#labs")
    rows = [(row.key, row.analyte) for row in case_facts(labs).labs]
    assert rows == [
        ("alp-0", "ALP"),
        ("alp-1", "ALP"),
        ("alp-2", "ALP"),
        ("crp", "CRP"),
        ("crp-2", "CRP"),
    ]
    assert str(labs.labs.get(key="alp-1").result.value) == "12"
    assert (
        AuditLine.objects.filter(case=labs, detail="labresult added, labresult changed").count()
        == 1
    )


def test_empty_rows_are_not_saved(labs: Case, browser: Client) -> None:
    browser.post(page_of(labs), typed(browser.get(page_of(labs))))
    assert labs.labs.count() == 3


def test_a_ticked_row_is_removed(labs: Case, browser: Client) -> None:
    browser.post(page_of(labs), {**typed(browser.get(page_of(labs))), "labs-0-DELETE": "on"})
    assert [row.key for row in labs.labs.all()] == ["alp-1", "alp-2"]


def test_one_wrong_row_keeps_all_from_being_saved_and_nothing_is_lost(
    labs: Case, browser: Client
) -> None:
    sent = typed(browser.get(page_of(labs)))
    sent |= {"labs-0-result": "nonsense", "labs-1-result": "12 U/L", "labs-3-analyte": "CRP"}
    answer = browser.post(page_of(labs), sent)
    said = errors(answer)
    assert said[0].startswith("Row 1, Result: ")
    assert said[1] == "Row 4, Result: This field is required."
    assert tree(answer).xpath("//input[@id='id_labs-1-result']/@value") == ["12 U/L"]
    assert str(labs.labs.get(key="alp-1").result.value) == "147"


def test_a_row_added_meanwhile_is_left_alone(labs: Case, browser: Client) -> None:
    sent = typed(browser.get(page_of(labs)))
    labs.labs.create(analyte="LDH", key="ldh", result=RESULT, position=0)
    browser.post(page_of(labs), {**sent, "labs-1-result": "12 U/L"})
    assert str(labs.labs.get(key="alp-1").result.value) == "12"
    assert labs.labs.count() == 4


def test_a_row_removed_meanwhile_is_not_written_over_another(labs: Case, browser: Client) -> None:
    sent = typed(browser.get(page_of(labs)))
    labs.labs.get(key="alp-1").delete()
    answer = browser.post(page_of(labs), {**sent, "labs-1-result": "12 U/L"})
    assert errors(answer) != []
    assert [str(row.result.value) for row in labs.labs.all()] == ["147", "147"]


def test_a_row_of_another_case_is_not_found(author: User, labs: Case, browser: Client) -> None:
    row = {"key": "own", "analyte": "ALP", "result": RESULT}
    other = case_of(author, {"labs": [row]})
    sent = typed(browser.get(page_of(labs)))
    sent |= {"labs-1-id": other.labs.get().pk, "labs-1-result": "12 U/L"}
    browser.post(page_of(labs), sent)
    assert str(other.labs.get().result.value) == "147"


def test_rows_below_a_row_stay_there(labs: Case, browser: Client) -> None:
    study = labs.imaging.create(modality="MR", key="mr")
    lesion = study.lesions.create(site="liver", key="liver")
    page = reverse("grid-below", args=[labs.slug, "lesions", lesion.pk, "signals"])
    sent = typed(browser.get(page))
    browser.post(page, {**sent, "signals-0-sequence": "T2", "signals-0-appearance": "high"})
    assert lesion.signals.get().sequence == "T2"


def test_a_kind_of_history_is_answered_once(labs: Case, browser: Client) -> None:
    page = reverse("grid", args=[labs.slug, "history_answers"])
    sent = typed(browser.get(page))
    for at in (0, 1):
        sent |= {f"history_answers-{at}-kind": "family", f"history_answers-{at}-answer": "none"}
    assert errors(browser.post(page, sent)) != []
    assert labs.history_answers.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_a_grid_takes_the_same_queries_however_many_rows(
    rows: int, author: User, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many = [{"key": f"alp-{n}", "analyte": "ALP", "result": RESULT} for n in range(rows)]
    case = case_of(author, {"labs": many})
    with django_assert_num_queries(9):
        browser.get(page_of(case))


def test_the_rows_of_a_long_list_come_in_pages(author: User, browser: Client) -> None:
    many = [{"key": f"alp-{n}", "analyte": "ALP", "result": RESULT} for n in range(101)]
    case = case_of(author, {"labs": many})
    second = browser.get(page_of(case) + "?page=2")
    shown = tree(second).xpath("//input[@type='hidden'][contains(@name, '-id')]/@value")
    assert shown == [str(case.labs.last().pk)]
