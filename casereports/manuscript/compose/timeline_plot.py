"""The timeline figure: the moments of the record in lanes."""

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import FigureWidth
from casereports.clinical.facts.plots import Plot
from casereports.clinical.sentences import _
from casereports.figures.plots.lanes import Moment
from casereports.figures.plots.timeline import (
    Lane,
    LaneKind,
    Timeline,
    draw_timeline,
)
from casereports.manuscript.compose.moments import Told, told_moments
from casereports.manuscript.compose.plotted import Plotted, PlottedPanel, origin_of, time_words
from casereports.manuscript.compose.spans import Days
from casereports.manuscript.compose.table import aside

#: A timeline of fewer moments says less than a sentence.
LEAST = 2


def plotted_timeline(facts: CaseFacts, plot: Plot) -> Plotted:
    """Returns the timeline, or what the record lacks for one."""
    days = Days(facts)
    placed: list[tuple[Told, Moment]] = []
    unplaced: list[Told] = []
    for told in told_moments(facts):
        found = days.moment(told)
        if found is None:
            unplaced.append(told)
        else:
            placed.append((told, found))
    if len(placed) < LEAST:
        return Plotted(
            lacks=_(
                "A timeline needs two events with a time that can be counted from the index "
                "visit; give complaints, tests, treatments or events their time."
            )
        )
    origin = origin_of(facts)
    words = _description(placed, unplaced, origin)
    timeline = Timeline(
        title="Timeline",
        description=words,
        origin=origin,
        lanes=_lanes(placed),
        unplaced=tuple(
            told.words + aside(time_words(told.when or told.until, origin)) for told in unplaced
        ),
        is_wide=plot.width is FigureWidth.DOUBLE,
    )
    drawing = draw_timeline(timeline)
    if drawing is None:
        return Plotted(
            lacks=_(
                "%(count)s events are more than a page can show; print the timeline as a table "
                "instead: {table:timeline}.",
                count=len(placed),
            )
        )
    return Plotted(
        panels=(PlottedPanel(drawing=drawing, alt=words),),
        caption=f"Timeline of the case. Day 0 is {origin}.",
    )


def _lanes(placed: list[tuple[Told, Moment]]) -> tuple[Lane, ...]:
    """Returns the lanes in which anything happened."""
    lanes = (
        Lane(kind=kind, moments=tuple(found for told, found in placed if told.lane is kind))
        for kind in LaneKind
    )
    return tuple(lane for lane in lanes if lane.moments)


def _description(placed: list[tuple[Told, Moment]], unplaced: list[Told], origin: str) -> str:
    """Returns the timeline in words, lane by lane, for those who can't see it."""
    parts = [f"Timeline in lanes; day 0 is {origin}."]
    for kind in LaneKind:
        told = sorted((pair for pair in placed if pair[0].lane is kind), key=lambda p: p[1].day)
        told_words = [
            one.words + aside(time_words(one.when or one.until, origin)) for one, _found in told
        ]
        told_words += [
            one.words + aside(time_words(one.when or one.until, origin))
            for one in unplaced
            if one.lane is kind
        ]
        if told_words:
            parts.append(f"{kind.label}: {'; '.join(told_words)}.")
    return " ".join(parts)
