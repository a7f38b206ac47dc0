"""Reference intervals: "40-129", "<5", "≥3.5 to <5.0", "negative", "40-129 (men)"."""

import re

from casereports.clinical.facts.labs import Interval
from casereports.clinical.notation.exact import (
    QUOTED,
    NotationError,
    built,
    exact_form,
    quoted,
    unquoted,
)
from casereports.clinical.notation.number import NUMBER, TO, decimal_of, write_decimal
from casereports.clinical.sentences import _

_EXAMPLE = "40-129"
_OVER = {"": True, "≥": True, ">=": True, "at least": True, "from": True} | dict.fromkeys(
    (">", "over", "above", "more than"), False
)
_UNDER = {"": True, "≤": True, "<=": True, "up to": True, "at most": True, "to": True} | (
    dict.fromkeys(("<", "under", "below", "less than"), False)
)


def _signs(signs: dict[str, bool]) -> str:
    return "|".join(re.escape(sign) for sign in sorted(filter(None, signs), key=len, reverse=True))


_LIMITS = re.compile(
    rf"(?:(?P<over>{_signs(_OVER)})?\s*(?P<low>{NUMBER}|-∞){TO}"
    rf"(?P<under>{_signs(_UNDER)})?\s*(?P<high>{NUMBER}|∞)"
    rf"|(?P<over_only>{_signs(_OVER)})\s*(?P<low_only>{NUMBER})"
    rf"|(?P<under_only>{_signs(_UNDER)})\s*(?P<high_only>{NUMBER}))"
    r"(?=\s|$|[(\[\"])",
    re.IGNORECASE,
)
_BARE = r"[^\"()\[\]]*"
_WORDS = re.compile(
    rf"\s*(?P<words>{QUOTED}|[^\W\d]{_BARE}?)?"
    rf"(?:\s*\(\s*(?P<applies_to>{QUOTED}|{_BARE}?)\s*\))?"
    rf"(?:\s*\[\s*(?P<source>{QUOTED}|{_BARE}?)\s*\])?\s*"
)


def parse_interval(text: str) -> Interval:
    """Reads limits or words, then in (…) to whom they apply, then in […] their source."""
    typed = text.strip()
    limits = _LIMITS.match(typed)
    rest = _WORDS.fullmatch(typed[limits.end() :] if limits else typed)
    words = (rest["words"] or "") if rest else ""
    if rest is None or (limits and words and not words.startswith('"')):
        raise NotationError(
            _(
                "“%(quote)s” is not a reference interval; write it without its unit, for "
                "example “40-129”, “<5”, “40-129 (men)” or “negative”.",
                quote=typed,
            )
        )
    named = {name: unquoted(found or "") for name, found in rest.groupdict().items()}
    return built(Interval, _EXAMPLE, **(_edges(limits) if limits else {}), **named)


def _edges(limits: re.Match[str]) -> dict[str, object]:
    low, high = limits["low"] or limits["low_only"], limits["high"] or limits["high_only"]
    over, under = limits["over"] or limits["over_only"], limits["under"] or limits["under_only"]
    return {
        "low": None if low in (None, "-∞") else decimal_of(low),
        "high": None if high in (None, "∞") else decimal_of(high),
        "includes_low": _OVER[(over or "").lower()],
        "includes_high": _UNDER[(under or "").lower()],
    }


def write_interval(interval: Interval) -> str:
    """Writes an interval; a limit that is not part of it stands with < or >."""
    limits = _limits(interval)
    words = quoted(interval.words) if interval.words else ""
    safe = " ".join(filter(None, (limits, words)))
    context = "".join(
        f" {opening}{_plainly(said)}{closing}"
        for opening, said, closing in (
            ("(", interval.applies_to, ")"),
            ("[", interval.source, "]"),
        )
        if said
    )
    forms = (safe + context,) if limits else (interval.words + context, safe + context)
    return exact_form(interval, parse_interval, *forms)


def _plainly(words: str) -> str:
    return words if re.fullmatch(_BARE, words) else quoted(words)


def _limits(interval: Interval) -> str:
    over, under = "≥" if interval.includes_low else ">", "≤" if interval.includes_high else "<"
    low = None if interval.low is None else write_decimal(interval.low)
    high = None if interval.high is None else write_decimal(interval.high)
    if low is None and high is None and interval.includes_low and interval.includes_high:
        return ""
    if high is not None and low is None and interval.includes_low:
        return f"{under}{high}"
    if low is not None and high is None and interval.includes_high:
        return f"{over}{low}"
    if low and high and interval.includes_low and interval.includes_high:
        return f"{low} to {high}" if "-" in low + high else f"{low}-{high}"
    return f"{over}{low or '-∞'} to {under}{high or '∞'}"
