"""Lists that few cases need are folded, until the case tells that it needs them."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.record.actions.unfinished import keep_typed
from casereports.record.models import Case
from tests.authoring.pages import tree
from tests.factories.cases import case_of

FOLD = "//details[contains(@class, 'rarer-lists')]"


def patient_page(browser: Client, case: Case) -> HttpResponse:
    return browser.get(reverse("part", args=[case.slug, "patient"]))


def folds(browser: Client, case: Case) -> list[tuple[bool, list[str]]]:
    """Returns whether each fold is open, and the lists in it."""
    found = tree(patient_page(browser, case)).xpath(FOLD)
    return [("open" in one.attrib, one.xpath(".//section/@id")) for one in found]


@pytest.mark.parametrize(
    "patient",
    [
        {},
        {"sex": "male"},
        {"age": {"years": 34}, "sex": "female"},
        {"age": {"decade": 60}},
        {"sex": "female", "pregnancy": "not_pregnant"},
        {"pregnancy": "unknown"},
    ],
)
def test_newborns_are_folded_where_nothing_tells_of_any(
    patient: dict[str, Any], author: User, browser: Client
) -> None:
    assert folds(browser, case_of(author, {"patient": patient})) == [(False, ["newborns"])]


@pytest.mark.parametrize(
    "patient",
    [
        {"pregnancy": "pregnant"},
        {"pregnancy": "postpartum"},
        {"para": 2},
        {"gestation": {"weeks": 34}},
        {"age": {"days": 3}},
        {"age": {"months": 11}},
    ],
)
def test_newborns_stand_open_for_mothers_and_infants(
    patient: dict[str, Any], author: User, browser: Client
) -> None:
    case = case_of(author, {"patient": patient})
    assert folds(browser, case) == []
    assert len(tree(patient_page(browser, case)).xpath("//section[@id='newborns']")) == 1


def test_a_fold_that_holds_rows_is_open(author: User, browser: Client) -> None:
    facts = {"patient": {"age": {"years": 30}}, "newborns": [{"key": "twin-a", "sex": "male"}]}
    assert folds(browser, case_of(author, facts)) == [(True, ["newborns"])]


def test_a_fold_that_holds_an_unfinished_entry_is_open(author: User, browser: Client) -> None:
    case = case_of(author, {})
    keep_typed(
        case=case,
        who=author,
        table="newborns",
        parent=case,
        row=None,
        token=uuid4(),
        typed={"weight": ["much"]},
        saved=(),
    )
    assert folds(browser, case) == [(True, ["newborns"])]


def test_no_other_page_has_a_fold(case: Case, browser: Client) -> None:
    page = browser.get(reverse("part", args=[case.slug, "treatment"]))
    assert tree(page).xpath(FOLD) == []


def test_an_empty_list_says_how_it_is_begun(case: Case, browser: Client) -> None:
    page = browser.get(reverse("part", args=[case.slug, "treatment"]))
    (line, *_others) = tree(page).xpath("//section[@id='treatments']//p[@class='empty']/text()")
    assert line == "None yet. Begin with “Add treatment”."
    (button, *_others) = tree(page).xpath("//section[@id='treatments']//a/text()")
    assert button == "Add treatment"
