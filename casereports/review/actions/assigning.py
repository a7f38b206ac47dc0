"""Who cares for a submission, and who may know whom in its review."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.notices.actions import notify
from casereports.record.actions.audit import note
from casereports.record.models import Action
from casereports.review.access import Visitor, is_editor
from casereports.review.actions.moving import MoveRefusedError, hold_submission
from casereports.review.models import Anonymity, Submission
from casereports.review.notice_kinds import ASSIGNED


class AssignmentRefusedError(MoveRefusedError):
    """Somebody can't care for a submission, or its anonymity can't change any more."""


@dataclass(frozen=True)
class Assigned:
    """What came of assigning many at once: how many, and a sentence for each that was refused."""

    number: int
    refused: tuple[str, ...]


def assign(*, submission: Submission, editor: User | None, who: User) -> bool:
    """Makes somebody the handling editor, or nobody; returns whether that is a change."""
    with transaction.atomic():
        held = hold_submission(submission)
        if not held.is_open:
            raise AssignmentRefusedError(
                _("Submission %(number)s is closed: nobody has to care for it.")
                % {"number": held.number}
            )
        if editor is not None and not is_editor(Visitor(editor), held):
            raise AssignmentRefusedError(
                _("%(who)s can't care for submission %(number)s, having a part in the case.")
                % {"who": editor, "number": held.number}
            )
        if held.editor_id == (editor.pk if editor else None):
            return False
        held.editor = editor
        held.save(update_fields=["editor"])
        detail = f"{held.number} assigned to {editor.username if editor else 'nobody'}"
        note(case=held.case, who=who, action=Action.MOVED, detail=detail)
        if editor is not None and editor != who:
            _tell(held, editor)
    return True


def assign_many(*, submissions: Iterable[Submission], editor: User | None, who: User) -> Assigned:
    """Assigns each submission for which that is possible."""
    number, refused = 0, []
    for submission in submissions:
        try:
            number += assign(submission=submission, editor=editor, who=who)
        except AssignmentRefusedError as error:
            refused.append(str(error))
    return Assigned(number, tuple(refused))


def change_anonymity(*, submission: Submission, anonymity: Anonymity, who: User) -> None:
    """Says who knows whom; refused once a reviewer accepted, who was promised what held then."""
    with transaction.atomic():
        held = hold_submission(submission)
        if held.anonymity == anonymity:
            return
        if held.invitations.filter(accepted_at__isnull=False).exists():
            raise AssignmentRefusedError(
                _("A reviewer has accepted already; who knows whom can't be changed any more.")
            )
        held.anonymity = anonymity
        held.save(update_fields=["anonymity"])
        detail = f"{held.number} anonymity: {anonymity}"
        note(case=held.case, who=who, action=Action.MOVED, detail=detail)


def _tell(held: Submission, editor: User) -> None:
    notify(
        kind=ASSIGNED,
        to=editor,
        link=reverse("judge", args=[held.uuid]),
        words={"number": held.number},
        # The submission is held, so that each time it comes to somebody is told once.
        once=f"assigned {held.number} {timezone.now().isoformat()}",
    )
