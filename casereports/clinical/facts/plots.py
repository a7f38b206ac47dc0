"""Figures that are drawn from the record's rows: which the author wishes, and of what."""

from pydantic import Field

from casereports.clinical.facts.paper import FigureWidth, SectionKind
from casereports.clinical.values import Lines, LongText, RowValue, Term


class PlotKind(Term):
    """What is drawn."""

    TIMELINE = "timeline", "timeline"
    LAB_TREND = "lab_trend", "lab trend"


#: So many panels of analytes stand below each other on a page.
MOST_ANALYTES = 6


class Plot(RowValue):
    """A figure that is drawn from the record; its key is the figure's in the text.

    ``analytes`` are those of a lab trend by name, abbreviation or key; left out, all with three
    timed results. ``title`` and ``alt`` are written from the facts where the author wrote none.
    """

    kind: PlotKind
    analytes: Lines = Field(default=(), max_length=MOST_ANALYTES)
    title: LongText = ""
    alt: LongText = ""
    width: FigureWidth = FigureWidth.DOUBLE
    section: SectionKind | None = None
