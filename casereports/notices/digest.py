"""The e-mail of the day: a user's unread notices that are worth no e-mail each."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import User
from casereports.notices.models import MailChoice, Message, Notice, NoticeQuerySet, Pace
from casereports.notices.own_kinds import DIGEST
from casereports.notices.queue import Letter, put_in_queue
from casereports.notices.sending import TOO_OLD
from casereports.notices.server import absolute, has_mail_server
from casereports.notices.texts import Texts, Wording, known_language

#: From this hour on, by the clock of the site, e-mails of the day are gathered.
HOUR: Final = 7
#: More than these are for the inbox.
MOST: Final = 50


def gather_digests(now: datetime) -> int:
    """Puts the e-mails of the day into the queue, one for each user, and returns how many."""
    local = timezone.localtime(now)
    if not has_mail_server() or local.hour < HOUR:
        return 0
    waiting = Notice.objects.for_digest().filter(created__gt=now - TOO_OLD)
    users = User.objects.filter(pk__in=waiting.values("user"), is_active=True).exclude(email="")
    return sum(_gather(user, waiting.of(user).order_by("pk"), local.date()) for user in users)


def _gather(user: User, waiting: NoticeQuerySet, day: date) -> bool:
    """Gathers what waits for one user, unless that was done today."""
    choice = MailChoice.objects.filter(user=user).first() or MailChoice(user=user)
    letter = Letter(user.email, user, known_language(choice.language))
    once = f"{DIGEST.code}:{day}"
    if choice.pace == Pace.DECISIONS or Message.objects.filter(once=letter.key(once)).exists():
        return False
    with transaction.atomic():
        notices = list(waiting)
        wording = _wording(notices, letter.language)
        message, is_new = put_in_queue(DIGEST, letter, wording, once=once)
        if is_new:
            Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(digest=message)
    return is_new


def _wording(notices: Sequence[Notice], language: str) -> Wording:
    texts = Texts.of(language)
    lines = [_line(texts, notice) for notice in notices[:MOST]]
    words = {"count": str(len(notices)), "list": "\n".join(lines)}
    return texts.told(DIGEST, words, reverse("notices"))


def _line(texts: Texts, notice: Notice) -> str:
    line = f"- {texts.title(notice)}"
    return f"{line}\n  {absolute(notice.link)}" if notice.link else line
