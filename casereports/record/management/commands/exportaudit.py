"""``exportaudit --format csv|jsonl --output PATH [--from DAY] [--to DAY] [--case] [--who]``."""

from argparse import ArgumentParser
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from casereports.record.actions.audit import note
from casereports.record.audit_files import written
from casereports.record.models import Action, AuditLine


class Command(BaseCommand):
    """Writes lines of the audit in the order in which they were written."""

    help = "Writes the audit, or a part of it, as CSV or JSON Lines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", required=True, choices=["csv", "jsonl"])
        parser.add_argument("--output", required=True, type=Path, help="the file to write")
        parser.add_argument("--from", dest="first", type=_day, help="the first day, YYYY-MM-DD")
        parser.add_argument("--to", dest="last", type=_day, help="the last day, YYYY-MM-DD")
        parser.add_argument("--case", default="", help="a case's short name, now or then")
        parser.add_argument("--who", default="", help="a user name")

    def handle(self, *args: Any, **options: Any) -> None:
        lines = AuditLine.objects.order_by("pk").select_related("seal")
        if options["first"]:
            lines = lines.filter(when__gte=_midnight(options["first"]))
        if options["last"]:
            lines = lines.filter(when__lt=_midnight(options["last"] + timedelta(days=1)))
        if options["case"]:
            lines = lines.filter(case_slug=options["case"])
        if options["who"]:
            lines = lines.filter(who_name=options["who"])
        number = 0
        try:
            with options["output"].open("w", encoding="utf-8", newline="") as file:
                for piece in written(lines.iterator(chunk_size=2000), options["format"]):
                    file.write(piece)
                    number += 1
        except OSError as error:
            raise CommandError(
                f"{options['output']} can't be written: {error.strerror}."
            ) from error
        number -= options["format"] == "csv"
        note(case=None, who=None, action=Action.EXPORTED, detail="audit")
        self.stdout.write(f"{number} lines written.")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
