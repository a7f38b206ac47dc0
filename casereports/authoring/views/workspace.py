"""What every editing page shows beside its form: the parts of the case and how far each is."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator

from casereports.accounts.models import User
from casereports.authoring.addresses import numbered_address, part_address
from casereports.authoring.forms.sheets import form_class, sheet_of
from casereports.authoring.parts import PARTS, Part, neighbours, part_of
from casereports.authoring.reading import counts
from casereports.authoring.standing import Standing, kept_standings
from casereports.authoring.tables import tables
from casereports.authoring.unfinished import Words, line_of_grid, removed
from casereports.authoring.views.finding import Found
from casereports.record.history import model_named
from casereports.record.models import Case, Unfinished
from casereports.web.keeping import browser_key


def workspace(request: HttpRequest, case: Case, table: str) -> dict[str, Any]:
    """Returns the context of an editing page, on the page where a table stands."""
    part = part_of(table)
    before, after = neighbours(part)
    return {
        "case": case,
        "part": part,
        "before": before,
        "after": after,
        "unfinished": _told_here(request, case),
        "browser_key": browser_key(f"user {request.user.pk}"),
        **side(case, part, kept_standings(case)),
    }


def side(case: Case, part: Part, standing: Mapping[str, Standing]) -> dict[str, Any]:
    """Returns the context of the side navigation."""
    numbers = counts(case)
    return {
        "parts": [(other, numbers[other.key], standing.get(other.key)) for other in PARTS],
        "percent": case.standing.get("percent"),
    }


def place_of(case: Case, entry: Unfinished) -> Found:
    """Returns the list to which an entry that became no row belongs."""
    table = tables()[entry.table]
    if entry.parent is None:
        return Found(case=case, table=table, parent=case)
    return Found(case=case, table=table, parent=model_named(entry.above)(pk=entry.parent))


def _told_here(request: HttpRequest, case: Case) -> list[dict[str, Any]]:
    """Returns the unfinished entries; for a form of a new row only the one to go on with."""
    # What somebody else has typed in a row that is there is theirs to finish.
    mine = Q(row=None) | Q(who=cast(User, request.user))
    entries = list(case.unfinished.filter(mine).exclude(typed={}))
    gone, words = removed(case, entries), Words(case)
    told = [_told(case, entry, words, gone.get(entry.pk, "")) for entry in entries]
    rivals = [one for one in told if one["row"] is None and one.get("page") == request.path]
    if not rivals:
        return told
    wanted = request.GET.get("unfinished", "")
    chosen = next((one for one in rivals if str(one["pk"]) == wanted), rivals[-1])
    return [one for one in told if one is chosen or one not in rivals]


def _told(case: Case, entry: Unfinished, words: Words, gone: str) -> dict[str, Any]:
    """Returns an unfinished entry as the page and its script take it."""
    table = tables()[entry.table]
    told = {
        "pk": entry.pk,
        "table": entry.table,
        "parent": entry.parent,
        "row": entry.row,
        "token": str(entry.token),
        "drop": reverse("drop-typed", args=[case.slug, entry.pk]),
        "typed": entry.typed,
        "was": entry.was,
        "revision": entry.revision,
    }
    if gone:
        return told | {"gone": gone, "said": words.said(table, entry.typed)}
    if entry.row is not None or table.is_single:
        return told | _told_of_row(case, entry, words)
    found = place_of(case, entry)
    line = line_of_grid(entry) if sheet_of(found.table.model).grid else {}
    return told | {
        "save": found.to("add-row"),
        "page": found.to("new-row"),
        "words": _words(entry),
        **line,
    }


def _told_of_row(case: Case, entry: Unfinished, words: Words) -> dict[str, Any]:
    """Returns what a page without script says of texts that wait for a row that is there."""
    table = tables()[entry.table]
    told = {
        "said": words.said(table, entry.typed),
        "faults": words.faults(table, entry.typed),
        "words": _words(entry),
    }
    if table.is_single or entry.row is None:
        return told | {"page": part_address(case, table.name), "is_single": True}
    page = numbered_address("row", case, table.name, entry.row)
    return told | {"page": page, "list": place_of(case, entry).to("new-row")}


def _words(entry: Unfinished) -> str:
    """Returns the first words of an entry in its form's order, by which its writer knows it."""
    order = form_class(tables()[entry.table].model).base_fields
    texts = (text.strip() for name in order for text in entry.typed.get(name, ()))
    return Truncator(next((text for text in texts if text and text != "on"), "")).chars(60)
