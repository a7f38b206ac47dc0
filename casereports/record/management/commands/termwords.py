"""Lists the words of the closed lists where translators' tools find them."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from django.core.management.base import BaseCommand

import casereports
from casereports.clinical.values import Term

FILE = Path(casereports.__file__).parent / "record" / "term_words.py"
#: Rooms whose words stand on the author's pages; all are loaded, so that none is left to chance.
ROOMS = ("clinical", "vocabulary", "references", "journals", "figures", "checks", "authoring")
HEAD = '''"""The words of the closed lists, for translators; written by ``manage.py termwords``."""

from django.utils.translation import gettext_noop as _

WORDS = (
'''


class Command(BaseCommand):
    """Writes ``record/term_words.py`` from the lists of the clinical rooms."""

    help = "Write record/term_words.py, from which makemessages takes the words of closed lists."

    def handle(self, *args: Any, **options: Any) -> None:
        FILE.write_text(term_words(), encoding="utf-8")


def term_words() -> str:
    """Returns the module's text."""
    words = sorted(
        {term.label for kind in _kinds(Term) for term in kind if any(map(str.isalpha, term.label))}
    )
    return HEAD + "".join(f"    _({_quoted(word)}),\n" for word in words) + ")\n"


def _kinds(base: type[Term]) -> Iterator[type[Term]]:
    for room in ROOMS:
        package = import_module(f"casereports.{room}")
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    waiting = [base]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("casereports."):
            yield kind


def _quoted(word: str) -> str:
    return "'" + word + "'" if '"' in word else '"' + word + '"'
