"""Tells the administrators what they have to decide about e-mails; in their inbox only."""

from collections.abc import Mapping
from types import MappingProxyType

from casereports.accounts.models import Role, User
from casereports.notices.inbox import put_in_inbox
from casereports.notices.kinds import NoticeKind

_NOTHING: Mapping[str, str] = MappingProxyType({})


def tell_administrators(
    kind: NoticeKind, *, once: str, link: str, words: Mapping[str, str] = _NOTHING
) -> None:
    """Puts a notice into the inbox of each; ``link`` leads to the data manager's page."""
    for administrator in User.objects.filter(role=Role.ADMINISTRATOR, is_active=True):
        put_in_inbox(kind, administrator, words=words, link=link, once=f"{kind.code}:{once}")
