"""A panel's entries as lines of a list: each becomes a row as soon as its result is typed."""

from django.db import transaction

from casereports.accounts.models import User
from casereports.authoring.choosing import fills_of
from casereports.authoring.pasted_rows import keep_line
from casereports.authoring.tables import Table
from casereports.authoring.typed import Place
from casereports.record.actions.rows import siblings
from casereports.record.actions.unfinished import under
from casereports.vocabulary.panels import Panel, panels

#: The column that a panel fills, by table.
_NAMED = {"labs": "analyte", "ihc": "marker"}


def panels_of(table: Table) -> tuple[Panel, ...]:
    """Returns the panels that a list can be begun with."""
    return tuple(panel for panel in panels() if panel.table == table.name)


def add_panel(place: Place, panel: Panel, *, who: User) -> int:
    """Keeps a line for each entry that the list lacks, and returns how many.

    An entry that stands in the list at a time of its own is no reason to leave it out: a panel
    may be measured again.
    """
    column = _NAMED[panel.table]
    there = _there(place, column)
    lacking = [name for name in panel.entries if name.casefold() not in there]
    with transaction.atomic():
        for name in lacking:
            more = fills_of(place.case, "analyte", name) if panel.table == "labs" else {}
            keep_line(place, {column: name, **more}, who=who)
    return len(lacking)


def _there(place: Place, column: str) -> set[str]:
    """Returns what stands in the list without a time, or in a line that is no row yet."""
    rows = siblings(place.table.new_row(place.parent))
    names = {
        getattr(row, column)
        for row in rows
        if not (getattr(row, "when", None) or getattr(row, "when_date", ""))
    }
    here = {"table": place.table.name, "row": None, **under(place.parent)}
    waiting = place.case.unfinished.filter(**here)
    names |= {entry.typed[column][0] for entry in waiting if entry.typed.get(column)}
    return {name.casefold() for name in names}
