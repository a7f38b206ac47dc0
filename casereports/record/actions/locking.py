"""Locking a case while others judge it: it is read as before, and nobody writes in it."""

from django.db import transaction
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.actions.audit import note
from casereports.record.actions.refusals import CaseLockedError
from casereports.record.models import Action, Case, Lock

_COLUMNS = ("locked", "lock_reason", "lock_name", "lock_url")


def lock_case(*, case: Case, who: User | None, reason: Lock, name: str = "", url: str = "") -> None:
    """Locks a case, or gives a locked one another reason; ``case`` itself is brought up to date.

    ``name`` and ``url`` are of the page that its authors find behind the lock, a submission's.
    """
    with transaction.atomic():
        held = hold_even_locked(case)
        now = held.locked or timezone.now()
        _put(held, case, (now, reason, name, url))
        note(case=held, who=who, action=Action.LOCKED, detail=f"{reason} {name}".strip())


def unlock_case(*, case: Case, who: User | None, reason: str) -> None:
    """Lets the authors write again; ``reason`` names the decision, for the audit."""
    with transaction.atomic():
        held = hold_even_locked(case)
        if held.locked is not None:
            _put(held, case, (None, "", "", ""))
            note(case=held, who=who, action=Action.UNLOCKED, detail=reason)


def hold(case: Case) -> Case:
    """Returns the case as it is now, held until the transaction ends; raises CaseLockedError.

    Whoever writes in a case calls this first: it is where people take turns, and where a change
    that was on its way while the case was locked is stopped.
    """
    held = hold_even_locked(case)
    if held.locked is not None:
        raise CaseLockedError(held)
    return held


def hold_even_locked(case: Case) -> Case:
    """Returns the case as it is now, held until the transaction ends, for what changes no row."""
    return Case.objects.select_for_update().get(pk=case.pk)


def _put(held: Case, case: Case, values: tuple[object, ...]) -> None:
    for row in (held, case):
        for column, value in zip(_COLUMNS, values, strict=True):
            setattr(row, column, value)
    held.save(update_fields=_COLUMNS)
