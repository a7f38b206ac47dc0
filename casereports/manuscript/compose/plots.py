"""Figures drawn from rows: the plots that the author wished for, as far as the record tells."""

from collections.abc import Mapping
from dataclasses import dataclass

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import SectionKind
from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.clinical.facts.sources import source_of
from casereports.clinical.sentences import _
from casereports.figures.plots.svg import Drawing
from casereports.journals.figures import LetterStyle
from casereports.manuscript.compose.placing import Float
from casereports.manuscript.compose.plotted import Plotted
from casereports.manuscript.compose.timeline_plot import plotted_timeline
from casereports.manuscript.compose.trend_plot import plotted_trend
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import plain, read_line
from casereports.manuscript.nodes import Figure, Image, Panel
from casereports.manuscript.numbering import letters

_HOMES = {
    PlotKind.TIMELINE: SectionKind.TIMELINE,
    PlotKind.LAB_TREND: SectionKind.INVESTIGATIONS,
}
_PLOTTED = {PlotKind.TIMELINE: plotted_timeline, PlotKind.LAB_TREND: plotted_trend}


@dataclass(frozen=True)
class DrawnPlots:
    """The figures that are drawn from a record, and the pictures that they show, by SHA-256."""

    floats: tuple[Float, ...]
    drawings: Mapping[str, bytes]


def compose_plots(
    facts: CaseFacts, faults: list[Fault], *, lettering: LetterStyle | None = None
) -> DrawnPlots:
    """Returns a figure for each plot that the record has enough for.

    What is drawn already is not drawn again: each drawing is kept by all that stands on it. Its
    letters are part of it and always capitals; ``lettering`` is their form in the legend.
    """
    style = lettering or LetterStyle()
    floats: list[Float] = []
    drawings: dict[str, bytes] = {}
    taken = {figure.key for figure in facts.figures}
    for plot in facts.plots:
        source = source_of(plot)
        if plot.key in taken:
            why = _(
                "Another figure is called “%(key)s”; give this plot a key of its own.",
                key=plot.key,
            )
            faults.append(Fault(source=source, message=why))
            continue
        plotted = _PLOTTED[plot.kind](facts, plot)
        if plotted.lacks is not None:
            faults.append(Fault(source=source, message=plotted.lacks))
            continue
        figure = _figure(plot, plotted, faults).model_copy(update={"lettering": style})
        floats.append(Float(block=figure, home=plot.section or _HOMES[plot.kind]))
        drawings |= {panel.drawing.sha256: panel.drawing.svg for panel in plotted.panels}
    return DrawnPlots(tuple(floats), drawings)


def _figure(plot: Plot, plotted: Plotted, faults: list[Fault]) -> Figure:
    source = source_of(plot)
    title = read_line(plot.title, source, faults) if plot.title else plain(plotted.caption)
    names = letters(len(plotted.panels))
    return Figure(
        key=plot.key,
        columns=1,
        panels=tuple(
            Panel(
                letter=letter,
                image=image_of(panel.drawing),
                alt=plot.alt if plot.alt and letter == names[0] else panel.alt,
                caption=plain(panel.caption),
                source=source,
            )
            for letter, panel in zip(names, plotted.panels, strict=True)
        ),
        caption=title,
        source=source,
    )


def image_of(drawing: Drawing) -> Image:
    """Returns a drawing as the paper names it."""
    return Image(
        sha256=drawing.sha256,
        media_type="image/svg+xml",
        width=drawing.width,
        height=drawing.height,
    )


def enough_for(facts: CaseFacts, kind: PlotKind) -> bool:
    """Tells whether the record has enough for a plot of a kind."""
    return _PLOTTED[kind](facts, Plot(key=kind.value.replace("_", "-"), kind=kind)).lacks is None
