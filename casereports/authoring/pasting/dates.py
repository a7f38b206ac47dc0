"""Dates and moments as laboratories print them: "17.05.2024", "5/17/2024", "Tag 3", "baseline"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casereports.authoring.pasting.remarks import About, Remark, remark
from casereports.clinical.facts.labs import Point
from casereports.clinical.notation.exact import NotationError
from casereports.clinical.notation.timing import parse_timing

_NAMES = (
    *("jan|january|januar|janvier|enero|ene", "feb|february|februar|février|févr|febrero"),
    *("mar|march|märz|mär|mars|marzo", "apr|april|avril|avr|abril|abr", "may|mai|mayo"),
    *("jun|june|juni|juin|junio", "jul|july|juli|juillet|juil|julio"),
    *("aug|august|août|agosto|ago", "sep|sept|september|septembre|septiembre"),
    *("oct|october|oktober|okt|octobre|octubre", "nov|november|novembre|noviembre"),
    "dec|december|dezember|dez|décembre|déc|diciembre|dic",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split("|")}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_CLOCK = r"(?:[\sT,]{1,2}(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d)(?::[0-5]\d)?(?:\s?(?:Uhr|h))?)?"
_FORMS = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s?[-./年]\s?(?P<month>\d{1,2})\s?[-./月]\s?(?P<day>\d{1,2})日?"
    r"|(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<last>\d{4}|\d{2})"
    rf"|(?P<dated>\d{{1,2}})\.?[\s-](?P<named>{_MONTH})[\s-](?P<since>(?:19|20)\d\d)"
    rf"|(?P<leads>{_MONTH})\s(?P<then>\d{{1,2}}),?\s(?P<ends>(?:19|20)\d\d)"
    rf"|(?P<alone>{_MONTH})\s(?P<its>(?:19|20)\d\d)|(?P<iso>(?:19|20)\d\d-\d\d)(?![\d-]))"
    rf"{_CLOCK}(?![\w/])",
    re.IGNORECASE | re.ASCII,
)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])", re.ASCII)
_POINTS = {
    **dict.fromkeys(("baseline", "basis", "ausgangswert", "vor beginn", "base"), Point.BASELINE),
    **dict.fromkeys(("admission", "on admission", "aufnahme", "bei aufnahme"), Point.ADMISSION),
    **dict.fromkeys(("entrée", "admisión", "入院"), Point.ADMISSION),
    **dict.fromkeys(("discharge", "at discharge", "entlassung", "sortie", "alta"), Point.DISCHARGE),
    **dict.fromkeys(("peak", "max", "maximum", "höchstwert", "pic"), Point.PEAK),
    **dict.fromkeys(("nadir", "min", "minimum", "tiefstwert"), Point.NADIR),
    **dict.fromkeys(("follow-up", "follow up", "verlauf", "kontrolle", "suivi"), Point.FOLLOW_UP),
    **dict.fromkeys(("preoperative", "pre-op", "preop", "präoperativ"), Point.PREOPERATIVE),
    **dict.fromkeys(("postoperative", "post-op", "postop", "postoperativ"), Point.POSTOPERATIVE),
    **dict.fromkeys(("before treatment", "vor therapie", "治疗前"), Point.BEFORE_TREATMENT),
    **dict.fromkeys(("after treatment", "nach therapie", "治疗后"), Point.AFTER_TREATMENT),
    **dict.fromkeys(("relapse", "rezidiv", "rechute", "复发"), Point.RELAPSE),
    **dict.fromkeys(("latest", "aktuell", "zuletzt", "actuel"), Point.LATEST),
}
_ENGLISH = (
    (
        re.compile(r"^(?:tag|jour|día|dia|第)\s?(?=[-+−]?\d)|^[dj](?=[-+−]?\d)", re.IGNORECASE),
        "day ",
    ),
    (re.compile(r"^(?:woche|semaine|semana|w)\s?(?=\d)|^week(?=\d)", re.IGNORECASE), "week "),
    (re.compile(r"^(?:monat|mois|mes|m)\s?(?=\d)|^month(?=\d)", re.IGNORECASE), "month "),
    (re.compile(r"^(?:jahr|année|año|y)\s?(?=\d)|^year(?=\d)", re.IGNORECASE), "year "),
    (re.compile(r"(?<=\d)天$"), ""),
)
_COUNTED = re.compile(
    r"(?:day|week|month|year|pod|hospital day|icu day|cycle|c\d+d\d+|dol|hd)\b", re.IGNORECASE
)
_SIGNED = re.compile(r"(?:day|week|month|year)\s?[-+−–]", re.IGNORECASE)
_RELATED = re.compile(
    r"(?:before|after|later|ago|earlier|since|during|until|prior|at)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Moment:
    """A time of a row: what goes into one of its columns, and the doubt about it."""

    column: str
    text: str
    doubt: Remark | None = None


@dataclass(frozen=True)
class DayOrder:
    """Whether 5/6/2024 is in May or in June, and whether the paste tells."""

    day_first: bool
    sure: bool


def day_order(texts: Iterable[str], *, comma: bool) -> DayOrder:
    """Returns the order of day and month in a paste; who writes decimal commas puts days first."""
    days = months = False
    for text in texts:
        if "/" in text:
            for first, second in _SLASHED.findall(text):
                days, months = days or int(first) > 12, months or int(second) > 12
    return DayOrder(day_first=days if days != months else comma, sure=days != months)


def date_of(text: str, order: DayOrder) -> Moment | None:
    """Returns the date that a whole text stands for, or None."""
    found = leading_date(text.strip(), 0, order)
    return found[0] if found and found[1] == len(text.strip()) else None


def leading_date(text: str, start: int, order: DayOrder) -> tuple[Moment, int] | None:
    """Returns the date at ``start``, in the record's form, and where it ends."""
    found = _FORMS.match(text, start)
    if found is None:
        return None
    parts = _parts(found, order)
    if parts is None:
        return None
    year, month, day = parts
    clock = f" {found['clock']:0>5}" if found["clock"] and day else ""
    iso = f"{year}-{month:02}" + (f"-{day:02}" if day else "") + clock
    return Moment("when_date", iso, _doubt(found, iso, order)), found.end()


