"""Plots on the author's pages: what can be drawn, what is drawn, and what is missing for it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError as FactsError

from casereports.clinical.facts.plots import PlotKind
from casereports.manuscript.compose.plots import compose_plots, enough_for
from casereports.manuscript.compose.series import all_series
from casereports.manuscript.faults import Fault
from casereports.manuscript.nodes import Figure
from casereports.manuscript.walk import words_of
from casereports.record.door import case_facts
from casereports.record.models import Case, Plot
from casereports.record.sentence_words import translated

_OFFERS = {
    PlotKind.TIMELINE: _("Add a timeline figure"),
    PlotKind.LAB_TREND: _("Plot a lab trend"),
}


def plottable(case: Case) -> tuple[str, ...]:
    """Returns the analytes of which a trend can be drawn, in the order of the record."""
    try:
        series = all_series(case_facts(case))
    except FactsError:  # rows contradict each other; the paper beside the form says which
        return ()
    return tuple(dict.fromkeys(one.first.analyte for one in series))


@dataclass(frozen=True)
class Offer:
    """A plot that the record has enough for, in the words of a button."""

    words: str | Promise
    kind: PlotKind


def offers(case: Case) -> list[Offer]:
    """Returns the plots that the record has enough for and that nobody asked for yet."""
    facts = case_facts(case)
    asked = {plot.kind for plot in facts.plots}
    return [
        Offer(words, kind)
        for kind, words in _OFFERS.items()
        if kind not in asked and enough_for(facts, kind)
    ]


@dataclass(frozen=True)
class Preview:
    """A plot as the paper shows it, with its legend; or what is missing for it, in sentences."""

    drawings: tuple[SafeString, ...] = ()
    caption: str = ""
    missing: tuple[str, ...] = ()


def preview(case: Case, plot: Plot) -> Preview:
    """Returns a plot as it is drawn now."""
    facts = case_facts(case)
    wanted = tuple(one for one in facts.plots if one.key == plot.key)
    faults: list[Fault] = []
    drawn = compose_plots(facts.model_copy(update={"plots": wanted}), faults)
    missing = tuple(translated(fault.message) for fault in faults)
    for one in drawn.floats:
        if isinstance(one.block, Figure):
            panels = one.block.panels
            drawings = (drawn.drawings[panel.image.sha256].decode() for panel in panels)
            return Preview(
                drawings=tuple(SafeString(drawing) for drawing in drawings),
                caption=words_of(one.block.caption),
                missing=missing,
            )
    return Preview(missing=missing)
