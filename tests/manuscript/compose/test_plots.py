"""Figures drawn from rows: as the author wished, as far as the record tells, never a blank."""

import json
from pathlib import Path

from casereports.clinical.casefile import read_case, write_case
from casereports.clinical.facts.case import CaseFacts
from casereports.journals.figures import LetterStyle
from casereports.journals.shelf import profile
from casereports.manuscript.compose.plots import compose_plots
from casereports.manuscript.faults import Composed
from casereports.manuscript.nodes import Figure
from casereports.manuscript.paper import compose_paper
from casereports.manuscript.walk import blocks_of
from tests.factories.plotted import plotted_case
from tests.manuscript.compose.drawn import ALP, TIMELINE, TREND, drawn

CASES = Path(__file__).parents[2] / "cases"
PLOTS = CASES / "plots"


def paper(case: CaseFacts) -> Composed:
    return compose_paper(case, profile=profile(""), images={})


def test_plots_are_numbered_where_the_text_mentions_them() -> None:
    text = "Enzymes rose ({fig:trend:B}), as told in {fig:timeline}."
    case = plotted_case(
        TIMELINE, TREND, paper={"title": "A case", "sections": [{"kind": "case", "text": text}]}
    )
    made = paper(case)
    assert made.faults == ()
    figures = [one for one in blocks_of(made.manuscript.body) if isinstance(one, Figure)]
    assert [(one.key, one.number) for one in figures] == [("trend", 1), ("timeline", 2)]


def test_a_plot_that_the_text_does_not_mention_is_printed_at_its_home() -> None:
    case = plotted_case(
        ALP,
        paper={
            "title": "A case",
            "sections": [{"kind": "investigations", "text": "Enzymes rose."}],
        },
    )
    figures = [one for one in blocks_of(paper(case).manuscript.body) if isinstance(one, Figure)]
    assert [(one.key, one.number) for one in figures] == [("trend-alp", 1)]


def test_a_plot_cannot_take_the_name_of_a_figure() -> None:
    case = plotted_case(TIMELINE, figures=[{"key": "timeline"}])
    _found, faults = drawn(case)
    assert faults == ["Another figure is called “timeline”; give this plot a key of its own."]


def test_a_click_leads_to_the_plots_form_and_from_a_mark_to_its_row() -> None:
    found, _faults = drawn(plotted_case(ALP))
    (one,) = found.floats
    assert (one.block.source, one.block.panels[0].source) == ("plot:trend-alp", "plot:trend-alp")
    (svg,) = found.drawings.values()
    assert svg.count(b'data-source="lab:alp-') == 7


def test_a_plot_survives_the_case_file() -> None:
    case = plotted_case(TIMELINE, ALP)
    assert read_case(write_case(case)) == case


def test_the_same_facts_give_the_same_drawings() -> None:
    assert drawn(plotted_case(TIMELINE, TREND)) == drawn(plotted_case(TIMELINE, TREND))


def test_nothing_is_drawn_that_nobody_asked_for() -> None:
    found, faults = drawn(plotted_case())
    assert (found.floats, faults) == ((), [])


def test_the_case_of_the_folder_is_drawn_as_its_files_say() -> None:
    case = read_case((PLOTS / "case.json").read_text("utf-8"))
    found, faults = drawn(case)
    assert faults == []
    nodes = [one.block.model_dump(mode="json", exclude_defaults=True) for one in found.floats]
    assert nodes == json.loads((PLOTS / "nodes.json").read_text("utf-8"))
    for one in found.floats:
        assert isinstance(one.block, Figure)
        for panel in one.block.panels:
            name = f"{one.block.key}{panel.letter and '-'}{panel.letter.lower()}.svg"
            assert found.drawings[panel.image.sha256] == (PLOTS / name).read_bytes()


def test_the_legend_of_a_plot_has_its_letters_in_the_form_of_the_journal() -> None:
    style = LetterStyle(caption="{letter}:")
    (one,) = compose_plots(plotted_case(TREND), [], lettering=style).floats
    assert isinstance(one.block, Figure)
    first, second, *_ = one.block.panels
    assert [one.block.caption_letter(panel) for panel in (first, second)] == ["A:", "B:"]