def _parts(found: re.Match[str], order: DayOrder) -> tuple[int, int, int] | None:
    """Returns year, month and day (0 where it is not told), or None for no day of the calendar."""
    if found["iso"]:
        parts = int(found["iso"][:4]), int(found["iso"][5:]), 0
    elif found["year"]:
        parts = int(found["year"]), int(found["month"]), int(found["day"])
    elif found["alone"]:
        parts = int(found["its"]), _month(found["alone"]), 0
    elif found["named"]:
        parts = int(found["since"]), _month(found["named"]), int(found["dated"])
    elif found["leads"]:
        parts = int(found["ends"]), _month(found["leads"]), int(found["then"])
    else:
        first, second, last = (int(found[name]) for name in ("first", "second", "last"))
        year = last if last > 99 else last + (2000 if last < 70 else 1900)
        turned = second > 12 or (first <= 12 and found["mark"] == "/" and not order.day_first)
        parts = (year, first, second) if turned else (year, second, first)
    try:
        date(parts[0], parts[1], parts[2] or 1)
    except ValueError:
        return None
    return parts


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


def _doubt(found: re.Match[str], iso: str, order: DayOrder) -> Remark | None:
    if found["mark"] != "/" or order.sure or max(int(found["first"]), int(found["second"])) > 12:
        return None
    if found["first"] == found["second"]:
        return None
    typed = f"{found['first']}/{found['second']}/{found['last']}"
    about = About.DAY_FIRST if order.day_first else About.MONTH_FIRST
    return remark(about, quote=typed, read=iso[:10])


def moment_of(text: str, order: DayOrder) -> Moment | None:
    """Returns the time that heads a column or stands in one: a date, a counted day, a point."""
    typed = " ".join(text.split()).strip(" .:")
    if not typed or len(typed) > 80:
        return None
    if dated := date_of(typed, order):
        return dated
    if point := _POINTS.get(typed.lower()):
        return Moment("point", point.value)
    for pattern, meant in _ENGLISH:
        typed = pattern.sub(meant, typed)
    if not (_COUNTED.match(typed) or _RELATED.search(typed)):
        return None
    try:
        parse_timing(typed)
    except NotationError as fault:
        if not (_COUNTED.match(typed) and re.search(r"\d$", typed)):
            return None
        if _SIGNED.match(typed):
            return Moment("", "", remark(About.DAY_OF_WHAT, quote=typed))
        said = remark(About.NOT_READ, fault=fault.said)
        return Moment("", "", said)
    return Moment("when", typed)
