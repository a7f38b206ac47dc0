"""What was told of something that is gone for good: it leaves inboxes and the queue of e-mails."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from casereports.notices.models import Message, Notice, State
from casereports.notices.own_kinds import DIGEST

#: One notice in an e-mail of the day: its title, and below it where it leads.
_ENTRY: Final = re.compile(r"^- .*(?:\n  .*)?(?:\n|\Z)", re.MULTILINE)

#: What is still on its way, or will be.
_WAITING: Final = frozenset({State.QUEUED, State.SENDING, State.FAILED})


@dataclass(frozen=True)
class Mentions:
    """The notices and the e-mails in which one of the names stands."""

    names: frozenset[str]
    notices: tuple[Notice, ...]
    messages: tuple[Message, ...]

    @property
    def waiting(self) -> int:
        """How many of the e-mails have not left yet."""
        return sum(message.state in _WAITING for message in self.messages)


def mentions_of(names: Collection[str]) -> Mentions:
    """Returns what was told; names are identifiers and numbers, which nothing else contains."""
    found = _naming(names)
    in_inbox, in_mail = Q(pk__in=()), Q(pk__in=())
    for name in names:
        in_inbox |= Q(once__contains=name) | Q(link__contains=name) | Q(words__number=name)
        in_mail |= Q(once__contains=name) | Q(subject__contains=name) | Q(body__contains=name)
    return Mentions(
        frozenset(names),
        tuple(
            notice
            for notice in Notice.objects.filter(in_inbox)
            if found.search(f"{notice.once} {notice.link} {notice.words.get('number', '')}")
        ),
        tuple(
            message
            for message in Message.objects.filter(in_mail)
            if found.search(f"{message.once} {message.subject} {message.body}")
        ),
    )


def forget(mentions: Mentions) -> None:
    """Removes notices and e-mails; an e-mail of the day keeps what it says of all else.

    It keeps its place, too: without it what else it told would be told a second time. One that
    has nothing to say any more is not sent. Must run in a transaction.
    """
    of_the_day = [message for message in mentions.messages if message.kind == DIGEST.code]
    for message in of_the_day:
        body = _without(message.body, mentions.names)
        rows = Message.objects.filter(pk=message.pk)
        rows.update(body=body)
        if not _ENTRY.search(body):
            rows.filter(state__in=_WAITING).move(State.CANCELLED, secret="")
    alone = [message.pk for message in mentions.messages if message.kind != DIGEST.code]
    Message.objects.filter(pk__in=alone).delete()
    Notice.objects.filter(pk__in=[notice.pk for notice in mentions.notices]).delete()


def _without(body: str, names: Iterable[str]) -> str:
    named = _naming(names)
    return _ENTRY.sub(lambda entry: "" if named.search(entry[0]) else entry[0], body)


def _naming(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?:{'|'.join(map(re.escape, names))})(?!\d)")
