"""Ranges of pages."""

import re

from casereports.references.importing.text import clean

RANGE = re.compile(r"([A-Za-z]*)(\d+)\s*[-–—‐‑−]+\s*([A-Za-z]*)(\d+)([A-Za-z.]*)")
LEADING = re.compile(r"^(?:pp?\.\s*|(?:pp?|pages?|s\.)\s+)(?=\d)", re.IGNORECASE)


def pages(text: str) -> str:
    """Returns pages with one hyphen and whole numbers: "1200--8" is "1200-1208"."""
    cleaned = LEADING.sub("", clean(text)).strip(" .,;-–—")
    return ", ".join(_range(part.strip()) for part in re.split(r"[,;]", cleaned) if part.strip())


def _range(text: str) -> str:
    found = RANGE.fullmatch(text)
    if found is None:
        return text
    before, first, letters, last, behind = found.groups()
    if len(last) < len(first) and letters in ("", before):
        last = first[: len(first) - len(last)] + last
        letters = letters or before
    if (before, first) == (letters, last) and not behind:
        return before + first
    return f"{before}{first}-{letters}{last}{behind.rstrip('.')}"
