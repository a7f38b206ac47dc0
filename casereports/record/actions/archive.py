"""Setting a case aside and taking it back; nothing is deleted."""

from django.db import transaction

from casereports.accounts.models import User
from casereports.record.actions.audit import note
from casereports.record.models import Action, Case


def archive_case(*, case: Case, who: User) -> None:
    """Sets a case aside: out of the lists, nothing deleted."""
    _set_archived(case=case, who=who, archived=True, action=Action.ARCHIVED)


def restore_case(*, case: Case, who: User) -> None:
    """Takes a case out of the archive."""
    _set_archived(case=case, who=who, archived=False, action=Action.RESTORED)


def _set_archived(*, case: Case, who: User, archived: bool, action: Action) -> None:
    if case.archived == archived:
        return
    with transaction.atomic():
        case.archived = archived
        case.save(update_fields=["archived"])
        note(case=case, who=who, action=action)
