"""The table of the course: what happened when, from the first complaint to the last outcome."""

from collections.abc import Sequence

from casereports.clinical.facts.case import CaseFacts
from casereports.manuscript.compose.calendar import Calendar, counted_from, distance
from casereports.manuscript.compose.happenings import Happening, happenings
from casereports.manuscript.compose.table import columns, words
from casereports.manuscript.compose.time import moment
from casereports.manuscript.markup import plain
from casereports.manuscript.nodes import Row, Table


def compose_timeline(facts: CaseFacts) -> Table | None:
    """Returns one row for each event that has a time; those that can't be placed come last."""
    calendar = Calendar(facts)
    timed = [(calendar.day(event.when), event) for event in happenings(facts)]
    placed = [(day, event) for day, event in timed if day is not None]
    ordered = [event for _day, event in sorted(placed, key=lambda pair: pair[0])]
    ordered += _by_reference([event for day, event in timed if day is None])
    if not ordered:
        return None
    return Table(
        key="timeline",
        caption=plain("Timeline."),
        columns=columns("Time", "Event"),
        rows=tuple(_row(event) for event in ordered),
        source="event",
    )


def _by_reference(events: Sequence[Happening]) -> list[Happening]:
    """Returns events of unknown day as the record has them, those counted alike in their order."""
    groups: dict[str, list[Happening]] = {}
    for event in events:
        groups.setdefault(counted_from(event.when), []).append(event)
    return [
        event
        for group in groups.values()
        for event in sorted(group, key=lambda event: distance(event.when))
    ]


def _row(event: Happening) -> Row:
    return Row(cells=(words(moment(event.when)), words(event.words)), source=event.source)
