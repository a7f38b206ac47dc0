"""Plots: a timeline and a lab trend drawn, afresh and from what is kept."""

from collections.abc import Iterator

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.figures.plots.timeline import draw_timeline
from casereports.figures.plots.trend import draw_trend
from casereports.manuscript.compose.plots import compose_plots
from tests.bench.contract import Row
from tests.bench.measuring import warm_median
from tests.factories.plotted import plotted_case

ROUNDS = 15
TIMELINE = Plot(key="timeline", kind=PlotKind.TIMELINE)
TREND = Plot(key="trend", kind=PlotKind.LAB_TREND, analytes=("ALP",))


def drawn_anew(case: CaseFacts) -> None:
    """Draw with nothing kept."""
    draw_timeline.cache_clear()
    draw_trend.cache_clear()
    compose_plots(case, [])


def run() -> Iterator[Row]:
    for name, plot in (("timeline", TIMELINE), ("lab trend", TREND)):
        case = plotted_case(plot)
        cold = warm_median(lambda case=case: drawn_anew(case), rounds=ROUNDS)
        warm = warm_median(lambda case=case: compose_plots(case, []), rounds=ROUNDS)
        yield Row(name=f"{name} drawn", measured=cold, unit="ms", limit=15)
        yield Row(name=f"{name}, kept", measured=warm, unit="ms", limit=5, peer=cold)
