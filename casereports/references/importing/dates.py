"""Dates in every form in which files of references give them."""

import calendar
import re

from pydantic import JsonValue

#: Month names of the languages in which reference managers write, by their first letters.
MONTHS = {
    **{name.lower(): number for number, name in enumerate(calendar.month_abbr) if name},
    "mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12, "ene": 1, "abr": 4, "ago": 8, "dic": 12,
    "fév": 2, "fev": 2, "avr": 4, "aoû": 8, "aou": 8, "déc": 12, "juin": 6, "juil": 7,
}  # fmt: skip
SEASONS = {"spring": "1", "summer": "2", "autumn": "3", "fall": "3", "winter": "4"}
ISO = re.compile(
    r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?(?![\d])[/.]*(?:T.*|\s.*)?"
)
DAY_FIRST = re.compile(r"(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-](?P<year>\d{4})")
YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20|21)\d\d(?!\d)")
YEARS = re.compile(r"(?P<first>\d{4})\s*[-–/]{1,2}\s*(?P<second>\d{4})")
WORD = re.compile(r"[^\W\d_]{3,}")
DAY = re.compile(r"(?<!\d)([0-3]?\d)(?!\d)")
SPAN = re.compile(r"(\d{4}(?:-\d\d){0,2})/(\d{4}(?:-\d\d){0,2})?")
CIRCA = re.compile(r"\b(?:c|ca|circa)\b\.?|[~?]", re.IGNORECASE)
LONGEST = 200


def read_date(text: str) -> dict[str, JsonValue] | None:
    """Returns a CSL date, in words where no year is found; None for nothing.

    A date that may be 5 December or 12 May keeps its year alone.
    """
    text = " ".join(text[:LONGEST].split()).strip(" {}[](),;/")
    if not any(character.isalnum() for character in text):
        return None
    date = _span(text) or _numbers(text) or _words(text)
    if date is None:
        return {"literal": text}
    return {**date, "circa": True} if CIRCA.search(text) else date


def issued(year: str, month: str = "", day: str = "") -> dict[str, JsonValue] | None:
    """Returns the date of a year with a month and day that may be words or missing."""
    return read_date(" ".join(part for part in (year, month, day) if part))


def _span(text: str) -> dict[str, JsonValue] | None:
    """Reads a span of two dates, as EDTF and databases write it."""
    if found := SPAN.fullmatch(text):
        return _dated(*(_iso(part) for part in found.groups() if part))
    found = YEARS.fullmatch(text)
    if found and int(found["first"]) < int(found["second"]):
        return _dated([int(found["first"])], [int(found["second"])])
    return None


def _numbers(text: str) -> dict[str, JsonValue] | None:
    found = ISO.fullmatch(text)
    if found and not WORD.search(text.partition("T")[0]):
        return _dated(_valid(found["year"], found["month"], found["day"]))
    if found := DAY_FIRST.fullmatch(text):
        first, second = int(found["first"]), int(found["second"])
        if first > 12 or "." in text:
            return _dated(_valid(found["year"], second, first))
        if second > 12:
            return _dated(_valid(found["year"], first, second))
        return _dated([int(found["year"])])
    return None


def _words(text: str) -> dict[str, JsonValue] | None:
    """Reads "2020 Nov-Dec", "May 12, 2020", "12 mai 2020", "2020 Spring"; the first of each."""
    found = YEAR.search(text)
    if found is None:
        return None
    words = [word.lower() for word in WORD.findall(text)]
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    for word in words:
        month = MONTHS.get(word[:4]) or MONTHS.get(word[:3])
        if month:
            day = DAY.search(rest)
            return _dated(_valid(found[0], month, day and day[1]))
        if word in SEASONS:
            return {"date-parts": [[int(found[0])]], "season": SEASONS[word]}
    return _dated([int(found[0])])


def _iso(text: str) -> list[int]:
    return _valid(*(*text.split("-"), None, None)[:3])


def _valid(year: object, month: object, day: object) -> list[int]:
    """Returns year, month and day as far as they can be one."""
    parts = [int(str(year))]
    for value, most in ((month, 12), (day, 31)):
        if value is None or not 1 <= int(str(value)) <= most:
            break
        parts.append(int(str(value)))
    return parts


def _dated(*parts: list[int]) -> dict[str, JsonValue]:
    return {"date-parts": [list(part) for part in parts]}
