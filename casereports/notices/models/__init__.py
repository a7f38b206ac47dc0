"""What is told to whom, and what leaves the site by e-mail."""

from casereports.notices.models.choices import MailChoice, Pace
from casereports.notices.models.message import MOVES, Message, State
from casereports.notices.models.notice import LONGEST_NAME, Notice, NoticeQuerySet
from casereports.notices.models.text import NoticeText

__all__ = [
    "LONGEST_NAME",
    "MOVES",
    "MailChoice",
    "Message",
    "Notice",
    "NoticeQuerySet",
    "NoticeText",
    "Pace",
    "State",
]
