"""What an author must know of a reference before citing it: retracted, or a preprint."""

from collections.abc import Mapping
from typing import Any

from casereports.references.importing.marks import PREPRINT, RETRACTED


def is_retracted(csl: Mapping[str, Any]) -> bool:
    """Says whether a reference, as CSL-JSON, is marked as retracted."""
    return str(csl.get("status", "")).casefold() == RETRACTED


def is_preprint(csl: Mapping[str, Any]) -> bool:
    """Says whether a reference, as CSL-JSON, is marked as a preprint."""
    return str(csl.get("genre", "")).casefold() == PREPRINT.casefold()
