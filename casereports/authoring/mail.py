"""E-mails with a link: who asks and for what, and never a word of the case."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from casereports.accounts.models import User
from casereports.notices.models import MailChoice
from casereports.notices.texts import known_language
from casereports.record.models import Case, Paper

logger = logging.getLogger(__name__)

#: Where mail goes without a mail server: to the log, in which no link may stand.
NO_SERVER = "django.core.mail.backends.console.EmailBackend"


def one_line(user: User) -> str:
    """Returns a user's name as an e-mail says it, on one line whatever was typed."""
    return " ".join(str(user).split())


def language_for(address: str, *, case: Case, by: User) -> str:
    """Returns the language that whoever has an address chose, or else that of the case's paper.

    Who writes to their own address, being ``by``, and chose none reads what they speak now.
    """
    choices = MailChoice.objects.filter(user__email__iexact=address, user__is_active=True)
    chosen = choices.values_list("language", flat=True).first()
    spoken = translation.get_language() if address.lower() == by.email.lower() else None
    written = Paper.objects.filter(case=case).values_list("language", flat=True).first()
    return known_language(chosen, spoken, written)


def send_link(template: str, *, to: str, language: str, context: dict[str, Any]) -> bool:
    """Sends an e-mail, and tells whether a mail server took it.

    The first line of ``template`` is the subject. Call it when the link is in the database for
    good: an e-mail can't be taken back.
    """
    if settings.EMAIL_BACKEND == NO_SERVER:
        return False
    with translation.override(language):
        subject, _break, body = render_to_string(template, context).partition("\n")
    try:
        EmailMessage(subject=subject, body=body.strip() + "\n", to=[to]).send()
    except OSError as error:  # smtplib's errors are of this kind, too
        logger.warning("An e-mail with a link was not sent: %s", type(error).__name__)
        return False
    return True
