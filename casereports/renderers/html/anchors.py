"""Names of places in the page, and links to them."""

from urllib.parse import quote

from casereports.clinical.sentences import _
from casereports.renderers.html.markup import RenderError

SCHEMES = ("https://", "http://", "mailto:")


def anchor(kind: str, *names: str) -> str:
    """Return the id of a place: ``anchor("figure", "mri", "A")`` is "figure-mri-A"."""
    return "-".join("-".join(name.split()) for name in (kind, *names))


def link_to(place: str) -> str:
    """Return the address of a place in the same page."""
    return "#" + quote(place)


def outside(href: str) -> str:
    """Return an address outside the page; raises ``RenderError`` for one that could run code."""
    if href.lower().startswith(SCHEMES):
        return href
    raise RenderError(
        _("The link “%(href)s” doesn't begin with https://, http:// or mailto:.", href=href)
    )
