"""``describeprose CASE``: renews the table of quotations in docs/prose.md."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from casereports.clinical.casefile import CaseFileError, read_case
from casereports.manuscript.quoting.description import with_quotations


class Command(BaseCommand):
    """Writes the document again; what stands round the table is left as it is."""

    help = "Renews the table of docs/prose.md from a case that has something for every form."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("case", type=Path, help="a case.json, tests/cases/quotations/case.json")

    def handle(self, *args: Any, **options: Any) -> None:
        document = Path(settings.BASE_DIR) / "docs" / "prose.md"
        try:
            facts = read_case(options["case"].read_text(encoding="utf-8"))
            text = with_quotations(document.read_text(encoding="utf-8"), facts)
        except (OSError, CaseFileError, ValueError) as error:
            raise CommandError(str(error)) from error
        document.write_text(text, encoding="utf-8")
        self.stdout.write("docs/prose.md")
