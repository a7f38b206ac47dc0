"""Reminders of what is due: other rooms know of what, this one tells it once."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from casereports.accounts.models import User
from casereports.notices.actions import notify
from casereports.notices.kinds import NoticeKind

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """What ``notify`` takes; ``once`` names what is due and which reminder of it this is."""

    kind: NoticeKind
    to: User | None
    words: Mapping[str, str]
    once: str
    email: str = ""
    language: str = ""
    link: str = ""


#: Returns all reminders that are due on a day, those that were told before included: a site that
#: slept for a day then tells what it missed.
Source = Callable[[date], Iterable[Reminder]]

_SOURCES: list[Source] = []


@dataclass(frozen=True)
class Reminded:
    """How many reminders were told for the first time, and how many could not be."""

    told: int
    failed: int


def register_reminders(source: Source) -> None:
    """Makes a source known; to be called when the site starts."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def remind(today: date) -> Reminded:
    """Tells what is due and was not told; one that fails does not keep back the others."""
    told = failed = 0
    for source in _SOURCES:
        try:
            reminders = list(source(today))
        except Exception:
            logger.exception("Reminders could not be gathered.")
            failed += 1
            continue
        for reminder in reminders:
            try:
                told += notify(**vars(reminder)).is_new
            except Exception:
                logger.exception("A reminder could not be told: %s", reminder.kind.code)
                failed += 1
    return Reminded(told, failed)
