"""Does all that notices need from time to time; for cron, or for a container of its own."""

import signal
from threading import Event
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from casereports.notices.rounds import go_round


class Command(BaseCommand):
    help = (
        "Tell reminders that are due, gather the e-mails of the day and send what waits. "
        "Run it every few minutes, or once with --forever."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--forever",
            action="store_true",
            help="Go on until stopped, resting CASEREPORTS_NOTICES_EVERY seconds between rounds.",
        )

    def handle(self, *_args: Any, forever: bool, **_options: Any) -> None:
        if forever:
            self._go_on()
            return
        done = go_round()
        self.stdout.write(str(done))
        if done.reminded.failed:
            raise CommandError("Not all reminders could be told. The log says where.")

    def _go_on(self) -> None:
        """Goes round until it is told to end, and never leaves off within an e-mail."""
        end = Event()

        def leave(_signal: int, _frame: FrameType | None) -> None:
            end.set()

        before = {name: signal.signal(name, leave) for name in (signal.SIGTERM, signal.SIGINT)}
        while not end.is_set():
            close_old_connections()
            self.stdout.write(str(go_round()))
            end.wait(settings.NOTICES_EVERY)
        for name, handler in before.items():
            signal.signal(name, handler)
