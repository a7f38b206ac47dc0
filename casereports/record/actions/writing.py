"""The one way in which rows of a case are written: locked, kept in the history, checked."""

import re
import uuid
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from pydantic import ValidationError as FactsError

from casereports.accounts.models import User
from casereports.clinical.facts.case import MOST_ROWS
from casereports.clinical.refusals import fault_sentence
from casereports.record.actions.audit import note
from casereports.record.actions.locking import hold
from casereports.record.actions.pixels import renew_renditions, scale_of
from casereports.record.actions.refusals import RowRefusedError
from casereports.record.door import case_facts
from casereports.record.history import State, put_places, state_of, uprooted
from casereports.record.models import Action, Author, Case, Change, Deed, Panel
from casereports.record.models.rows import Part, parent_fields, title_of
from casereports.record.sentence_words import as_sentence

#: A time, as a state holds it, that names another row.
_EVENT = re.compile(r'"event": ?"[^"]')


class Pen:
    """Writes rows of one case in one transaction, and remembers what it wrote."""

    #: Changes of one row by one person within this time are one line of the history.
    ONE_LINE: ClassVar[timedelta] = timedelta(minutes=10)

    def __init__(self, case: Case, who: User | None) -> None:
        self.case, self.who = case, who
        self.now = timezone.now()
        self.together = uuid.uuid4()
        self.changes: list[Change] = []
        self.is_doubtful = False
        self._last: dict[Any, int] = {}

    def save(self, row: Any, *, places: Sequence[int] | None = None) -> None:
        """Saves a row, a new one at the end of its list; ``places`` are an author's."""
        if row._state.adding:
            self._append(row)
            _measure(row, {})
            row.save()
            self._put_places(row, places)
            after = state_of(row)
            self.is_doubtful |= _names_event(after)
            self._remember(Deed.ADDED, row, after=after)
        else:
            before = state_of(type(row)._default_manager.get(pk=row.pk))
            _measure(row, before)
            row.save()
            self._put_places(row, places)
            after = state_of(row)
            changed = {name for name in after if before.get(name) != after[name]}
            if changed:
                self.is_doubtful |= "key" in changed or _names_event(after)
                self._remember(
                    Deed.CHANGED,
                    row,
                    before={name: before.get(name) for name in changed},
                    after={name: after[name] for name in changed},
                )

    def add_many(self, rows: Sequence[Any]) -> None:
        """Saves new rows of one list at its end, in two queries however many there are."""
        if siblings(rows[0]).count() + len(rows) > MOST_ROWS:
            raise RowRefusedError(_full())
        for row in rows:
            self._append(row)
            _measure(row, {})
        type(rows[0])._default_manager.bulk_create(rows)
        for row in rows:
            after = state_of(row)
            self.is_doubtful |= _names_event(after)
            self._remember(Deed.ADDED, row, after=after)

    def remove(self, row: models.Model) -> None:
        """Removes a row with all below it; one that is gone already stays gone."""
        rows = type(row)._default_manager.filter(pk=row.pk)
        current = rows.first()
        if current is None:
            return
        self._remember(Deed.REMOVED, current, before=uprooted(current))
        rows.delete()
        self.is_doubtful = True

    def replanted(self, row: models.Model) -> None:
        """Notes that a removed row was put back."""
        self._remember(Deed.ADDED, row, after=state_of(row))
        self.is_doubtful = True

    def reorder(self, row: Any, order: Sequence[int]) -> None:
        """Puts the list of ``row`` into ``order``, a sequence of row numbers."""
        rows = {other.pk: other for other in siblings(row)}
        before = list(rows)
        if before == list(order):
            return
        for position, pk in enumerate(order):
            rows[pk].position = position
        type(row)._default_manager.bulk_update(rows.values(), ["position"])
        self._remember(Deed.MOVED, row, before=before, after=list(order))

    def close(self) -> None:
        """Writes the history, and the audit line of what is new in it."""
        fresh = [] if self._merged() else self.changes
        Change.objects.bulk_create(fresh)
        if self.changes:
            Case.objects.filter(pk=self.case.pk).update(changed=self.now)
            self.case.changed = self.now
        if fresh:
            detail = ", ".join(sorted({f"{one.model} {one.deed}" for one in fresh}))
            note(case=self.case, who=self.who, action=Action.CHANGED, detail=detail[:300])

    def _append(self, row: Any) -> None:
        if not hasattr(row, "position") or row.position:
            return  # a place that was typed stays
        parents = (type(row), *sorted(_parents(row).items()))
        if parents not in self._last:
            last = siblings(row).aggregate(last=Max("position"))["last"]
            self._last[parents] = -1 if last is None else last
        self._last[parents] += 1
        row.position = self._last[parents]
        if row.position >= MOST_ROWS and siblings(row).count() >= MOST_ROWS:
            raise RowRefusedError(_full())

    def _put_places(self, row: Any, places: Sequence[int] | None) -> None:
        if places is not None and isinstance(row, Author):
            put_places(row, places)

    def _remember(self, deed: Deed, row: Any, *, before: Any = None, after: Any = None) -> None:
        title = title_of(row) if isinstance(row, Part) else str(row)
        self.changes.append(
            Change(
                case=self.case,
                who=self.who,
                when=self.now,
                deed=deed,
                model=row._meta.model_name,
                row=row.pk,
                title=title[:80],
                before={} if before is None else before,
                after={} if after is None else after,
                together=self.together,
            )
        )

    def _merged(self) -> bool:
        """Adds the changes to the lines that the same person began on the same rows a moment ago.

        Those are the newest, for the order of lines is the order in which they are taken back; and
        all of what was done in one go, a renamed row with the prose that followed.
        """
        count = len(self.changes)
        if not count or any(one.deed != Deed.CHANGED for one in self.changes):
            return False
        lines = list(Change.objects.filter(case=self.case)[: count + 1])
        last, earlier = lines[:count][::-1], lines[count:]
        if len(last) < count or not all(map(self._goes_on, last, self.changes)):
            return False
        together = {one.together for one in last}
        began_alone = count == 1 and last[0].deed == Deed.ADDED
        if len(together) > 1 or (not began_alone and earlier and earlier[0].together in together):
            return False
        for line, change in zip(last, self.changes, strict=True):
            if line.deed == Deed.CHANGED:
                line.before = {**change.before, **line.before}
            line.after, line.title = {**line.after, **change.after}, change.title
            line.when = self.now
            line.save(update_fields=["before", "after", "title", "when"])
        return True

    def _goes_on(self, line: Change, change: Change) -> bool:
        """Tells whether a change goes on with what a line of the history began."""
        if line.undone or line.who_id != change.who_id or line.when < self.now - self.ONE_LINE:
            return False
        is_same_row = (line.model, line.row) == (change.model, change.row)
        return is_same_row and line.deed in (Deed.ADDED, Deed.CHANGED)


