"""Reference intervals as laboratories print them: "40 – 129", "(3,5–5,1)", "bis 5", "negativ"."""

import re
from dataclasses import dataclass

from casereports.authoring.pasting.numbers import DIGITS, SIGN, TO, Decimals, sign_of
from casereports.authoring.pasting.printed_units import leading_unit, unit_of
from casereports.authoring.pasting.remarks import Remark
from casereports.authoring.pasting.wordings import quality_of

#: What laboratories write before an interval.
LABEL = (
    r"(?:ref(?:erenz|erence|\.)?(?:\s?-?(?:range|bereich|wert|interval|intervall))?|normal(?:bereich|wert|e)?"
    r"|norm(?:e|en)?|rr|vr|n(?=\s?[:=])|soll|valeurs?\sde\sréférence|参考(?:值|范围|区间)?)\.?\s?[:=]?\s?"
)
_UP_TO = r"(?:bis(?:\szu)?|up\sto|jusqu['’]à|max\.?|hasta|<\s?=|=\s?<)"
_FROM = r"(?:ab|at\sleast|min\.?|>\s?=|=\s?>)"
_LIMITS = re.compile(
    rf"(?:(?:von|zwischen|from|between|entre|de)\s)?(?P<low>[-−+]?{DIGITS})(?:\s?(?P<early>%))?"
    rf"(?:{TO}|\s(?:und|and|et|y)\s)(?P<high>[-−+]?{DIGITS})"
    rf"|(?P<up>{_UP_TO})\s?(?P<top>[-−+]?{DIGITS})|(?P<least>{_FROM})\s?(?P<bottom>[-−+]?{DIGITS})"
    rf"|(?P<sign>{SIGN})\s?(?P<bound>[-−+]?{DIGITS})",
    re.IGNORECASE,
)
_LABEL = re.compile(LABEL, re.IGNORECASE)
_BRACKETS = {"(": ")", "[": "]"}
_AFTER = re.compile(r"(?=$|[\s,;)\]%\"]|[^\W\d_]|[x×*/](?=\s?[\w(]))")
_SIGNS = {"<": "<", ">": ">", "≤": "≤", "≥": "≥"}
_SEX = re.compile(
    r"[mwf♂♀]\s?:|\b(?:men|women|male|female|männer|frauen|männlich|weiblich)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Interval:
    """An interval in the record's notation, the unit printed with it, and doubts of its numbers."""

    text: str
    unit: str = ""
    doubts: tuple[Remark, ...] = ()


def interval_of(typed: str, decimals: Decimals) -> Interval | None:
    """Returns the interval that a whole text stands for, or None."""
    text = " ".join(typed.split())
    if text[:1] in _BRACKETS and text[-1:] == _BRACKETS[text[0]]:
        text = text[1:-1].strip()
    label = _LABEL.match(text)
    start = label.end() if label else 0
    found = leading_limits(text, start, decimals)
    if found is not None:
        interval, end = found
        return interval if not text[end:].strip(" .,;*") else None
    words = quality_of(text[start:])
    return Interval(words) if words else None


def leading_limits(text: str, start: int, decimals: Decimals) -> tuple[Interval, int] | None:
    """Returns the limits at ``start`` with the unit after them, and where they end."""
    found = _LIMITS.match(text, start)
    if found is None or not _AFTER.match(text, found.end()):
        return None
    read = _read(found, decimals)
    if read is None:
        return None
    limits, doubts = read
    gap = found.end() + (1 if text[found.end() : found.end() + 1] == " " else 0)
    unit = leading_unit(text, gap)
    if unit is None or not _AFTER.match(text, unit[1]):
        early = unit_of(found["early"]) if found["early"] else ""
        return Interval(limits, early, doubts), found.end()
    return Interval(limits, unit[0], doubts), unit[1]


def _read(found: re.Match[str], decimals: Decimals) -> tuple[str, tuple[Remark, ...]] | None:
    names = ("low", "high", "top", "bottom", "bound")
    amounts = [decimals.read(found[name]) for name in names if found[name]]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts):
        return None
    doubts = tuple(amount.doubt for amount in known if amount.doubt)
    if found["high"]:
        low, high = known
        if high.value < low.value:
            return None
        to = " to " if "-" in low.text + high.text else "-"
        return f"{low.text}{to}{high.text}", doubts
    sign = "≤" if found["up"] else "≥" if found["least"] else sign_of(found["sign"])
    return (f"{_SIGNS[sign]}{known[0].text}", doubts) if sign in _SIGNS else None


def between(low: str, high: str, decimals: Decimals) -> Interval | None:
    """Returns the interval of two columns, one of which may be empty."""
    ends = [decimals.read(end.strip()) for end in (low, high) if end.strip()]
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends):
        return None
    if len(known) == 1:
        return Interval(f"{'≥' if low.strip() else '≤'}{known[0].text}")
    return interval_of(f"{low.strip()} - {high.strip()}", decimals)


def is_split_by_sex(text: str) -> bool:
    """Tells whether a text gives intervals for men and women."""
    return len(_SEX.findall(text)) > 1
