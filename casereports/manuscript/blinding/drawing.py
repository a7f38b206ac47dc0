"""A plot without what identifies: its words are part of the drawing."""

import re
from html import escape, unescape

from casereports.manuscript.blinding.identities import Identities
from casereports.manuscript.blinding.withholding import Withholder

_WORDS = re.compile(r"(?<=>)[^<>]+(?=</)")
_SOURCE = re.compile(r'(?<=data-source=")[^"]*')


def blind_drawing(svg: bytes, identities: Identities, *, language: str) -> bytes:
    """Returns a plot in which nobody can be recognised, drawn as it was.

    A name that goes on in the next line of a label is found as well.
    """
    drawn = svg.decode()
    words = [unescape(found[0]) for found in _WORDS.finditer(drawn)]
    lines = [piece for word in words for piece in (word, "\n")]
    told = iter(Withholder(identities, language).pieces(lines)[::2])
    drawn = _WORDS.sub(lambda found: _replaced(found[0], next(told)), drawn)
    sources = _SOURCE.sub(lambda found: identities.alias_of_source(found[0]), drawn)
    return sources.encode()


def _replaced(old: str, new: str) -> str:
    return old if unescape(old) == new else escape(new, quote=False)
