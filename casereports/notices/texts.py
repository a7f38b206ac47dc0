"""The words of a notice, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from casereports.notices.kinds import NoticeKind, kind_of
from casereports.notices.models import Notice, NoticeText
from casereports.notices.placeholders import Placeholder, fill, one_line
from casereports.notices.server import SITE, absolute


@dataclass(frozen=True)
class Wording:
    """A subject and a body, with gaps or filled."""

    subject: str
    body: str


@dataclass(frozen=True)
class Texts:
    """What administrators wrote in one language, by the kinds' codes."""

    language: str
    own: Mapping[str, Wording]

    @classmethod
    def of(cls, language: str, *kinds: NoticeKind) -> "Texts":
        """Returns the texts of some kinds, or of all, in one query."""
        rows = NoticeText.objects.filter(language=language)
        if kinds:
            rows = rows.filter(kind__in=[kind.code for kind in kinds])
        return cls(language, {row.kind: Wording(row.subject, row.body) for row in rows})

    def with_gaps(self, kind: NoticeKind) -> Wording:
        """Returns what a kind says: an administrator's words, or else the site's own."""
        if kind.code in self.own:
            return self.own[kind.code]
        with translation.override(self.language):
            return Wording(gettext(kind.subject), gettext(kind.body))

    def told(self, kind: NoticeKind, words: Mapping[str, str], link: str = "") -> Wording:
        """Returns what a notice says; ``link`` is a page of this site."""
        gaps = self.with_gaps(kind)
        with translation.override(self.language):
            parts = {name: _part(name, word) for name, word in words.items()}
        parts |= {Placeholder.SITE: SITE, Placeholder.LINK: absolute(link)}
        return Wording(one_line(fill(gaps.subject, parts)), fill(gaps.body, parts).strip() + "\n")

    def title(self, notice: Notice) -> str:
        """Returns a notice in one line, as it stands in the inbox."""
        kind = kind_of(notice.kind)
        if kind is None:  # told by an older version of the site
            return gettext("A notice")
        return self.told(kind, notice.words, notice.link).subject


def known_language(*wishes: str | None) -> str:
    """Returns the first of the wishes that is a language of this site, or the site's own.

    A wish is a language tag in capital or small letters: "zh-Hans" is "zh-hans" here.
    """
    for wish in filter(None, wishes):
        try:
            return translation.get_supported_language_variant(wish.lower())
        except LookupError:
            continue
    return str(settings.LANGUAGE_CODE)


def _part(name: str, word: str) -> str:
    """Returns what is put in: a day as the language writes it."""
    if name == Placeholder.DUE:
        return str(date_format(date.fromisoformat(word), "DATE_FORMAT"))
    return word
