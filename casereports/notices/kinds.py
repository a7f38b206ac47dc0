"""The kinds of notices; each room names its own when the site starts."""

import re
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casereports.notices.placeholders import Placeholder, faults


class Audience(TextChoices):
    """For whom a kind is."""

    AUTHOR = "author", _("Authors")
    REVIEWER = "reviewer", _("Reviewers")
    EDITOR = "editor", pgettext_lazy("notices", "Editors")
    ADMINISTRATOR = "administrator", _("Administrators")
    EVERYBODY = "everybody", _("Everybody")


class Mail(TextChoices):
    """How a kind leaves the site, unless the reader wants it otherwise."""

    AT_ONCE = "at_once", _("by e-mail at once")
    DIGEST = "digest", _("in the e-mail of the day")
    NEVER = "never", _("on this site only")


@dataclass(frozen=True, kw_only=True)
class NoticeKind:
    """What a notice of one kind says, and how it reaches its reader.

    ``title``, ``subject`` and ``body`` are English and marked with ``gettext_noop``. ``always``
    sends it by e-mail at once whatever the reader chose. A ``blind`` kind can't name a person. The
    link of a kind with a ``secret_link`` opens something by itself: it is kept only until the
    e-mail is on its way, and stands in no inbox.
    """

    code: str
    audience: Audience
    title: str
    subject: str
    body: str
    placeholders: frozenset[Placeholder] = frozenset()
    mail: Mail = Mail.AT_ONCE
    always: bool = False
    blind: bool = False
    secret_link: bool = False

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9-]{1,39}", self.code):
            raise ValueError(f"“{self.code}” is no code of a notice: small letters and dashes.")
        if not (self.title and self.subject and self.body):
            raise ValueError(f"{self.code}: a notice has a title, a subject and a body.")
        if self.blind and Placeholder.PERSON in self.placeholders:
            raise ValueError(f"{self.code}: a blind notice names nobody.")
        if self.secret_link and (self.mail != Mail.AT_ONCE or not self.wanted):
            raise ValueError(f"{self.code}: a secret link goes out by e-mail, at once.")
        for text, permitted in ((self.subject, self.in_subject), (self.body, self.permitted)):
            for fault in faults(text, permitted=permitted):
                raise ValueError(f"{self.code}: {fault}")

    @property
    def permitted(self) -> tuple[Placeholder, ...]:
        """What may stand in the body, in the order of the list of all."""
        own = {Placeholder.SITE, *self.placeholders}
        return tuple(name for name in Placeholder if name in own)

    @property
    def in_subject(self) -> tuple[Placeholder, ...]:
        """What may stand in the subject: it is one line, and others may read it on a screen."""
        aside = {Placeholder.LINK, Placeholder.LIST}
        return tuple(name for name in self.permitted if name not in aside)

    @property
    def told(self) -> frozenset[Placeholder]:
        """What whoever tells of it must say; the site itself knows the rest."""
        return self.placeholders - {Placeholder.SITE, Placeholder.LINK}

    @property
    def wanted(self) -> tuple[Placeholder, ...]:
        """What no text of this kind can do without."""
        return tuple(
            name for name in (Placeholder.LINK, Placeholder.LIST) if f"{{{name}}}" in self.body
        )


_KINDS: dict[str, NoticeKind] = {}


def register(*kinds: NoticeKind) -> None:
    """Makes kinds known; to be called when the site starts, by the ``ready`` of an application."""
    for kind in kinds:
        if _KINDS.setdefault(kind.code, kind) != kind:
            raise ValueError(f"There are two kinds of notices of the code “{kind.code}”.")


def known_kinds() -> tuple[NoticeKind, ...]:
    """Returns all kinds, by audience and code."""
    order = list(Audience)
    return tuple(sorted(_KINDS.values(), key=lambda kind: (order.index(kind.audience), kind.code)))


def kind_of(code: str) -> NoticeKind | None:
    """Returns the kind of a code; None for one that this version of the site does not know."""
    return _KINDS.get(code)
