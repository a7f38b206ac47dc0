"""Keeping what was typed and can't be saved yet, so that no browser is needed to remember it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.models import Case, Paper, Unfinished

#: How long the token of a saved entry is known, so that an answer that was lost can be repeated.
KNOWN = timedelta(days=2)
#: Most characters that are kept of one entry.
MOST = 500_000


def row_made_of(case: Case, table: str, token: UUID) -> int | None:
    """Returns the row of a table that was made of an entry, where one was."""
    entry = case.unfinished.filter(table=table, token=token).first()
    return entry.row if entry else None


def under(parent: models.Model) -> dict[str, Any]:
    """Returns the columns that say below which row an entry belongs: none for the case's lists."""
    if isinstance(parent, Case | Paper):
        return {"above": "", "parent": None}
    return {"above": parent._meta.model_name, "parent": parent.pk}


def keep_typed(
    *,
    case: Case,
    who: User,
    table: str,
    parent: models.Model,
    row: int | None,
    token: UUID,
    typed: Mapping[str, Sequence[str]],
    saved: Collection[str],
    was: Mapping[str, Sequence[str]] | None = None,
    revision: int | None = None,
) -> bool:
    """Keeps texts by control, without those that are ``saved`` in the record by now.

    ``was`` is what the page showed before, at the ``revision`` of a row that somebody else has
    changed since. Returns whether nothing was too long to be kept.

    Texts typed in a row that is there are kept once for each who types in it: nobody finds
    another's words in a field. Those of a new row are kept under the token of the page, which also
    tells later which row was made of them. Must run while the case is locked.
    """
    entry = _entry(case, who, table, row, token)
    texts = _merged(entry.typed if entry else {}, typed, typed, saved)
    shown = _merged(entry.was if entry else {}, was or {}, typed, saved)
    if row is None and not any(text for lines in texts.values() for text in lines):
        texts = {}  # an entry that says nothing any more
    if entry is None and not texts:
        return True
    if (
        sum(len(text) for part in (texts, shown) for lines in part.values() for text in lines)
        > MOST
    ):
        return False  # the browser keeps what is too long for any field
    entry = entry or Unfinished(case=case, table=table, token=token, **under(parent))
    told = (texts, shown, row, revision)
    if entry.pk and (entry.typed, entry.was, entry.row, entry.revision) == told:
        return True
    entry.typed, entry.was, entry.row, entry.revision = told
    entry.who, entry.when = who, timezone.now()
    entry.save()
    return True


def _merged(
    before: Mapping[str, list[str]],
    new: Mapping[str, Sequence[str]],
    typed: Collection[str],
    saved: Collection[str],
) -> dict[str, list[str]]:
    """Returns texts by control, the new ones of those typed now over the old, none of the saved."""
    texts = {
        **before,
        **{name: [_storable(text) for text in new[name]] for name in typed if name in new},
    }
    return {name: lines for name, lines in texts.items() if name not in saved}


def _entry(case: Case, who: User, table: str, row: int | None, token: UUID) -> Unfinished | None:
    wanted = Q(token=token)
    if row is not None:
        wanted |= Q(table=table, row=row, who=who)
    entries = list(case.unfinished.filter(wanted))
    return next((one for one in entries if row is not None and one.row == row), None) or next(
        iter(entries), None
    )


def _storable(text: str) -> str:
    """Returns a text without the one character that no database keeps."""
    return text.replace("\x00", "")


def remember_row(*, case: Case, who: User, table: str, row: int, token: UUID) -> None:
    """Notes which row was made of a page's entry, so that an entry sent twice makes one row."""
    Unfinished.objects.filter(case=case, typed={}, when__lt=timezone.now() - KNOWN).delete()
    Unfinished.objects.update_or_create(
        case=case, token=token, defaults={"who": who, "table": table, "row": row, "typed": {}}
    )


def drop_unfinished(*, case: Case, entry: int) -> None:
    """Throws away an entry that nobody wants."""
    case.unfinished.filter(pk=entry).delete()
