"""Numbers as laboratories print them: decimal points and commas, thousands, ranges and bounds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from casereports.authoring.pasting.remarks import About, Remark, remark

_GAPS = "'’\u00a0\u2009\u202f"
_LONGEST = 30
#: A number without its sign, and the marks that people put between its digits.
DIGITS = rf"(?>[0-9](?:[0-9.,{_GAPS}]{{0,40}}[0-9])?(?:\ 000(?![0-9]))*|[.,][0-9]{{1,40}})"
#: What stands before a number that is only bounded.
SIGN = (
    r"(?:[<>]\s?or\s?=|[<>≤≥≦≧]\s?=?|=<|=>|[~≈]"
    r"|(?:(?:no\s)?(?:less|more|greater)\sthan|below|under|above|over|about|approx\.?|ca\.?|circa"
    r"|kleiner(?:\sals)?|größer(?:\sals)?|unter|über|etwa|inférieur\sà|supérieur\sà|小于|大于|约)"
    r"(?=[\s0-9]))"
)
#: What stands between the ends of a range.
TO = r"(?:\s?(?:--?|[–—−‐‑~])\s?|\s(?:to|bis|à|a)\s|\s?(?:\.\.\.?|…|至)\s?)"

_SIGNS = {
    **dict.fromkeys(("<", "below", "under", "less than", "kleiner", "kleiner als"), "<"),
    **dict.fromkeys(("unter", "inférieur à", "小于"), "<"),
    **dict.fromkeys(("<=", "=<", "≤", "≦", "no more than", "no greater than"), "≤"),
    **dict.fromkeys((">", "above", "over", "more than", "greater than"), ">"),
    **dict.fromkeys(("größer", "größer als", "über", "supérieur à", "大于"), ">"),
    **dict.fromkeys((">=", "=>", "≥", "≧", "no less than"), "≥"),
}
_DATES = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\b\d{1,2}\.\d{1,2}\.(?!\d)"
    r"|\b(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}\b"
)
_TOKEN = re.compile(r"(?<![\w.,])(?>[0-9][0-9.,]*)(?!-[(A-Za-z]|[A-Za-z]?\()")
_COMMA_ONLY = re.compile(
    r"\d+,(?:\d{1,2}|\d{4,})|0\d*,\d+|\d{4,},\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}"
)
_POINT_ONLY = re.compile(
    r"\d+\.(?:\d{1,2}|\d{4,})|0\d*\.\d+|\d{4,}\.\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}"
)
_GROUPED = {
    ",": re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"),
    ".": re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"),
}
_UNCLEAR = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True)
class Amount:
    """A number in plain digits with a decimal point, and the doubt about how it was read."""

    text: str
    doubt: Remark | None = None

    @property
    def value(self) -> Decimal:
        return Decimal(self.text)


@dataclass(frozen=True)
class Decimals:
    """What a comma and a point mean in a paste; not ``sure`` where nothing in it tells."""

    comma: bool
    sure: bool = True

    def read(self, digits: str) -> Amount | None:
        """Returns a number with or without sign, or None for what is none ("1.2.3")."""
        if len(digits) > _LONGEST:
            return None
        sign = "-" if digits[:1] in ("-", "−", "–") else ""
        bare = digits[1:] if sign or digits[:1] == "+" else digits
        plain = re.sub(rf"(?<=[0-9])[{_GAPS} ](?=[0-9]{{3}}(?![0-9]))", "", bare)
        if _UNCLEAR.fullmatch(plain):
            return self._unclear(sign, plain, digits)
        for mark, point in ((",", "."), (".", ",")):
            if _GROUPED[mark].fullmatch(plain):
                return Amount(sign + plain.replace(mark, "").replace(point, "."))
        if not re.fullmatch(r"[0-9]*[.,]?[0-9]+", plain):
            return None
        point = plain.replace(",", ".")
        return Amount(sign + ("0" if point.startswith(".") else "") + point)

    def _unclear(self, sign: str, plain: str, digits: str) -> Amount:
        mark = "," if "," in plain else "."
        whole, part = sign + plain.replace(mark, ""), sign + plain.replace(mark, ".")
        is_part = self.comma == (mark == ",")
        read, other = (part, whole) if is_part else (whole, part)
        if self.sure:
            return Amount(read)
        about = About.NUMBER_UNLESS_POINT if self.comma else About.NUMBER_UNLESS_COMMA
        return Amount(read, remark(about, quote=digits, read=read, other=other))


def decimals_of(texts: Iterable[str], decimal_comma: bool | None = None) -> Decimals:
    """Returns how the numbers of a paste are written, by those that can be read in one way only."""
    if decimal_comma is not None:
        return Decimals(comma=decimal_comma)
    commas = points = False
    for text in texts:
        if ("," in text or "." in text) and not (commas and points):
            for token in _TOKEN.findall(_DATES.sub(" ", text)):
                commas = commas or bool(_COMMA_ONLY.fullmatch(token.rstrip(".,")))
                points = points or bool(_POINT_ONLY.fullmatch(token.rstrip(".,")))
    return Decimals(comma=commas, sure=commas != points)


def sign_of(typed: str | None) -> str:
    """Returns the sign that stands before a number: "<", "≥", "about " or nothing."""
    if not typed:
        return ""
    plain = " ".join(typed.lower().replace("or", "", typed[0] in "<>").split())
    return _SIGNS.get(plain.replace(" =", "="), "about ")
