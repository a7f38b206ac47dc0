"""Run the benches named on the command line, or all, and say which limits are missed."""

import importlib
import os
import pkgutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import django
from django.db import connection
from django.test.utils import override_settings

from tests.bench.contract import Row

HEADINGS = ("", "measured", "peer", "ratio", "limit", "")


def benches() -> list[str]:
    """List the modules of this package that have rows to give."""
    names = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
    return [
        name
        for name in names
        if name != "__main__" and hasattr(importlib.import_module(f"tests.bench.{name}"), "run")
    ]


def cells(row: Row) -> tuple[str, ...]:
    def amount(value: float | None) -> str:
        return "–" if value is None else f"{value:,.1f} {row.unit}"

    ratio = "–" if row.ratio is None else f"{row.ratio:.2f}"
    verdict = "ok" if row.ok else "MISSED"
    return row.name, amount(row.measured), amount(row.peer), ratio, amount(row.limit), verdict


def table(rows: Iterable[Row]) -> str:
    lines = [HEADINGS, *map(cells, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


@contextmanager
def own_database() -> Iterator[None]:
    """Give the benches an empty, migrated database and a folder for uploads, then drop both."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        override_settings(MEDIA_ROOT=folder),
    ):
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


def main(names: Sequence[str]) -> int:
    known = benches()
    if unknown := sorted(set(names) - set(known)):
        sys.exit(f"There is no bench {', '.join(unknown)}; there are {', '.join(known) or 'none'}.")
    rows: list[Row] = []
    with own_database():
        for name in names or known:
            rows += importlib.import_module(f"tests.bench.{name}").run()
    print(table(rows))
    return int(not all(row.ok for row in rows))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    sys.exit(main(sys.argv[1:]))