def write(
    *,
    case: Case,
    who: User | None,
    change: Callable[[Pen], None],
    is_checked: bool = True,
) -> tuple[Change, ...]:
    """Lets ``change`` write, all or nothing, and returns the new lines of the history.

    The case is held meanwhile, so that two people take turns. Raises RowRefusedError where the
    case would contradict itself, and CaseLockedError; what mends one of several contradictions
    passes, and without ``is_checked`` (a data manager's right) all does. ``change`` may run twice.
    """
    try:
        with transaction.atomic():
            return _written(case, who, change, is_checked=is_checked)
    except FactsError as error:
        if _is_whole(case):
            raise RowRefusedError(_sentence(error)) from error
        with transaction.atomic():
            return _written(case, who, change, is_checked=False)


def _written(
    case: Case, who: User | None, change: Callable[[Pen], None], *, is_checked: bool
) -> tuple[Change, ...]:
    hold(case)
    pen = Pen(case, who)
    change(pen)
    # A row by itself was checked when it was cleaned; the rest of the case has a say only where
    # rows name each other by key.
    if pen.is_doubtful and is_checked:
        case_facts(case)
    pen.close()
    if any(one.model in ("panel", "figure") for one in pen.changes):
        renew_renditions(case)
    return tuple(pen.changes)


def siblings(row: models.Model) -> models.QuerySet[Any]:
    """Returns the rows of the list that ``row`` stands in, itself included."""
    return type(row)._default_manager.filter(**_parents(row))


def _full() -> str:
    return _("A list holds at most %(most)d rows; this one is full.") % {"most": MOST_ROWS}


def _parents(row: models.Model) -> State:
    return {
        link.name: getattr(row, link.attname)
        for link in parent_fields(type(row))
        if issubclass(link.related_model, (Case, Part)) and getattr(row, link.attname) is not None
    }


def _measure(row: Any, before: State) -> None:
    """Gives a panel that comes to show another picture the scale of that one, unless it has one.

    The length of a line on the picture before says nothing of the lines on this one.
    """
    if not isinstance(row, Panel):
        return
    after = state_of(row)
    is_other = before.get("file_id") != after["file_id"]
    if is_other and before.get("scale") == after["scale"]:
        row.scale = scale_of(row.file)


def _names_event(state: State) -> bool:
    """Tells whether a row's time names another row, which must be there."""
    return any(_EVENT.search(state.get(name) or "") for name in ("when", "until"))


def _is_whole(case: Case) -> bool:
    try:
        case_facts(case)
    except FactsError:
        return False
    return True


def _sentence(error: FactsError) -> str:
    return as_sentence(fault_sentence(dict(error.errors()[0])))
