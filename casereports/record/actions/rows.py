"""Writing, removing and moving the rows of a case, from whichever form they come."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import models, transaction
from django.db.models import Max
from pydantic import ValidationError as FactsError

from casereports.accounts.models import User
from casereports.clinical.casefile import fault_sentence
from casereports.record.actions.cases import note
from casereports.record.door import case_facts
from casereports.record.models import (
    Action,
    Affiliation,
    Author,
    AuthorAffiliation,
    Case,
)
from casereports.record.models.rows import Part, parent_fields


class RowRefusedError(ValueError):
    """A change contradicts the rest of its case; the message is a sentence for the author."""


def save_row(*, case: Case, who: User, row: models.Model) -> None:
    """Saves one row, a new one at the end of its list; raises RowRefusedError."""
    _write(case=case, who=who, detail=_noun(row), change=lambda: _save(row))


def save_rows(
    *, case: Case, who: User, rows: Sequence[models.Model], gone: Sequence[models.Model]
) -> None:
    """Saves and removes rows of one table together, or none of them; raises RowRefusedError."""

    removals = [_removal(row) for row in gone]

    def change() -> None:
        for remove in removals:
            remove()
        for row in rows:
            _save(row)

    touched = [*rows, *gone]
    if touched:
        _write(case=case, who=who, detail=_noun(touched[0]), change=change)


def save_singles(*, case: Case, who: User, parts: Sequence[models.Model]) -> None:
    """Saves parts that a case has once; raises RowRefusedError."""

    def change() -> None:
        for part in parts:
            part.save()

    if parts:
        _write(case=case, who=who, detail=", ".join(map(_noun, parts)), change=change)


def save_author(
    *, case: Case, who: User, author: Author, affiliations: Iterable[Affiliation]
) -> None:
    """Saves an author with the places of work; places known before keep their order."""

    def change() -> None:
        _save(author)
        before = [link.affiliation_id for link in author.affiliation_links.all()]
        wanted = {place.pk: place for place in affiliations}
        order = [*(pk for pk in before if pk in wanted), *(pk for pk in wanted if pk not in before)]
        author.affiliation_links.all().delete()
        AuthorAffiliation.objects.bulk_create(
            AuthorAffiliation(author=author, affiliation=wanted[pk], position=at)
            for at, pk in enumerate(order)
        )

    _write(case=case, who=who, detail=_noun(author), change=change)


def remove_row(*, case: Case, who: User, row: models.Model) -> None:
    """Removes a row with all that is below it; raises RowRefusedError."""
    _write(case=case, who=who, detail=f"{_noun(row)} removed", change=_removal(row))


def move_row(*, case: Case, who: User, row: Any, step: int) -> None:
    """Moves a row by ``step`` places in its list, as far as the list goes."""

    def change() -> None:
        rows = list(siblings(row))
        at = [other.pk for other in rows].index(row.pk)
        moved = rows.pop(at)
        rows.insert(max(0, at + step), moved)
        for position, other in enumerate(rows):
            other.position = position
        type(row)._default_manager.bulk_update(rows, ["position"])

    _write(case=case, who=who, detail=f"{_noun(row)} moved", change=change)


def siblings(row: models.Model) -> models.QuerySet[Any]:
    """Returns the rows of the list that ``row`` stands in, itself included."""
    parents = {
        link.name: getattr(row, link.attname)
        for link in parent_fields(type(row))
        if issubclass(link.related_model, (Case, Part)) and getattr(row, link.attname) is not None
    }
    return type(row)._default_manager.filter(**parents)


def _save(row: Any) -> None:
    if row._state.adding:
        last = siblings(row).aggregate(last=Max("position"))["last"]
        row.position = 0 if last is None else last + 1
    row.save()


def _removal(row: models.Model) -> Callable[[], object]:
    """Returns what removes a row, and can be done again where it was taken back."""
    return type(row)._default_manager.filter(pk=row.pk).delete


def _noun(row: models.Model) -> str:
    return str(row._meta.model_name)


def _write(*, case: Case, who: User, detail: str, change: Callable[[], object]) -> None:
    try:
        with transaction.atomic():
            change()
            case_facts(case)
            _record(case, who, detail)
    except FactsError as error:
        if _is_whole(case):
            raise RowRefusedError(_sentence(error)) from error
        # The case held a contradiction before: what mends one of several must pass.
        with transaction.atomic():
            change()
            _record(case, who, detail)


def _record(case: Case, who: User, detail: str) -> None:
    case.save(update_fields=["changed"])
    note(case=case, who=who, action=Action.CHANGED, detail=detail[:300])


def _is_whole(case: Case) -> bool:
    try:
        case_facts(case)
    except FactsError:
        return False
    return True


def _sentence(error: FactsError) -> str:
    words = fault_sentence(dict(error.errors()[0]))
    return f"{words[:1].upper()}{words[1:]}."
