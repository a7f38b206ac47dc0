"""Spaces that must not break: between a number and its unit, "Figure" and its number."""

import re

from casereports.clinical.wording.number import NBSP

_PREFIXED = "mol|Eq|osm|Osm|g|L|l|m|Hz|Bq|Gy|Sv|Ci|V|A|J|Pa|IU|U|M|s|W|N|Da|cal|bar|B"
_WHOLE = (
    "mmHg|cmH2O|cmH₂O|HU|HPF|°C|°F|min|h|d|bpm|ppm|Fr|dpt|x|×|%|‰|AU|pH"
    "|[×x]\\s?10[⁰¹²³⁴⁵⁶⁷⁸⁹]+|cells|copies|CFU"
)
_UNIT = f"(?:(?:[kMGTmcdhµμnpf]|da)?(?:{_PREFIXED})|{_WHOLE})[²³⁻¹23]*"
#: A blank between a number and what counts it, and within "63 × 53" and "≥ 5".
_BOUND = re.compile(
    f"(?<=[0-9]) (?={_UNIT}(?:/[^\\s,;)]+)?(?![\\w]))"
    "|(?<=[0-9]) (?=[×x±] ?[0-9])"
    "|(?<=[×≥≤<>=±≈~]) (?=[0-9])"
    r"|(?:(?<=\bFig\.)|(?<=\bFigs\.)|(?<=\bFigure)|(?<=\bFigures)|(?<=\bTable)|(?<=\bTables)"
    r"|(?<=\bNo\.)|(?<=\bNos\.)|(?<=\bp\.)|(?<=\bpp\.)) (?=[0-9])"
)
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*|\t+")


def bound(text: str) -> str:
    """Returns ``text`` on one line, its numbers bound to their units by no-break spaces."""
    return _BOUND.sub(NBSP, _LINE_BREAK.sub(" ", text))
