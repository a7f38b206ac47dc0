"""A round: all that is to be done from time to time."""

from dataclasses import dataclass

from django.utils import timezone

from casereports.notices.digest import gather_digests
from casereports.notices.reminders import Reminded, remind
from casereports.notices.sending import Sweep, send_due
from casereports.notices.tasks import forget_done


@dataclass(frozen=True)
class Round:
    """What a round came to."""

    reminded: Reminded
    digests: int
    sweep: Sweep

    def __str__(self) -> str:
        return (
            f"reminders: {self.reminded.told}, failed: {self.reminded.failed}; "
            f"e-mails of the day: {self.digests}; {self.sweep}"
        )


def go_round() -> Round:
    """Reminds, gathers and sends; safe to be run by several at once and to be killed."""
    now = timezone.now()
    reminded = remind(timezone.localdate(now))
    digests = gather_digests(now)
    sweep = send_due()
    forget_done()
    return Round(reminded, digests, sweep)
