"""The course of laboratory results is drawn from the facts, and told to those who can't see it."""

import pytest

from casereports.clinical.facts.plots import Plot
from casereports.manuscript.nodes import Figure
from casereports.manuscript.walk import words_of
from tests.factories.plotted import after, lab, number, plotted_case
from tests.manuscript.compose.drawn import ALP, TREND, drawn, figure, words


def test_a_changed_result_changes_the_plot_and_its_description() -> None:
    assert "147" in words(plotted_case(ALP))
    changed = plotted_case(ALP, alp="151")
    assert "147" not in words(changed)
    assert "151" in words(changed)
    (panel,) = figure(changed).panels
    assert "151\u00a0U/L at admission" in panel.alt
    assert figure(changed).panels[0].image != figure(plotted_case(ALP)).panels[0].image


def test_a_trend_is_captioned_from_the_facts() -> None:
    assert words_of(figure(plotted_case(ALP)).caption) == (
        "Alkaline phosphatase over time. The band is the reference interval (40–129\u00a0U/L); "
        "bars are treatments."
    )


def test_the_authors_words_come_first() -> None:
    own = ALP.model_copy(update={"title": "ALP *fell* (see {fig:trend-alp}).", "alt": "Falls."})
    found = figure(plotted_case(own))
    assert words_of(found.caption).startswith("ALP fell (see")
    assert found.panels[0].alt == "Falls."


def test_the_authors_description_stands_at_the_first_panel() -> None:
    found = figure(plotted_case(TREND.model_copy(update={"alt": "All three rise and fall."})))
    assert found.panels[0].alt == "All three rise and fall."
    assert found.panels[1].alt.startswith("Line plot of total bilirubin")


def test_analytes_that_nobody_chose_are_those_with_three_results() -> None:
    found = figure(plotted_case(TREND))
    assert [panel.letter for panel in found.panels] == ["A", "B", "C"]
    assert [words_of(panel.caption) for panel in found.panels] == [
        "Alkaline phosphatase (ALP) (reference interval 40–129\u00a0U/L).",
        "Total bilirubin (reference interval ≤1.2\u00a0mg/dL).",
        "C-reactive protein (CRP) (reference interval ≤5\u00a0mg/L).",
    ]
    assert words_of(found.caption) == (
        "Alkaline phosphatase, total bilirubin and C-reactive protein over time. Bands are "
        "reference intervals; bars are treatments. The scale in C is logarithmic. Open triangles "
        "are results beyond what the method can tell. 1 result without a number or a time could "
        "not be drawn."
    )


def test_treatments_stand_above_the_first_panel_alone() -> None:
    found, _faults = drawn(plotted_case(TREND))
    (one,) = found.floats
    assert isinstance(one.block, Figure)
    texts = [found.drawings[panel.image.sha256].decode() for panel in one.block.panels]
    assert ["Prednisolone" in text for text in texts] == [True, False, False]
    assert ["Weeks from admission" in text for text in texts] == [False, False, True]


def test_an_analyte_in_two_units_has_a_panel_for_each() -> None:
    labs = [
        *(lab(f"a{day}", "bilirubin", number("3", "mg/dL"), after(day)) for day in (1, 2, 3)),
        *(lab(f"b{day}", "bilirubin", number("51", "umol/L"), after(day)) for day in (4, 5, 6)),
    ]
    found, _faults = drawn(plotted_case(TREND, labs=labs))
    texts = [drawing.decode() for drawing in found.drawings.values()]
    assert ["(mg/dL)" in text for text in texts] == [True, False]
    assert ["(µmol/L)" in text for text in texts] == [False, True]


def test_an_analyte_in_two_materials_names_them() -> None:
    labs = [
        lab(f"{of}{day}", "glucose", number("5", "mmol/L"), after(day), specimen=of)
        for of in ("serum", "csf")
        for day in (1, 2, 3)
    ]
    found = figure(plotted_case(TREND, labs=labs))
    assert [words_of(panel.caption) for panel in found.panels] == [
        "Glucose (serum).",
        "Glucose (csf).",
    ]


def test_the_interval_of_the_nearest_result_stands_in_where_one_has_none() -> None:
    limits = [{"high": 10}, None, None, {"high": 20}]
    labs = [
        lab(f"a{day}", "CK", number("5"), after(day), reference=limit)
        for day, limit in enumerate(limits)
    ]
    caption = words_of(figure(plotted_case(TREND, labs=labs)).caption)
    assert "(≤10\u00a0U/L, then ≤20\u00a0U/L)" in caption


def test_results_after_a_stimulus_are_no_course() -> None:
    labs = [
        lab(
            f"c{minutes}",
            "cortisol",
            number("300", "nmol/L"),
            after(0),
            stimulus="ACTH",
            after_stimulus={"value": minutes, "unit": "minute"},
        )
        for minutes in (0, 30, 60)
    ]
    _found, faults = drawn(plotted_case(TREND, labs=labs))
    assert faults[0].startswith("A lab trend needs an analyte with three results")


@pytest.mark.parametrize(
    ("plot", "labs", "missing"),
    [
        (ALP, [], "“ALP” has no two results with a number and a time in one unit"),
        (TREND, [lab("a", "CK", number("5"), after(1))], "A lab trend needs an analyte with three"),
        (
            TREND,
            [lab(f"a{n}", "CK", number("5")) for n in range(4)],
            "A lab trend needs an analyte with three",
        ),
    ],
)
def test_a_trend_without_results_is_a_hole_that_says_what_is_missing(
    plot: Plot, labs: list[object], missing: str
) -> None:
    found, faults = drawn(plotted_case(plot, labs=labs))
    assert (found.floats, dict(found.drawings)) == ((), {})
    assert [fault.startswith(missing) for fault in faults] == [True]
