"""Kinds of notices as another room would name them, and what is told of them."""

from typing import Any

from casereports.accounts.models import User
from casereports.notices.actions import Told, notify
from casereports.notices.kinds import Audience, Mail, NoticeKind
from casereports.notices.models import Message
from casereports.notices.placeholders import Placeholder

P = Placeholder
REVIEW_DUE = NoticeKind(
    code="review-due",
    audience=Audience.REVIEWER,
    title="A review is due soon",
    subject="{site}: your review of {number} is due on {due}",
    body="Your review of {number} is due on {due}.\n\n{link}\n",
    placeholders=frozenset({P.NUMBER, P.DUE, P.LINK}),
    blind=True,
)
RECEIVED = NoticeKind(
    code="received",
    audience=Audience.EDITOR,
    title="A case was submitted",
    subject="{person} submitted {number}",
    body="{person} submitted {number}: {link}",
    placeholders=frozenset({P.NUMBER, P.PERSON, P.LINK}),
    mail=Mail.DIGEST,
)
DECIDED = NoticeKind(
    code="decided",
    audience=Audience.AUTHOR,
    title="A decision was made",
    subject="A decision on {number}",
    body="A decision on {number} stands at {link}",
    placeholders=frozenset({P.NUMBER, P.LINK}),
    always=True,
)
INVITED = NoticeKind(
    code="invited",
    audience=Audience.REVIEWER,
    title="A reviewer is invited",
    subject="{journal} asks you for a review",
    body="Open {link} to answer.",
    placeholders=frozenset({P.JOURNAL, P.LINK}),
    always=True,
    blind=True,
    secret_link=True,
)
ASIDE = NoticeKind(
    code="aside",
    audience=Audience.EVERYBODY,
    title="By the way",
    subject="By the way",
    body="Something on {site}.",
    mail=Mail.NEVER,
)
ALL = (REVIEW_DUE, RECEIVED, DECIDED, INVITED, ASIDE)

LINK = "/reviews/7/"
DUE = {"number": "2026-00012", "due": "2026-12-01"}
PERSON = {"number": "2026-00012", "person": "The editor"}


def tell_due(to: User | None, **more: Any) -> Told:
    """Tells that a review is due."""
    told: dict[str, Any] = {"kind": REVIEW_DUE, "link": LINK, "words": DUE, "once": "due:7"}
    return notify(to=to, **{**told, **more})


def tell_received(to: User, **more: Any) -> Told:
    """Tells what is worth no e-mail of its own."""
    told: dict[str, Any] = {"kind": RECEIVED, "link": LINK, "words": PERSON, "once": "received:7"}
    return notify(to=to, **{**told, **more})


def tell_invited(**more: Any) -> Told:
    """Invites somebody without an account by a link that opens something by itself."""
    told: dict[str, Any] = {
        "kind": INVITED,
        "to": None,
        "email": "guest@example.org",
        "link": "/invited/secret-token/",
        "words": {"journal": "The Journal"},
        "once": "invited:7",
    }
    return notify(**{**told, **more})


def only() -> Message:
    return Message.objects.get()
