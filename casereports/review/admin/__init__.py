"""The data manager's pages of the review, one module for each noun."""

from casereports.review.admin import (
    comment,
    decision,
    erased,
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
    "erased",
    "export",
    "publication",
    "queue",
    "reviewing",
    "snapshot",
    "submission",
]
