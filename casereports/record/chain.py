"""The chain of digests that shows whether a line of the audit was altered, removed or put in."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC

from casereports.record.models import AuditHead, AuditLine, AuditSeal

#: How many seals are fetched at once.
PIECE = 2000


class BrokenChainError(ValueError):
    """The audit is not as it was written; the message names the first line that is wrong."""


@dataclass(frozen=True)
class End:
    """How far a chain goes; ``is_known`` tells whether the digest that was asked for is in it."""

    number: int = 0
    digest: str = ""
    is_known: bool = False


def digest_of(before: str, line: AuditLine) -> str:
    """Returns the digest of a line that stands behind another with the digest ``before``."""
    return hashlib.sha256(f"{before}\n{canonical(line)}".encode()).hexdigest()


def canonical(line: AuditLine) -> str:
    """Returns all that a line says, in one way of writing; to change it breaks every chain."""
    said = [
        line.pk,
        line.when.astimezone(UTC).isoformat(timespec="microseconds"),
        line.action,
        line.who_id,
        line.who_name,
        line.case_id,
        str(line.case_uuid) if line.case_uuid else None,
        line.case_slug,
        line.detail,
    ]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def check(head: str = "") -> End:
    """Follows the whole chain and returns its end, or raises BrokenChainError at the first fault.

    ``head`` is a digest that was seen at the end before, and must still be in the chain.
    """
    end = End()
    while seals := list(AuditSeal.objects.filter(number__gt=end.number)[:PIECE]):
        lines = AuditLine.objects.in_bulk([seal.line_id for seal in seals])
        end = _follow(seals, lines, end, head)
    kept = AuditHead.objects.first() or AuditHead()
    if kept.number > end.number:
        raise BrokenChainError(
            f"The end was cut off: seal {end.number + 1} of {kept.number} is missing."
        )
    if (kept.number, kept.digest) != (end.number, end.digest):
        raise BrokenChainError(f"The end is not the one that was kept, seal {kept.number}.")
    if head and not end.is_known:
        raise BrokenChainError(
            f"The digest {head} is not in the chain: its end was cut off, or all was written anew."
        )
    return end


def _follow(
    seals: Iterable[AuditSeal], lines: Mapping[int, AuditLine], begun: End, head: str
) -> End:
    number, digest, is_known = begun.number, begun.digest, begun.is_known
    for seal in seals:
        number += 1
        if seal.number != number:
            raise BrokenChainError(f"Seal {number} is missing.")
        line = lines.get(seal.line_id)
        if line is None:
            raise BrokenChainError(f"Line {seal.line_id} (seal {number}) was removed.")
        digest = digest_of(digest, line)
        if digest != seal.digest:
            raise BrokenChainError(
                f"Line {seal.line_id} (seal {number}) was altered, or stands out of order."
            )
        is_known |= digest == head
    return End(number, digest, is_known)
