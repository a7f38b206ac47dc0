"""Writing, removing and moving the rows of a case, from whichever form they come."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.record.actions.refusals import RowRefusedError
from casereports.record.actions.writing import Pen, siblings, write
from casereports.record.models import Affiliation, Author, Case, Change

__all__ = ["RowRefusedError", "siblings"]


def save_row(*, case: Case, who: User | None, row: models.Model) -> None:
    """Saves one row, a new one at the end of its list; raises RowRefusedError."""
    write(case=case, who=who, change=lambda pen: pen.save(row))


def save_rows(
    *,
    case: Case,
    who: User | None,
    rows: Sequence[models.Model],
    gone: Sequence[models.Model] = (),
) -> None:
    """Saves and removes rows of one table together, or none of them; raises RowRefusedError."""

    def change(pen: Pen) -> None:
        for row in gone:
            pen.remove(row)
        for row in rows:
            pen.save(row)

    if rows or gone:
        write(case=case, who=who, change=change)


def add_rows(*, case: Case, who: User, rows: Sequence[models.Model]) -> None:
    """Adds many rows to the end of one list, or none of them; raises RowRefusedError."""
    if rows:
        write(case=case, who=who, change=lambda pen: pen.add_many(rows))


def save_singles(*, case: Case, who: User | None, parts: Sequence[models.Model]) -> None:
    """Saves parts that a case has once; raises RowRefusedError."""
    save_rows(case=case, who=who, rows=parts)


def save_author(
    *, case: Case, who: User | None, author: Author, affiliations: Iterable[Affiliation]
) -> None:
    """Saves an author with the places of work; places known before keep their order."""
    places = places_in_order(author, affiliations)
    write(case=case, who=who, change=lambda pen: pen.save(author, places=places))


def places_in_order(author: Author, wanted: Iterable[Affiliation]) -> list[int]:
    """Returns the numbers of an author's places of work, new ones behind those known before."""
    places = [place.pk for place in wanted]
    before: list[int] = []
    if author.pk:
        before = [link.affiliation_id for link in author.affiliation_links.all()]
    return [pk for pk in before if pk in places] + [pk for pk in places if pk not in before]


def remove_row(*, case: Case, who: User, row: models.Model) -> Change | None:
    """Removes a row with all that is below it; raises RowRefusedError.

    Returns the line of the history by which it can be put back; None where the row was gone.
    """
    changes = write(case=case, who=who, change=lambda pen: pen.remove(row))
    return changes[0] if changes else None


def move_row(*, case: Case, who: User, row: Any, step: int) -> None:
    """Moves a row by ``step`` places in its list, as far as the list goes."""

    def change(pen: Pen) -> None:
        order = [other.pk for other in siblings(row)]
        if row.pk not in order:
            return  # it was removed meanwhile
        at = order.index(row.pk)
        order.pop(at)
        order.insert(max(0, at + step), row.pk)
        pen.reorder(row, order)

    write(case=case, who=who, change=change)


def order_rows(*, case: Case, who: User, row: Any, order: Sequence[int]) -> None:
    """Puts rows of the list of ``row`` into an order, one behind the other.

    Rows that it does not name, those of other pages of a long list, keep before and behind them.
    """

    def change(pen: Pen) -> None:
        known = [other.pk for other in siblings(row)]
        named = [pk for pk in dict.fromkeys(order) if pk in known]
        others = [pk for pk in known if pk not in named]
        first = min(known.index(pk) for pk in named) if named else 0
        pen.reorder(row, [*others[:first], *named, *others[first:]])

    write(case=case, who=who, change=change)


def copy_row(*, case: Case, who: User, row: Any) -> Any:
    """Adds a copy of a row behind it, without its key and without what is below it.

    Raises RowRefusedError where a row like it may stand only once.
    """
    made: list[Any] = []

    def change(pen: Pen) -> None:
        copy = type(row)._default_manager.filter(pk=row.pk).first()
        if copy is None:
            raise RowRefusedError(_("This row was removed meanwhile."))
        copy.pk, copy._state.adding, copy.revision = None, True, 0
        if hasattr(copy, "key"):
            copy.key = ""
        pen.save(copy)
        order = [other.pk for other in siblings(copy) if other.pk != copy.pk]
        order.insert(order.index(row.pk) + 1, copy.pk)
        pen.reorder(copy, order)
        made.append(copy)

    try:
        write(case=case, who=who, change=change)
    except IntegrityError as error:
        raise RowRefusedError(
            _("A row like this may stand only once; it can’t be copied.")
        ) from error
    return made[-1]
