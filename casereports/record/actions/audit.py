"""Writing the audit: a line with what is done, and its seal as soon as that is done for good.

Lines are written in the transaction of what they tell, so that neither stands without the other.
Seals have to be written one behind another; they come after the commit, in a moment of their own,
so that people who write in different cases don't wait for each other.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from casereports.accounts.models import User
from casereports.record.chain import digest_of
from casereports.record.models import Action, AuditHead, AuditLine, AuditSeal, Case
from casereports.record.models.audit import line_of

#: Pieces of a page that the same person fetches within this time are one read.
ONE_READ = timedelta(minutes=10)
#: How many lines are sealed at once, and how far back is looked for lines that were left unsealed.
AT_ONCE = 1000


def note(*, case: Case | None, who: User | None, action: Action, detail: str = "") -> None:
    """Writes an audit line; ``detail`` names parts and formats, never findings."""
    line_of(case=case, who=who, action=action, detail=detail).save(force_insert=True)
    # What is not sealed now is sealed with the next line, so a failure here stops nobody.
    transaction.on_commit(seal_new, robust=True)


def note_read(*, case: Case, who: User, what: str, is_piece: bool = False) -> None:
    """Notes that somebody read of a case that is not their own; ``what`` names the page or file.

    A piece of a page, which the page fetches again and again, is noted once in ten minutes.
    """
    if case.owner_id == who.pk:
        return
    if is_piece:
        since = timezone.now() - ONE_READ
        lines = AuditLine.objects.filter(case=case, who=who, when__gt=since)
        if lines.filter(action=Action.READ, detail=what).exists():
            return
    note(case=case, who=who, action=Action.READ, detail=what)


def seal_new() -> int:
    """Seals the lines that are not sealed yet, and returns how many those were.

    Lines that were left behind further back than a thousand are found by ``seal_all`` only.
    """
    with transaction.atomic():
        head, _made = AuditHead.objects.select_for_update().get_or_create(pk=1)
        return _sealed(
            head, list(AuditLine.objects.unsealed(since=head.highest - AT_ONCE)[:AT_ONCE])
        )


def seal_all() -> int:
    """Seals every line that is not sealed yet, and returns how many those were."""
    number = 0
    while True:
        with transaction.atomic():
            head, _made = AuditHead.objects.select_for_update().get_or_create(pk=1)
            sealed = _sealed(head, list(AuditLine.objects.unsealed()[:AT_ONCE]))
        if not sealed:
            return number
        number += sealed


def _sealed(head: AuditHead, lines: list[AuditLine]) -> int:
    seals = []
    for line in lines:
        head.number += 1
        head.digest = digest_of(head.digest, line)
        head.highest = max(head.highest, line.pk)
        seals.append(AuditSeal(number=head.number, line=line, digest=head.digest))
    if seals:
        AuditSeal.objects.bulk_create(seals)
        head.save()
    return len(seals)
