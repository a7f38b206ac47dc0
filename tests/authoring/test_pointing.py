"""A row gets another key: times, panels and plots that name the row follow."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.record.models import Panel
from tests.authoring.test_renaming import lab, rename, told

RESECTION = {"key": "op", "kind": "surgery", "name": "resection"}


def after(event: str, days: int = 3) -> dict[str, Any]:
    reference = {"reference": "surgery", "event": event}
    return {"kind": "offset", "value": days, "unit": "day", "direction": "after", **reference}


def test_times_that_name_a_row_follow(author: User, browser: Client) -> None:
    cycle = {"kind": "cycle", "cycle": 2, "event": "treatment:folfox"}
    anchor = {"kind": "anchor", "relation": "after", "anchor": "surgery", "event": "procedure:op"}
    folfox = {
        "key": "folfox",
        "kind": "systemic",
        "name": "FOLFOX",
        "when": after("procedure:op", 28),
        "until": after("procedure:op", 90),
        "changes": [{"key": "less", "kind": "reduced", "when": cycle}],
    }
    labs = [{**lab("a"), "when": anchor}, {**lab("b"), "when": after("procedure:op2")}]
    second = {**RESECTION, "key": "op2"}
    case = told(author, "Text.", procedures=[RESECTION, second], treatments=[folfox], labs=labs)
    answer = rename(browser, case, case.procedures.get(key="op"), "resection")
    assert answer["saved"] == ["key"]
    rename(browser, case, case.treatments.get(), "chemo")
    chemo = case.treatments.get()
    assert (chemo.when.event, chemo.until.event) == ("procedure:resection", "procedure:resection")
    assert (chemo.when.value, chemo.when.reference) == (28, "surgery")
    assert chemo.changes.get().when.event == "treatment:chemo"
    assert [one.when.event for one in case.labs.all()] == ["procedure:resection", "procedure:op2"]


def test_a_time_follows_a_row_below_another_when_the_one_above_is_renamed(
    author: User, browser: Client
) -> None:
    folfox = {
        "key": "folfox",
        "kind": "systemic",
        "name": "FOLFOX",
        "agents": [{"key": "ox", "inn": "oxaliplatin"}],
    }
    anchor = {"kind": "anchor", "relation": "after", "anchor": "it", "event": "agent:folfox/ox"}
    case = told(author, "Text.", treatments=[folfox], labs=[{**lab("a"), "when": anchor}])
    rename(browser, case, case.treatments.get(), "chemo")
    assert case.labs.get().when.event == "agent:chemo/ox"


def test_what_a_panel_shows_follows(author: User, browser: Client) -> None:
    lesions = [{"key": key, "site": "sacrum"} for key in ("mass", "node")]
    mri = {"key": "mri", "modality": "MR", "lesions": lesions}
    panel = {"key": "a", "file": "a.png", "alt": "A mass.", "shows": ["lesion:mass", "lesion:node"]}
    figures = [{"key": "mri", "panels": [panel]}]
    case = told(author, "Text.", imaging=[mri], figures=figures)
    rename(browser, case, case.imaging.get().lesions.get(key="mass"), "tumour")
    assert Panel.objects.get().shows == ("lesion:tumour", "lesion:node")


def test_a_time_is_saved_as_if_typed_and_undone_with_the_key(author: User, browser: Client) -> None:
    labs = [{**lab("a"), "when": after("procedure:op")}]
    case = told(author, "Text.", procedures=[RESECTION], labs=labs)
    before = case.labs.get()
    rename(browser, case, case.procedures.get(), "resection")
    assert case.labs.get().revision == before.revision + 1
    changes = list(case.changes.all())
    assert [change.model for change in changes] == ["labresult", "procedure"]
    (together,) = {str(change.together) for change in changes}
    browser.post(reverse("undo", args=[case.slug]), {"together": together})
    assert (case.procedures.get().key, case.labs.get().when) == ("op", before.when)


@pytest.mark.parametrize(
    ("analytes", "followed"),
    [
        (["a", "CRP"], ("alp", "CRP")),  # the key of a result
        (["ALP"], ("ALP",)),  # the name of an analyte
        ([" A "], ("alp",)),
    ],
)
def test_a_plot_that_names_an_analyte_by_a_key_follows(
    author: User, browser: Client, analytes: list[str], followed: tuple[str, ...]
) -> None:
    plot = {"key": "trend", "kind": "lab_trend", "analytes": analytes}
    case = told(author, "Text.", labs=[lab("a"), lab("b")], plots=[plot])
    rename(browser, case, case.labs.get(key="a"), "alp")
    assert case.plots.get().analytes == followed


def test_an_analyte_that_is_called_like_the_old_key_stays(author: User, browser: Client) -> None:
    plot = {"key": "trend", "kind": "lab_trend", "analytes": ["alp"]}
    case = told(author, "Text.", labs=[lab("alp")], plots=[plot])
    rename(browser, case, case.labs.get(), "alp-1")
    assert case.plots.get().analytes == ("alp",)
