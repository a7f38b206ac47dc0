"""Whether a text that a reviewer can fetch still names somebody."""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from casereports.manuscript.blinding.finding import finder
from casereports.manuscript.blinding.folding import fold
from casereports.manuscript.blinding.identities import Identities

#: Pixels and typefaces written as letters spell names by chance.
_EMBEDDED = re.compile(r"data:[\w/+.\-]+;base64,[A-Za-z0-9+/=\s]+")
#: A word that goes on in the next line of a printed page.
_BROKEN = re.compile("[-\u2010\u00ad\ufffe][ \t]*\r?\n[ \t]*")
_TAG = re.compile(r"<[^<>]*>")


def traces(text: str, identities: Identities) -> tuple[str, ...]:
    """Returns what in a text still identifies, each once: a page, a header, a name of a file.

    It looks harder than ``blind`` does: behind entities and percent signs, across tags, and for
    words that hyphens, full stops and low lines join.
    """
    search = finder(identities, strict=True)
    found: dict[str, None] = {}
    for reading in _readings(text):
        told = fold(reading)
        found |= dict.fromkeys(told[start:end] for start, end in search.spans(told))
    return tuple(found)


def _readings(text: str) -> Iterator[str]:
    """Yields the text as it may be read, each reading once."""
    bare = _EMBEDDED.sub(" ", text)
    joined, parted = _TAG.sub("", bare), _TAG.sub(" ", bare)
    readings = (bare, joined, parted, _BROKEN.sub("", bare))
    decoded = (unquote(html.unescape(reading)) for reading in readings)
    yield from dict.fromkeys((*readings, *decoded))
