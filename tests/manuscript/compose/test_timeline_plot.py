"""The timeline figure of a long and crowded course, and its words for those who can't see it."""

from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.manuscript.compose.timeline_plot import plotted_timeline
from tests.factories.plotted import after, plotted_case

TIMELINE = Plot(key="timeline", kind=PlotKind.TIMELINE)


def crowded(number: int, name: str) -> list[dict[str, object]]:
    return [
        {"key": f"event-{at}", "kind": "other", "name": f"{name} {at}", "when": after(at % 45)}
        for at in range(number)
    ]


def test_a_crowded_course_is_drawn_and_told_event_by_event() -> None:
    case = plotted_case(TIMELINE, events=crowded(150, "admission"))
    plotted = plotted_timeline(case, TIMELINE)
    assert plotted.lacks is None
    (panel,) = plotted.panels
    wanted = [f"admission {at}{end}" for at in range(150) for end in (" (", ";", ".")]
    found = [words for words in wanted if words in panel.alt]
    assert len(found) == 150
    assert plotted.caption == "Timeline of the case. Day 0 is admission."
