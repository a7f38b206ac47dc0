"""Addresses on the web as Word takes them: it calls a file damaged for one that is none."""

import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

#: Word opens no longer ones.
LONGEST = 2000
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9.])?|\[[0-9A-Fa-f:.]+\]")
#: A percent sign that encodes nothing.
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IN_PATH = "%/:@!$&'()*+,;=~"
_IN_QUERY = _IN_PATH + "?"


def uri(href: str) -> str:
    """Returns an address with all encoded that must be; nothing for one that leads nowhere."""
    try:
        parts = urlsplit(href)
        site = _site(parts)
    except ValueError:
        return ""
    encoded = urlunsplit(
        (
            parts.scheme,
            site,
            _encoded(parts.path, _IN_PATH),
            _encoded(parts.query, _IN_QUERY),
            _encoded(parts.fragment, _IN_QUERY),
        )
    )
    leads = bool(parts.path) if parts.scheme == "mailto" else bool(site)
    return encoded if leads and len(encoded) <= LONGEST else ""


def _site(parts: SplitResult) -> str:
    """Returns whose address it is; raises ``ValueError`` where no computer can be called so."""
    if not parts.netloc:
        return ""
    user, at, place = parts.netloc.rpartition("@")
    name, colon, port = place, "", ""
    if parts.port is not None:
        name, colon, port = place.rpartition(":")
    host = name if name.isascii() else name.encode("idna").decode("ascii")
    if not _HOST.fullmatch(host):
        raise ValueError(host)
    return f"{_encoded(user, _IN_PATH.replace('/', ''))}{at}{host}{colon}{port}"


def _encoded(part: str, safe: str) -> str:
    return quote(_PERCENT.sub("%25", part), safe=safe)
