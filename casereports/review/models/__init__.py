"""Tables of the review."""

from casereports.review.models.comments import Comment, CommentKind, Reply
from casereports.review.models.decision import (
    Decision,
    Letter,
    LetterDraft,
    NoticeKind,
    Publication,
    PublicationNotice,
)
from casereports.review.models.erased import ErasedArticle
from casereports.review.models.exports import (
    Export,
    ExportKind,
    ExportState,
    ExportTrouble,
    LeftOut,
)
from casereports.review.models.queue import SavedView, SearchText
from casereports.review.models.reviewing import (
    Answer,
    ChecklistAnswer,
    Review,
    ReviewerInvitation,
    followed_by,
    reviewed_by,
)
from casereports.review.models.snapshot import Snapshot
from casereports.review.models.statistics import FirstFindings, MissingItem
from casereports.review.models.submission import SUBMIT, Anonymity, Move, Submission

__all__ = [
    "SUBMIT",
    "Anonymity",
    "Answer",
    "ChecklistAnswer",
    "Comment",
    "CommentKind",
    "Decision",
    "ErasedArticle",
    "Export",
    "ExportKind",
    "ExportState",
    "ExportTrouble",
    "FirstFindings",
    "LeftOut",
    "Letter",
    "LetterDraft",
    "MissingItem",
    "Move",
    "NoticeKind",
    "Publication",
    "PublicationNotice",
    "Reply",
    "Review",
    "ReviewerInvitation",
    "SavedView",
    "SearchText",
    "Snapshot",
    "Submission",
    "followed_by",
    "reviewed_by",
]
