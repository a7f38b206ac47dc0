"""``keepfindings``: counts what old first snapshots lacked, for the statistics."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casereports.review.first_findings import keep_missed_findings


class Command(BaseCommand):
    help = "Take down which CARE items first snapshots lack, where that was not done yet."

    def handle(self, *_args: Any, **_options: Any) -> None:
        number, unread = keep_missed_findings()
        self.stdout.write(f"submissions taken down: {number}")
        if unread:
            raise CommandError(f"These first snapshots can't be read: {', '.join(unread)}.")
