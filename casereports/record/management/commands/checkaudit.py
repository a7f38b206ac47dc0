"""``checkaudit [--head DIGEST]``: whether the audit is as it was written."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from casereports.record.actions.audit import seal_all
from casereports.record.chain import BrokenChainError, End, check
from casereports.record.frozen import frozen_tables
from casereports.record.models import AuditLine, AuditSeal


class Command(BaseCommand):
    """Follows the chain of all lines, and seals those that a process left unsealed when it died.

    Ends with an error that names the first line that was altered, removed or put out of order.
    Whoever could cut off the end could also forget that it was there: keep the head that is
    printed elsewhere, and give it next time.
    """

    help = "Checks that no line of the audit was altered, removed or put out of order."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", default="", help="the digest that was printed last time")

    def handle(self, *args: Any, **options: Any) -> None:
        open_tables = {model._meta.db_table for model in (AuditLine, AuditSeal)} - frozen_tables(
            connection
        )
        try:
            end = check(options["head"])
        except BrokenChainError as error:
            raise CommandError(str(error)) from error
        if open_tables:
            raise CommandError(
                f"The triggers of {', '.join(sorted(open_tables))} are not there: "
                "lines can be changed without a refusal."
            )
        self._tell(end, seal_all())

    def _tell(self, end: End, sealed: int) -> None:
        if sealed:
            self.stdout.write(f"{sealed} lines had no seal yet and were sealed now.")
            end = check(end.digest)
        self.stdout.write(f"{end.number} lines are as they were written.")
        self.stdout.write(f"head: {end.digest}")
