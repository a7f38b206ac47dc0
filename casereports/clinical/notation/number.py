"""Numbers as they are typed: "5.0", "3,5", "≥ 4", "about 10", "3–5"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from casereports.clinical.notation.exact import NotationError, built
from casereports.clinical.quantities import Comparator, Number
from casereports.clinical.sentences import _

_EXAMPLE = "3.5"
_SPACES = "'’\u00a0\u2009\u202f"
#: A number with its sign, and the marks that people put between its digits.
NUMBER = rf"[-+−–]?(?:[0-9](?:[0-9.,{_SPACES}]*[0-9])?|[.,][0-9]+)"
#: What stands between the ends of a range.
TO = r"(?:\s*[-–—−‐‑]\s*|\s*(?:\.\.\.?|…)\s*|\s+(?:to|bis)\s+)"

_COMPARATORS = {
    Comparator.LESS: ("<", "less than", "fewer than", "below", "under"),
    Comparator.AT_MOST: ("≤", "<=", "=<", "at most", "up to", "no more than", "not more than"),
    Comparator.MORE: (">", "more than", "greater than", "above", "over"),
    Comparator.AT_LEAST: ("≥", ">=", "=>", "at least", "no less than", "not less than"),
    Comparator.ABOUT: (
        *("~", "≈", "about", "around", "approximately", "approx.", "approx"),
        *("circa", "ca.", "ca", "roughly", "some"),
    ),
}
_MEANING = {sign: comparator for comparator, signs in _COMPARATORS.items() for sign in signs}
_SIGNS = sorted(_MEANING, key=len, reverse=True)


def _sign_pattern(sign: str) -> str:
    return r"\s+".join(re.escape(word) for word in sign.split()) + (
        r"\b" if sign[-1].isalpha() else ""
    )


#: "≥", "at least", "ca." and their like.
COMPARATOR = "(?:" + "|".join(_sign_pattern(sign) for sign in _SIGNS) + ")"

_SPAN = re.compile(
    rf"\s*(?P<comparator>{COMPARATOR})?\s*(?P<value>{NUMBER})(?:{TO}(?P<high>{NUMBER}))?",
    re.IGNORECASE,
)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2},\d{3}")
_THOUSANDS = (
    (re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}"), ",", "."),
    (re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}"), ".", ","),
)


def decimal_of(text: str, *, whole: bool = False) -> Decimal:
    """Returns the number that a string of digits and marks stands for.

    A comma is read as a decimal comma where it can be nothing else. Raises NotationError for
    "1,234", which is a thousand for some readers and about one for others, unless it counts
    something ``whole``.
    """
    digits = text.translate(str.maketrans("−–", "--")).lstrip("+")
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    for space in _SPACES:
        if re.fullmatch(rf"\d{{1,3}}(?:{space}\d{{3}})+(?:[.,]\d+)?", digits):
            digits = digits.replace(space, "")
    for pattern, thousands, point in _THOUSANDS:
        if pattern.fullmatch(digits):
            return Decimal(sign + digits.replace(thousands, "").replace(point, "."))
    if _AMBIGUOUS.fullmatch(digits):
        if whole:
            return Decimal(sign + digits.replace(",", ""))
        plain, point = digits.replace(",", ""), digits.replace(",", ".")
        raise NotationError(
            _(
                "“%(quote)s” can be read in two ways: write %(plain)s or %(point)s.",
                quote=text,
                plain=plain,
                point=point,
            )
        )
    if not re.fullmatch(r"\d*[.,]?\d+", digits):
        raise NotationError(
            _(
                "“%(quote)s” is not a number; write for example “%(example)s”.",
                quote=text,
                example=_EXAMPLE,
            )
        )
    return Decimal(sign + digits.replace(",", "."))


@dataclass(frozen=True)
class Span:
    """A number or range that opens a text, and the rest of the text."""

    comparator: Comparator | None
    value: Decimal
    high: Decimal | None
    rest: str


def comparator_of(sign: str | None) -> Comparator | None:
    """Returns the comparator that a sign or words stand for."""
    return None if sign is None else _MEANING[" ".join(sign.lower().split())]


def leading_span(text: str, counts_wholes: Callable[[str], bool] | None = None) -> Span | None:
    """Returns the number or range at the beginning of a text, or None where there is none.

    ``counts_wholes`` tells of the rest of the text whether it is a unit of whole things.
    """
    found = _SPAN.match(text)
    if found is None:
        return None
    high, rest = found["high"], text[found.end() :]
    whole = counts_wholes is not None and counts_wholes(rest)
    return Span(
        comparator=comparator_of(found["comparator"]),
        value=decimal_of(found["value"], whole=whole),
        high=None if high is None else decimal_of(high, whole=whole),
        rest=rest,
    )


def parse_decimal(text: str) -> Decimal:
    """Reads one exact number: "-2.1", "3,5"."""
    if not re.fullmatch(NUMBER, text.strip()):
        raise NotationError(
            _(
                "“%(quote)s” is not one number; write for example “%(example)s”.",
                quote=text.strip(),
                example=_EXAMPLE,
            )
        )
    return decimal_of(text.strip())


def write_decimal(value: Decimal) -> str:
    """Writes a number with the digits it has: 5.0 stays 5.0."""
    return f"{value:f}"


def write_span(comparator: Comparator | None, value: Decimal, high: Decimal | None) -> str:
    """Writes a number with its comparator, or a range: "≥5", "about 3-5", "-5 to -3"."""
    sign = "" if comparator is None else comparator.label
    sign += " " if comparator is Comparator.ABOUT else ""
    if high is None:
        return sign + write_decimal(value)
    ends = write_decimal(value), write_decimal(high)
    negative = any(end.startswith("-") for end in ends)
    return sign + (" to " if negative else "-").join(ends)


def parse_number(text: str) -> Number:
    """Reads a number, range or bound; a percent sign after it is left away."""
    span = leading_span(text)
    if span is None or span.rest.strip() not in ("", "%"):
        raise NotationError(
            _(
                "“%(quote)s” is not a number; write for example “5”, “3-5”, “<5” or “about 10”.",
                quote=text.strip(),
            )
        )
    return built(Number, _EXAMPLE, comparator=span.comparator, value=span.value, high=span.high)


def write_number(number: Number) -> str:
    """Writes a number, range or bound."""
    return write_span(number.comparator, number.value, number.high)
