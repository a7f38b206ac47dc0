"""A user's inbox: what is put in, and what is marked as read."""

from collections.abc import Mapping

from django.utils import timezone

from casereports.accounts.models import User
from casereports.notices.kinds import Mail, NoticeKind
from casereports.notices.models import Notice


def put_in_inbox(
    kind: NoticeKind,
    user: User,
    *,
    words: Mapping[str, str],
    link: str,
    once: str,
    mail: Mail = Mail.NEVER,
) -> tuple[Notice, bool]:
    """Returns the notice of an event, and whether it is new; ``words`` have been checked."""
    return Notice.objects.get_or_create(
        user=user,
        once=once,
        defaults={
            "kind": kind.code,
            "words": dict(words),
            "link": "" if kind.secret_link else link,
            "mail": mail,
        },
    )


def mark_read(*, user: User, notice: int | None = None) -> int:
    """Marks one of a user's notices as read, or all, and returns how many were unread."""
    unread = Notice.objects.of(user).unread()
    if notice is not None:
        unread = unread.filter(pk=notice)
    return unread.update(read_at=timezone.now())
