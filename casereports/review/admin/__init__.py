"""The data manager's pages of the review, one module for each noun."""

from casereports.review.admin import (
    comment,
    decision,
    export,
    publication,
    queue,
    reviewing,
    snapshot,
    submission,
)

__all__ = [
    "comment",
    "decision",
    "export",
    "publication",
    "queue",
    "reviewing",
    "snapshot",
    "submission",
]
