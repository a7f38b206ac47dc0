"""The plots of a case as they are drawn, and the words in them."""

from xml.etree import ElementTree as ET

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.manuscript.compose.plots import DrawnPlots, compose_plots
from casereports.manuscript.faults import Fault
from casereports.manuscript.nodes import Figure

TIMELINE = Plot(key="timeline", kind=PlotKind.TIMELINE)
ALP = Plot(key="trend-alp", kind=PlotKind.LAB_TREND, analytes=("ALP",))
TREND = Plot(key="trend", kind=PlotKind.LAB_TREND)


def drawn(case: CaseFacts) -> tuple[DrawnPlots, list[str]]:
    faults: list[Fault] = []
    found = compose_plots(case, faults)
    return found, [str(fault.message) for fault in faults]


def figure(case: CaseFacts) -> Figure:
    found, faults = drawn(case)
    assert faults == []
    (one,) = found.floats
    assert isinstance(one.block, Figure)
    return one.block


def words(case: CaseFacts) -> list[str]:
    """Returns the text of all drawings of a case, line by line."""
    found, _faults = drawn(case)
    return [
        text.text or ""
        for drawing in found.drawings.values()
        for text in ET.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")
    ]
