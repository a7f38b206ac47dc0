"""Whether mail leaves this site, and under which address the site is reached."""

from urllib.parse import urljoin

from django.conf import settings

SITE = "Casereports"

#: Where mail goes without a mail server: to the log, in which no link may stand.
_NO_SERVER = "django.core.mail.backends.console.EmailBackend"


def has_mail_server() -> bool:
    """Whether e-mails are sent; without a mail server they wait, and links are handed over."""
    return bool(settings.EMAIL_BACKEND != _NO_SERVER)


def site_address() -> str:
    """Returns the address of the site, never that of a request: who asks could forge it."""
    given = getattr(settings, "SITE_ADDRESS", "")
    if given:
        return str(given)
    named = (host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*")
    scheme = "https" if settings.SECURE_SSL_REDIRECT else "http"
    return f"{scheme}://{next(named, 'localhost')}/"


def absolute(path: str) -> str:
    """Returns the whole address of a page."""
    return urljoin(site_address(), path)


def mail_domain() -> str:
    """Returns the name behind the @ of a Message-ID: never that of the machine."""
    return site_address().partition("://")[2].partition("/")[0].partition(":")[0] or "localhost"
