"""A plot on its way into the paper: drawn, described and captioned, or what it lacks."""

from dataclasses import dataclass

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.sentences import Sentence
from casereports.clinical.timing import Timing
from casereports.clinical.wording import printed_timing
from casereports.figures.plots.svg import Drawing


@dataclass(frozen=True)
class PlottedPanel:
    """One drawing with its words; the caption is empty where the figure's says all."""

    drawing: Drawing
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class Plotted:
    """The panels of a plot and its caption; ``lacks`` says what the record must have first."""

    panels: tuple[PlottedPanel, ...] = ()
    caption: str = ""
    lacks: Sentence | None = None


def origin_of(facts: CaseFacts) -> str:
    """Returns what day 0 is, as an axis names it: "admission", "first visit to our hospital"."""
    patient = facts.patient
    if patient.index_event:
        return patient.index_event
    return patient.index_reference.label if patient.index_reference else "the index visit"


def time_words(when: Timing | None, origin: str) -> str:
    """Returns when something happened, counted from what the axis is counted from."""
    return printed_timing(when, index=origin) if when else ""
