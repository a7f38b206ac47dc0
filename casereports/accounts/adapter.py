"""How signing in behaves on this site."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoorAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no stubs
    """Sign in only: an administrator makes each account."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
