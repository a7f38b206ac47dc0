"""The lab trend: the series that the author chose, below each other, treatments above them."""

from collections.abc import Sequence

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import FigureWidth
from casereports.clinical.facts.plots import MOST_ANALYTES, Plot
from casereports.clinical.sentences import Sentence, _
from casereports.clinical.wording import listed
from casereports.clinical.wording.number import NBSP
from casereports.clinical.wording.quantity import with_unit
from casereports.figures.plots.lanes import Moment
from casereports.figures.plots.trend import (
    TrendPanel,
    draw_trend,
    is_logarithmic,
    numbers_width,
)
from casereports.manuscript.compose.moments import Told, procedure_moments, treatment_moments
from casereports.manuscript.compose.plotted import Plotted, PlottedPanel, origin_of, time_words
from casereports.manuscript.compose.series import (
    LEAST_UNASKED,
    Series,
    all_series,
    left_out,
    named,
)
from casereports.manuscript.compose.spans import Days
from casereports.manuscript.numbering import letters

#: A treatment so far outside the results, in shares of their span, does not belong to them.
_NEAR = 0.3
#: So many results are told one by one to those who can't see the plot.
_TOLD = 12


def plotted_trend(facts: CaseFacts, plot: Plot) -> Plotted:
    """Returns the trend, or what the record lacks for one."""
    known = all_series(facts)
    chosen, lacks = _chosen(known, plot)
    if lacks is not None:
        return Plotted(lacks=lacks)
    panels = _panels(facts, plot, chosen)
    names = letters(len(panels))
    return Plotted(
        panels=tuple(
            PlottedPanel(
                drawing=draw_trend(panel),
                alt=panel.description,
                caption=_panel_caption(series) if letter else "",
            )
            for letter, panel, series in zip(names, panels, chosen, strict=True)
        ),
        caption=_caption(chosen, panels, left_out(facts, chosen)),
    )


def _chosen(known: Sequence[Series], plot: Plot) -> tuple[list[Series], Sentence | None]:
    """Returns the series to draw, or why there is none."""
    if not plot.analytes:
        long = [one for one in known if len(one.results) >= LEAST_UNASKED]
        lacks = _(
            "A lab trend needs an analyte with three results that have a number and a time; "
            "choose one with two, or add results to the laboratory."
        )
        return long[:MOST_ANALYTES], None if long else lacks
    chosen: list[Series] = []
    for name in plot.analytes:
        found = [one for one in named(known, name) if one not in chosen]
        if not found and not named(known, name):
            return [], _(
                "“%(name)s” has no two results with a number and a time in one unit; "
                "add them to the laboratory, or choose another analyte.",
                name=name,
            )
        chosen += found
    return chosen[:MOST_ANALYTES], None


def _panels(facts: CaseFacts, plot: Plot, chosen: Sequence[Series]) -> list[TrendPanel]:
    origin = origin_of(facts)
    own = [day for one in chosen for result in one.results for day in (result.day, result.latest)]
    lab_days = sorted(day for day in own if day is not None)
    bars = _treatments(facts, lab_days[0], lab_days[-1])
    shared = tuple(sorted({*lab_days, *(day for bar in bars for day in bar.days)}))
    names = letters(len(chosen))
    panels = [
        TrendPanel(
            title=one.name,
            name=one.name,
            unit=one.unit,
            description=_description(one, origin),
            origin=origin,
            results=one.results,
            bands=one.bands,
            treatments=bars if at == 0 else (),
            days=shared,
            count=len(chosen),
            letter=names[at],
            is_last=at == len(chosen) - 1,
            is_wide=plot.width is FigureWidth.DOUBLE,
        )
        for at, one in enumerate(chosen)
    ]
    margin = max(numbers_width(panel) for panel in panels)
    return [panel.model_copy(update={"margin": margin}) for panel in panels]


