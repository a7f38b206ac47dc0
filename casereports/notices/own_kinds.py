"""The kinds of notices that this room itself tells."""

from django.utils.translation import gettext_noop as _

from casereports.notices.kinds import Audience, Mail, NoticeKind
from casereports.notices.placeholders import Placeholder

DIGEST = NoticeKind(
    code="digest",
    audience=Audience.EVERYBODY,
    title=_("The e-mail of the day"),
    subject=_("{site}: what is new ({count})"),
    body=_(
        "What is new on {site}:\n\n{list}\n\nAll notices, and how often you get e-mails: {link}\n"
    ),
    placeholders=frozenset({Placeholder.COUNT, Placeholder.LIST, Placeholder.LINK}),
)
MAIL_UNCERTAIN = NoticeKind(
    code="mail-uncertain",
    audience=Audience.ADMINISTRATOR,
    title=_("It is not known whether an e-mail was sent"),
    subject=_("It is not known whether an e-mail was sent. Decide whether it is sent again."),
    body=_("It is not known whether an e-mail from {site} was sent: {link}\n"),
    placeholders=frozenset({Placeholder.LINK}),
    mail=Mail.NEVER,
)
MAIL_GIVEN_UP = NoticeKind(
    code="mail-given-up",
    audience=Audience.ADMINISTRATOR,
    title=_("An e-mail was given up"),
    subject=_("An e-mail could not be sent and was given up."),
    body=_("An e-mail from {site} could not be sent: {link}\n"),
    placeholders=frozenset({Placeholder.LINK}),
    mail=Mail.NEVER,
)
MAIL_TOO_OLD = NoticeKind(
    code="mail-too-old",
    audience=Audience.ADMINISTRATOR,
    title=_("E-mails waited too long"),
    subject=_("E-mails waited so long that they were not sent any more ({count})."),
    body=_("E-mails from {site} waited too long and were not sent: {link}\n"),
    placeholders=frozenset({Placeholder.COUNT, Placeholder.LINK}),
    mail=Mail.NEVER,
)

ALL = (DIGEST, MAIL_UNCERTAIN, MAIL_GIVEN_UP, MAIL_TOO_OLD)
