"""Words that stand for what is put in, where a text is only looked at."""

from datetime import timedelta

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from casereports.notices.kinds import NoticeKind
from casereports.notices.placeholders import Placeholder
from casereports.notices.texts import Texts, Wording

_DAYS = 14


def sample(kind: NoticeKind, texts: Texts) -> Wording:
    """Returns a kind's text as it could be sent, in the language of the texts."""
    due = timezone.localdate() + timedelta(days=_DAYS)
    with translation.override(texts.language):
        words = {
            Placeholder.NUMBER: f"{due.year}-00001",
            Placeholder.PERSON: _("Given name Family name"),
            Placeholder.DUE: due.isoformat(),
            Placeholder.JOURNAL: _("The name of the journal"),
            Placeholder.COUNT: "2",
            Placeholder.LIST: "- …\n- …",
        }
    return texts.told(kind, {str(name): words[name] for name in kind.told}, "/…")
