"""``describeprose CASE``: renews the table of quotations in docs/prose.md, and its words."""

import textwrap
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

import casereports
from casereports.clinical.casefile import CaseFileError, read_case
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.description import with_quotations

WORDS = Path(casereports.__file__).parent / "authoring" / "quotable_words.py"
HEAD = '''"""What the editor says of quotations; written by ``manage.py describeprose``."""

from django.utils.translation import gettext_noop as _

WORDS = (
'''
LONGEST = 101  # characters of a line, with its end


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
        WORDS.write_text(quotable_words(), encoding="utf-8")
        self.stdout.write("docs/prose.md")


def quotable_words() -> str:
    """Returns the module that lists the descriptions where translators' tools find them."""
    said = sorted(
        {
            says
            for kind in KINDS.values()
            for says in (kind.says, *(form.says for form in (*kind.whole, *kind.rows)))
        }
    )
    return HEAD + "".join(line for words in said for line in _listed(words)) + ")\n"


def _listed(words: str) -> Iterator[str]:
    line = f'    _("{words}"),\n'
    if len(line) <= LONGEST:
        yield line
        return
    yield "    _(\n"
    yield from (f'        "{part}"\n' for part in textwrap.wrap(words, 80, drop_whitespace=False))
    yield "    ),\n"
