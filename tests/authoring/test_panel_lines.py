"""A panel's entries stand in a list as lines, to be filled in."""

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.authoring.forms.lines import grid_view
from casereports.authoring.tables import tables
from casereports.record.models import Case
from tests.factories.cases import case_of


@pytest.fixture
def labs(author: User) -> Case:
    alp = {
        "key": "alp",
        "analyte": "alkaline phosphatase",
        "result": {"kind": "numeric", "value": "147", "unit": "U/L"},
    }
    return case_of(author, {"labs": [alp]})


def said(answer: HttpResponse) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def add(browser: Client, case: Case, panel: str) -> HttpResponse:
    return browser.post(reverse("add-panel", args=[case.slug, "labs"]), {"panel": panel})


def test_a_panel_stands_in_the_list_to_be_filled_in(case: Case, browser: Client) -> None:
    answer = add(browser, case, "iron")
    assert answer.headers["Location"].endswith("/edit/laboratory/#labs")
    assert said(answer) == [
        "6 lines of the panel “iron” are in the list; type results to save them."
    ]
    first = case.unfinished.first()
    assert first is not None
    assert first.typed["analyte"] == ["iron"]
    assert first.typed["loinc"] == ["2498-4"]
    assert case.labs.count() == 0


def test_a_panel_leaves_out_what_the_list_has_without_a_time(labs: Case, browser: Client) -> None:
    add(browser, labs, "liver")
    names = [entry.typed["analyte"] for entry in labs.unfinished.all()]
    assert (len(names), ["alkaline phosphatase"] in names) == (9, False)
    assert said(add(browser, labs, "liver"))[1:] == [
        "All of the panel “liver” is in the list already."
    ]
    assert labs.unfinished.count() == 9


def test_a_panel_of_markers_fills_in_no_more_than_the_marker(case: Case, browser: Client) -> None:
    reading = case.specimens.create(kind="biopsy", key="a").readings.create(key="a")
    page = reverse("add-panel-below", args=[case.slug, "readings", reading.pk, "ihc"])
    browser.post(page, {"panel": "ihc-breast"})
    kept = [(entry.parent, entry.typed) for entry in case.unfinished.all()]
    assert kept[0] == (reading.pk, {"marker": ["ER"]})
    assert len(kept) == 7


def test_an_unknown_panel_is_refused(case: Case, browser: Client) -> None:
    assert said(add(browser, case, "ihc-breast")) == ["Choose one of the panels of this list."]
    assert case.unfinished.count() == 0


def test_a_list_offers_the_panels_made_for_it(case: Case) -> None:
    view = grid_view(case, tables()["labs"], case, case.labs.all())
    assert {panel.table for panel in view.panels} == {"labs"}
    assert view.panel_address == f"/cases/{case.slug}/edit/labs/panel/"
    assert grid_view(case, tables()["scores"], case, case.scores.all()).panels == ()
