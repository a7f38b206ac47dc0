from pathlib import Path
from typing import Any

import pytest

from casereports.checks.pictures import CODE, DEMAND, Standing, picture_problems
from casereports.clinical.facts.case import CaseFacts

CLEARED = Standing(cleared=True, faces_answered=True)
RECOGNISABLE = Standing(cleared=True, faces_answered=True, recognisable=True)

NOBODY = (
    "Nobody has confirmed that no identifiers are visible in %d.png. "
    "Look at it at full size and say so."
)
UNEQUAL = (
    "Brightness or contrast was changed in some panels only: p0. Say so in the legend, "
    "or change all alike and tick “adjusted equally”."
)


def case(
    *panels: dict[str, Any], consent: dict[str, Any] | None = None, **figure: Any
) -> CaseFacts:
    keyed = [{"key": f"p{at}", "file": f"{at}.png", **panel} for at, panel in enumerate(panels)]
    facts = {"figures": [{"key": "mri", "panels": keyed, **figure}], "consent": consent}
    return CaseFacts.model_validate(facts)


def said(facts: CaseFacts, **pictures: Standing) -> list[tuple[str, str, str]]:
    standings = {f"{name.removeprefix('of_')}.png": one for name, one in pictures.items()}
    return [
        (problem.severity, problem.source, problem.message)
        for problem in picture_problems(facts, standings)
    ]


def test_the_code_is_explained_on_the_page_of_checks():
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert f"| {CODE} | Figures | {DEMAND} | Figures › its key › the panel's key |" in page


def test_each_panel_whose_picture_nobody_looked_at_blocks_submission():
    assert said(case({}, {}, {}), of_1=CLEARED) == [
        (
            "error",
            f"panel:mri/p{at}",
            NOBODY % at,
        )
        for at in (0, 2)
    ]


def test_pictures_that_somebody_looked_at_are_in_order():
    assert said(case({}, {}), of_0=CLEARED, of_1=CLEARED) == [
        ("ok", "figure:", "Pictures that somebody looked at and saw no identifiers in: 2.")
    ]


def test_a_case_without_pictures_is_asked_nothing():
    assert said(CaseFacts()) == []


def test_whether_a_face_is_seen_has_to_be_said():
    assert said(case({}), of_0=Standing(cleared=True)) == [
        ("error", "panel:mri/p0", "Say whether a face or eyes are seen in 0.png.")
    ]


@pytest.mark.parametrize(
    "consent",
    [None, {"state": "absent"}, {"state": "given_by_patient", "form": "oral"}],
)
def test_nobody_is_shown_without_written_consent(consent: dict[str, Any] | None):
    ((severity, _source, message),) = said(case({}, consent=consent), of_0=RECOGNISABLE)
    assert severity == "error"
    assert message == (
        "Somebody can be recognised in 0.png, but written consent to publication is not on "
        "record. Enter it, or cover the face."
    )


@pytest.mark.parametrize("form", ["written", "journal_form", "electronic"])
def test_who_agreed_in_writing_may_be_shown(form: str):
    consent = {"state": "given_by_patient", "form": form}
    ((severity, _source, _message),) = said(case({}, consent=consent), of_0=RECOGNISABLE)
    assert severity == "ok"


def test_some_panels_lighter_than_others_are_noted():
    notes = said(case({"view": {"brightness": 10}}, {}), of_0=CLEARED, of_1=CLEARED)[1:]
    assert notes == [
        (
            "note",
            "figure:mri",
            UNEQUAL,
        )
    ]


@pytest.mark.parametrize(
    ("panels", "figure"),
    [
        ([{"view": {"brightness": 10}}, {"view": {"contrast": 5}}], {}),
        ([{"view": {"brightness": 10}}, {}], {"equally_adjusted": True}),
        ([{"view": {"turned": 90}}, {}], {}),
    ],
)
def test_panels_that_are_alike_or_said_to_be_are_not_noted(
    panels: list[dict[str, Any]], figure: dict[str, Any]
):
    assert len(said(case(*panels, **figure), of_0=CLEARED, of_1=CLEARED)) == 1
