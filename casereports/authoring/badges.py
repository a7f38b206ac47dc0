"""What a list says of a row besides its columns: a reference that was retracted, a preprint."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casereports.record.models import Reference
from casereports.references.standing import is_preprint, is_retracted


@dataclass(frozen=True)
class Badge:
    """A word beside a row; ``look`` is a class of the stylesheet."""

    words: Promise
    look: str


RETRACTED = Badge(_("retracted"), "text-bg-danger")
PREPRINT = Badge(_("preprint"), "text-bg-warning")


def badges_of(row: models.Model) -> tuple[Badge, ...]:
    """Returns the badges of a row, the gravest first."""
    if not isinstance(row, Reference):
        return ()
    found = ((RETRACTED, is_retracted(row.csl)), (PREPRINT, is_preprint(row.csl)))
    return tuple(badge for badge, holds in found if holds)
