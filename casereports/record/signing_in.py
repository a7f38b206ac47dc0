"""Notes in the audit who signs in and out, and whose sign-in fails.

Django's own sign-in and allauth's tell of them alike, and allauth alone of a second factor that
was wrong; imported when the site starts.
"""

from typing import Any

from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Q
from django.dispatch import receiver

from casereports.accounts.models import User
from casereports.record.actions.audit import note
from casereports.record.models import Action


@receiver(user_logged_in)
def _signed_in(*, user: User, **_kwargs: Any) -> None:
    note(case=None, who=user, action=Action.SIGNED_IN)


@receiver(user_logged_out)
def _signed_out(*, user: User | None, **_kwargs: Any) -> None:
    if user is not None:  # a session that had ended before
        note(case=None, who=user, action=Action.SIGNED_OUT)


@receiver(user_login_failed)
def _failed(*, credentials: dict[str, Any], **_kwargs: Any) -> None:
    """Notes whose account was tried; of nobody's, not what was typed: it may be a password."""
    typed = str(credentials.get("username") or credentials.get("email") or "").replace("\0", "")
    known: User | None = None
    if typed:
        known = User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed)).first()
    note(case=None, who=known, action=Action.SIGN_IN_FAILED)


@receiver(authentication_failed)
def _second_factor_failed(*, user: User, **_kwargs: Any) -> None:
    """Notes whose second factor was wrong: who is asked for one is known by the password."""
    note(case=None, who=user, action=Action.SIGN_IN_FAILED, detail="second factor")
