"""Why a change is refused, each time with a sentence for who made it."""

from django.utils.translation import gettext as _

from casereports.record.models import Case, Lock


class RowRefusedError(ValueError):
    """A change contradicts the rest of its case; the message is a sentence for the author."""


class CaseLockedError(RowRefusedError):
    """A case was locked, perhaps while the change was on its way; nothing is changed."""

    def __init__(self, case: Case) -> None:
        self.case = case
        super().__init__(_sentence(Lock(case.lock_reason)))


def _sentence(reason: Lock) -> str:
    match reason:
        case Lock.SUBMITTED:
            return _("This case is being reviewed; it can be changed again after the decision.")
        case Lock.ACCEPTED:
            return _("This case is accepted for publication; it can’t be changed any more.")
        case Lock.PUBLISHED:
            return _("This case is published; it can’t be changed any more.")
