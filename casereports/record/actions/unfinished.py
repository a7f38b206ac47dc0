"""Keeping what was typed and can't be saved yet, so that no browser is needed to remember it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.actions.locking import hold
from casereports.record.models import Case, Paper, Unfinished

#: How long the token of a saved entry is known, so that an answer that was lost can be repeated.
KNOWN = timedelta(days=2)
#: Most characters that are kept of one entry.
MOST = 500_000

Texts = Mapping[str, Sequence[str]]


class Waiting(NamedTuple):
    """What waits on the server: the number of its entry, and the controls that are too long."""

    entry: int | None
    too_long: tuple[str, ...]


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
    typed: Texts,
    saved: Collection[str],
    was: Texts | None = None,
    revision: int | None = None,
) -> Waiting:
    """Keeps texts by control, without those that are ``saved`` in the record by now.

    Texts typed in a row that is there are kept once for each who types in it: nobody finds
    another's words in a field. With them goes what the page showed before (``was``) at the
    ``revision`` of the row, which tells later whether somebody else has changed it since. Those of
    a new row are kept under the token of the page, which also tells later which row was made of
    them. What is too long for any field is left to the browser. Must run while the case is held.
    """
    entry = _entry(case, who, table, row, token)
    texts = _merged(entry.typed if entry else {}, typed, saved)
    if row is None and not any(text for lines in texts.values() for text in lines):
        texts = {}  # an entry that says nothing any more
    texts, too_long = _short_enough(texts, typed)
    if entry is None and not texts:
        return Waiting(None, too_long)
    entry = entry or Unfinished(case=case, table=table, token=token, **under(parent))
    shown = {} if row is None else _merged(entry.was, was or {}, saved)
    shown, _ = _short_enough({name: shown[name] for name in shown if name in texts}, ())
    # Texts of several pages may be of several revisions; then each is held against ``was``.
    told = (texts, shown, row, revision if texts.keys() <= typed.keys() else None)
    if not entry.pk or (entry.typed, entry.was, entry.row, entry.revision) != told:
        entry.typed, entry.was, entry.row, entry.revision = told
        entry.who, entry.when = who, timezone.now()
        entry.save()
    return Waiting(entry.pk if texts else None, too_long)


def _merged(before: Texts, new: Texts, saved: Collection[str]) -> dict[str, list[str]]:
    """Returns texts by control, the new ones over the old, none of the saved."""
    texts = {**before, **{name: [_storable(text) for text in new[name]] for name in new}}
    return {name: list(lines) for name, lines in texts.items() if name not in saved}


def _short_enough(
    texts: Texts, typed: Collection[str]
) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """Returns the texts that can be kept together, and the names of the others.

    What is kept already stays; of what is typed now the long gives way to the short.
    """
    kept: dict[str, list[str]] = {}
    sizes = {name: sum(map(len, lines)) for name, lines in texts.items()}
    room = MOST
    for name, lines in sorted(texts.items(), key=lambda one: (one[0] in typed, sizes[one[0]])):
        room -= sizes[name]
        if room >= 0:
            kept[name] = list(lines)
    return kept, tuple(name for name in texts if name not in kept)


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
    with transaction.atomic():
        hold(case)
        case.unfinished.filter(pk=entry).delete()
