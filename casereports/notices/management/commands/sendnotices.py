"""Sends the e-mails that are due."""

from typing import Any

from django.core.management.base import BaseCommand

from casereports.notices.sending import send_due


class Command(BaseCommand):
    help = "Send the e-mails that are due. Safe to run while a worker or another one runs."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(str(send_due()))
