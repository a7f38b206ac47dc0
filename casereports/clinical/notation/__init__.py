"""What a clinician types in one line, read into values and written back exactly."""

from casereports.clinical.notation.exact import NotationError
from casereports.clinical.notation.registry import (
    NOTATIONS,
    Notation,
    notation_for,
    notation_named,
)

__all__ = ["NOTATIONS", "Notation", "NotationError", "notation_for", "notation_named"]
