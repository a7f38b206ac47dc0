"""``describecasefile``: renews the case file's JSON Schema and reference tables under docs/."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from casereports.record.description import described_schema
from casereports.record.reference_tables import with_reference

SCHEMA, DOCUMENT = "case-file.schema.json", "case-file.md"


def described(folder: Path) -> dict[str, str]:
    """Returns what the described files in a folder should hold, by name."""
    schema = json.dumps(described_schema(), ensure_ascii=False, indent=2)
    document = with_reference((folder / DOCUMENT).read_text(encoding="utf-8"))
    return {SCHEMA: f"{schema}\n", DOCUMENT: document}


class Command(BaseCommand):
    """Writes both files again; what stands round the tables is left as it is."""

    help = "Renews docs/case-file.schema.json and the tables of docs/case-file.md."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "docs"
        for name, text in described(folder).items():
            (folder / name).write_text(text, encoding="utf-8")
            self.stdout.write(f"docs/{name}")