def _treatments(facts: CaseFacts, first: float, last: float) -> tuple[Moment, ...]:
    """Returns what was given or done about the time of the results, cut to it."""
    days = Days(facts)
    told: list[Told] = [*treatment_moments(facts), *procedure_moments(facts)]
    near = _NEAR * (last - first)
    earliest, latest = min(first, 0.0) - near, max(last, 0.0) + near
    found = []
    for one in told:
        moment_ = days.moment(one)
        if moment_ is None or moment_.day > latest:
            continue
        end = moment_.until if moment_.until is not None else moment_.day
        if not moment_.goes_on and max(end, moment_.latest or end) < earliest:
            continue
        found.append(_cut(moment_, earliest, latest))
    return tuple(found)


def _cut(bar: Moment, earliest: float, latest: float) -> Moment:
    """Returns a bar that ends where the axis does; one that went on says so by its arrow."""
    update: dict[str, object] = {"day": max(bar.day, earliest)}
    if bar.until is not None and bar.until > latest:
        update |= {"until": None, "goes_on": True}
    return bar.model_copy(update=update)


def _caption(chosen: Sequence[Series], panels: Sequence[TrendPanel], skipped: int) -> str:
    """Returns what the plot shows and what its parts mean."""
    names = listed(_in_sentence(one) for one in chosen)
    parts = [f"{names[0].upper()}{names[1:]} over time."]
    keys = [_band_words(chosen), "bars are treatments" if _has_bars(panels) else ""]
    said = "; ".join(key for key in keys if key)
    if said:
        parts.append(f"{said[0].upper()}{said[1:]}.")
    if any(is_logarithmic(panel) for panel in panels):
        many = len(panels) > 1 and not all(is_logarithmic(panel) for panel in panels)
        logarithmic = [at for at, panel in enumerate(panels) if is_logarithmic(panel)]
        which = f" in {listed(letters(len(panels))[at] for at in logarithmic)}" if many else ""
        parts.append(f"The scale{which} is logarithmic.")
    if any(result.censored for one in chosen for result in one.results):
        parts.append("Open triangles are results beyond what the method can tell.")
    if skipped:
        results = "1 result" if skipped == 1 else f"{skipped} results"
        parts.append(f"{results} without a number or a time could not be drawn.")
    return " ".join(parts)


def _has_bars(panels: Sequence[TrendPanel]) -> bool:
    return any(bar.is_bar for panel in panels for bar in panel.treatments)


def _in_sentence(series: Series) -> str:
    return series.first.analyte


def _band_words(chosen: Sequence[Series]) -> str:
    """Returns what the bands are: "the band is the reference interval (40–129 U/L)"."""
    if not any(one.bands for one in chosen):
        return ""
    if len(chosen) > 1:
        return "bands are reference intervals"
    (one,) = chosen
    texts = list(dict.fromkeys(with_unit(band.text, one.unit) for band in one.bands))
    return f"the band is the reference interval ({', then '.join(texts)})"


def _panel_caption(series: Series) -> str:
    texts = list(dict.fromkeys(with_unit(band.text, series.unit) for band in series.bands))
    interval = f" (reference interval {', then '.join(texts)})" if texts else ""
    return f"{series.name}{interval}."


def _description(series: Series, origin: str) -> str:
    """Returns the plot in words: each result where they are few, else the first, ends and last."""
    pairs = list(zip(series.labs, series.results, strict=True))
    few = len(pairs) <= _TOLD
    order = sorted(range(len(pairs)), key=lambda at: pairs[at][1].value)
    shown = range(len(pairs)) if few else sorted({0, order[0], order[-1], len(pairs) - 1})
    told = [
        f"{with_unit(pairs[at][1].text, series.unit)} {time_words(pairs[at][0].when, origin)}"
        for at in shown
    ]
    unit = f" in{NBSP}{series.unit}" if series.unit else ""
    count = "" if few else f" {len(pairs)} results, among them"
    what = f"{_in_sentence(series)}{unit}"
    return f"Line plot of {what} against time from {origin}:{count} {', '.join(told)}."
