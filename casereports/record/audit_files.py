"""The audit as a file: CSV for a spreadsheet, JSON Lines for a program."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Final, Literal

from casereports.record.models import AuditLine

Form = Literal["csv", "jsonl"]
COLUMNS: Final = ("line", "when", "action", "who", "case", "case_uuid", "detail", "seal", "digest")
#: A spreadsheet takes a text that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def told(line: AuditLine) -> dict[str, str | int | None]:
    """Returns what a file says of a line; its seal must have been fetched with it."""
    seal = getattr(line, "seal", None)
    return {
        "line": line.pk,
        "when": line.when.astimezone(UTC).isoformat(timespec="microseconds"),
        "action": line.action,
        "who": line.who_name,
        "case": line.case_slug,
        "case_uuid": str(line.case_uuid) if line.case_uuid else None,
        "detail": line.detail,
        "seal": seal.number if seal else None,
        "digest": seal.digest if seal else None,
    }


def written(lines: Iterable[AuditLine], form: Form) -> Iterator[str]:
    """Returns a file of lines piece by piece, so that no number of lines fills the memory."""
    if form == "jsonl":
        for line in lines:
            yield json.dumps(told(line), ensure_ascii=False) + "\n"
        return
    yield _row(COLUMNS)
    for line in lines:
        yield _row([_harmless(value) for value in told(line).values()])


def _row(values: Iterable[object]) -> str:
    target = io.StringIO()
    csv.writer(target).writerow(values)
    return target.getvalue()


def _harmless(value: str | int | None) -> str | int | None:
    """Returns a value that no spreadsheet runs: an apostrophe before it makes it a text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
