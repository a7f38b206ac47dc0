"""Rows of drugs: "oxaliplatin 85 mg/m2 i.v. day 1 q2w", "Prednisolon 50 mg 1-0-0 p.o."."""

import re
from collections.abc import Mapping

from casereports.authoring.pasting.columns import settled
from casereports.authoring.pasting.headings import Heading
from casereports.authoring.pasting.incoming import half_width
from casereports.authoring.pasting.known import agent_of
from casereports.authoring.pasting.lines import Line, once
from casereports.authoring.pasting.numbers import DIGITS, SIGN, TO, Decimals, sign_of
from casereports.authoring.pasting.remarks import Remark, left_out
from casereports.authoring.pasting.tables import Entry

LONGEST, MOST_DAYS = 500, 60
_UNIT = (
    r"(?:mg|mcg|[µμu]g|g|ng|kg|ml|mL|IU|IE|U|E|mmol|mval|GBq|MBq|mio\.?\sIE|million\s(?:units|IU)"
    r"|tabl?\.?|tablets?|tabletten|kps\.?|capsules?|drops|tropfen|puffs?|hub)"
)
_PER = (
    r"(?:\s?/\s?(?:m²|m2|qm|kg(?:\s?(?:KG|BW|KOF))?|d|day|Tag|jour|h|hr|min))?"
    r"(?:\s?/\s?(?:d|day|Tag|jour|h|min))?(?:\s?KOF)?"
)
_DOSE = re.compile(
    rf"(?P<auc>AUC)\s?(?P<area>{DIGITS})"
    rf"|(?P<sign>{SIGN})?\s?(?<![\w.,])(?P<low>{DIGITS})(?:{TO}(?P<high>{DIGITS})|/(?P<partner>{DIGITS}))?"
    rf"\s?(?P<unit>{_UNIT}{_PER})(?![\w/])",
    re.IGNORECASE,
)
_SPELT = (
    (re.compile(r"\s+"), ""),
    (re.compile(r"(?<=/)(?:m2|qm)(?:KOF)?", re.IGNORECASE), "m²"),
    (re.compile(r"KOF$", re.IGNORECASE), "/m²"),
    (re.compile(r"(?<=kg)(?:KG|BW)", re.IGNORECASE), ""),
    (re.compile(r"(?<=/)(?:d|Tag|jour)$", re.IGNORECASE), "day"),
    (re.compile(r"^mcg|^[µμ]g", re.IGNORECASE), "ug"),
    (re.compile(r"^IE|^mio\.?IE", re.IGNORECASE), "IU"),
    (re.compile(r"^E(?=$|/)"), "U"),
    (re.compile(r"^ml", re.IGNORECASE), "mL"),
    (re.compile(r"^(?:tabl?\.?|tablets?|tabletten)(?=$|/)", re.IGNORECASE), "{tablets}"),
    (re.compile(r"^(?:kps\.?|capsules?)(?=$|/)", re.IGNORECASE), "{capsules}"),
    (re.compile(r"^(?:drops|tropfen)(?=$|/)", re.IGNORECASE), "{drops}"),
    (re.compile(r"^(?:puffs?|hub)(?=$|/)", re.IGNORECASE), "{puffs}"),
)


def _any(**meanings: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (meaning, re.compile(rf"(?<![\w.-])(?:{words})(?![\w-])", re.IGNORECASE))
        for meaning, words in meanings.items()
    )


_ROUTES = _any(
    intravenous=r"i\.?\s?v\.?|intravenous(?:ly)?|intravenös|intraveineux|静脉滴注|静滴|ivgtt|IVI",
    oral=r"p\.?\s?o\.?|oral(?:ly)?|by mouth|per os|peroral|口服|VO",
    subcutaneous=r"s\.?\s?c\.?|subcutaneous(?:ly)?|subkutan|sous-cutané|皮下注射|SQ",
    intramuscular=r"i\.?\s?m\.?|intramuscular(?:ly)?|intramuskulär|肌注",
    intrathecal=r"i\.\s?th\.?|intrathecal(?:ly)?|intrathekal|鞘内注射",
    topical=r"topical(?:ly)?|topisch",
    inhaled=r"inhaled|inhalation|inhalativ|p\.\s?i\.",
    rectal=r"rectal(?:ly)?|rektal|p\.\s?r\.",
    sublingual=r"s\.?l\.|sublingual(?:ly)?",
    transdermal=r"transdermal(?:ly)?|patch",
)
_UNITS = {
    "hour": r"h|hrs?|hours?|std\.?|stunden?|heures?|小时",
    "minute": r"min|minutes?|minuten",
    "day": r"d|days?|tage?n?|jours?|天",
    "week": r"w|wks?|weeks?|wochen?|semaines?|周",
    "month": r"m|mo|months?|monate?n?|mois|月",
    "year": r"years?|jahre?n?|ans?",
}
_EVERY = re.compile(
    r"(?<!\w)(?:q\s?\.?|every\s|alle\s|toutes?\sles?\s|每)\s?(?P<number>\d{1,3})?\s?(?:"
    + "|".join(rf"(?P<{unit}>{words})" for unit, words in _UNITS.items())
    + r")(?![^\W_])",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"(?<!\w)(?P<how>for|für|pendant|over|über|sur|x)\s(?P<number>\d{1,3}(?:\s?-\s?\d{1,3})?)\s?(?:"
    + "|".join(rf"(?P<{unit}>{words})" for unit, words in _UNITS.items())
    + r")(?![^\W_])",
    re.IGNORECASE,
)
_A_DAY = r"\s?[x×]\s?(?:tgl\.?|täglich|daily|/d(?:ay)?)"
_FREQUENCIES = _any(
    twice_daily=rf"b\.?i\.?d\.?|twice (?:daily|a day)|2{_A_DAY}|1-0-1|zweimal täglich"
    r"|2 fois par jour|每日两次|每日2次",
    three_times_daily=rf"t\.?i\.?d\.?|three times (?:daily|a day)|3{_A_DAY}|1-1-1|dreimal täglich"
    r"|3 fois par jour|每日三次|每日3次",
    four_times_daily=rf"q\.?i\.?d\.?|four times (?:daily|a day)|4{_A_DAY}|1-1-1-1",
    alternate_days=r"every other day|qod|jeden zweiten tag|alternate days|un jour sur deux",
    weekly=r"(?:once )?weekly|qw|q1w|1\s?[x×]\s?/?\s?(?:woche|week)|wöchentlich|hebdomadaire"
    r"|每周一次",
    monthly=r"monthly|monatlich|mensuel|每月一次",
    at_night=r"at night|nocte|0-0-0?-?1|zur nacht|le soir|睡前",
    daily=rf"q\.?d\.?|(?:once )?daily|o\.?d\.?|1{_A_DAY}|1-0-0|0-1-0|täglich|einmal täglich"
    r"|1 fois par jour|par jour|每日一次|每日1次",
    once=r"once|stat|einmalig|single dose|une fois",
    continuous=r"continuous(?:ly)?|kontinuierlich|c\.?i\.?v\.?i?|dauerinfusion|en continu",
    as_needed=r"p\.?r\.?n\.?|as needed|bei bedarf|b\. ?B\.|si besoin",
    bolus=r"bolus",
)
_DAYS = re.compile(
    r"(?<!\w)(?:d(?:ays?)?|tage?|jours?|j|第)\s?"
    r"(?P<days>-?\d{1,3}(?:\s?(?:[,+&]|-|–|bis|to|and|und|et)\s?(?:d|day\s|tag\s)?\d{1,3}){0,15})"
    r"\s?天?(?![\w.%])",
    re.IGNORECASE | re.ASCII,
)
_CYCLES = re.compile(
    r"(?:[x×]\s?)?(?P<number>\d{1,2})\s?(?:cycles?|zyklen|zyklus|周期)", re.IGNORECASE
)
_EMPTY = re.compile(r"[\s,;:()\[\]|·/-]+|\b(?:over|for|on|at|and|per)\b", re.IGNORECASE)


def agent_of_line(
    entry: Entry, decimals: Decimals, given: Mapping[str, str] | None = None
) -> Line | None:
    """Returns the drug of one line, or None for a line that begins with no name."""
    text = " ".join(half_width(entry.text).split())
    if len(text) > LONGEST:
        return None
    texts: dict[str, str] = {}
    doubts: list[Remark | None] = []
    rest, first = text, len(text)
    for step in (_dose, _every, _lasts, _cycles, _days, _words):
        rest, at = step(rest, texts, decimals, doubts)
        first = min(first, at)
    name = rest[:first].strip(" ,;:-–")
    _settle_cycle(texts)
    if given is None and not (re.search(r"[^\W\d_]{2}", name) and texts):
        return None
    inn, synonym = agent_of(name) if name else ("", "")
    told = {"inn": inn, "synonym": synonym} | texts | dict(given or {})
    left = _EMPTY.sub(" ", rest[first:]).strip()
    cells, refused = settled("agents", told)
    rests = [left_out(left)] if left else []
    return Line(entry.number, entry.source, cells, once([*entry.doubts, *doubts, *rests, *refused]))


def _settle_cycle(texts: dict[str, str]) -> None:
    """Takes "q3w" for the length of the cycle where the drug is given on several of its days."""
    if "interval" in texts and ("," in texts.get("days", "") or texts["frequency"] != "every"):
        texts["cycle_length"] = texts.pop("interval")
        if texts["frequency"] == "every":
            del texts["frequency"]


def _cut(rest: str, found: re.Match[str]) -> tuple[str, int]:
    """Takes a match away and keeps the places of what stands before and behind it."""
    return rest[: found.start()] + " " * len(found[0]) + rest[found.end() :], found.start()


def _dose(
    rest: str, texts: dict[str, str], decimals: Decimals, doubts: list[Remark | None]
) -> tuple[str, int]:
    found = _DOSE.search(rest)
    if found is None:
        return rest, len(rest)
    names = ("area", "low", "high", "partner")
    numbers = {name: decimals.read(found[name]) for name in names if found[name]}
    if not all(numbers.values()):
        return rest, len(rest)
    known = {name: amount.text for name, amount in numbers.items() if amount}
    doubts += [amount.doubt for amount in numbers.values() if amount]
    if found["auc"]:
        texts["dose"] = f"AUC {known['area']}"
        return _cut(rest, found)
    unit = found["unit"]
    for pattern, meant in _SPELT:
        unit = pattern.sub(meant, unit)
    number = sign_of(found["sign"]) + known["low"]
    number += f"-{known['high']}" if "high" in known else ""
    number += f"/{known['partner']}" if "partner" in known else ""
    texts["dose"] = f"{number} {unit}"
    return _cut(rest, found)


def _every(
    rest: str, texts: dict[str, str], decimals: Decimals, doubts: list[Remark | None]
) -> tuple[str, int]:
    found = _EVERY.search(rest)
    if found is None or (not found["number"] and found[0].lower().startswith("q")):
        return rest, len(rest)
    unit, number = next(unit for unit in _UNITS if found[unit]), found["number"] or "1"
    texts |= {"frequency": "every", "interval": f"{number} {unit}{'s' if number != '1' else ''}"}
    return _cut(rest, found)


def _lasts(
    rest: str, texts: dict[str, str], decimals: Decimals, doubts: list[Remark | None]
) -> tuple[str, int]:
    first = len(rest)
    for found in list(_LASTS.finditer(rest))[:2]:
        unit = next(unit for unit in _UNITS if found[unit])
        infused = found["how"].lower() in ("over", "über", "sur")
        number = found["number"].replace(" ", "")
        texts["infusion" if infused else "duration"] = (
            f"{number} {unit}{'s' if number != '1' else ''}"
        )
        rest, at = _cut(rest, found)
        first = min(first, at)
    return rest, first


def _cycles(
    rest: str, texts: dict[str, str], decimals: Decimals, doubts: list[Remark | None]
) -> tuple[str, int]:
    found = _CYCLES.search(rest)
    if found is None:
        return rest, len(rest)
    texts["cycles_given"] = found["number"]
    cut, at = _cut(rest, found)
    return re.sub(r"\bfor\s+$", "    ", cut) if cut.strip().endswith("for") else cut, at


def _days(
    rest: str, texts: dict[str, str], decimals: Decimals, doubts: list[Remark | None]
) -> tuple[str, int]:
    found = _DAYS.search(rest)
    days = days_of(found["days"]) if found else ""
    if found is None or not days:
        return rest, len(rest)
    texts["days"] = days
    return _cut(rest, found)


def days_of(text: str) -> str:
    """Returns days of a cycle with commas: "1-3, 8" is "1, 2, 3, 8"; nothing for other words."""
    days: list[int] = []
    for part in re.split(r"\s?(?:[,+&;]|and|und|et)\s?", text.strip()):
        ends = re.fullmatch(r"\D{0,5}?(-?\d{1,3})(?:\s?(?:-|–|bis|to)\s?\D{0,5}?(\d{1,3}))?", part)
        if ends is None:
            return ""
        days += range(int(ends[1]), int(ends[2] or ends[1]) + 1)
    return ", ".join(map(str, days)) if 0 < len(days) <= MOST_DAYS else ""


def _words(
    rest: str, texts: dict[str, str], decimals: Decimals, doubts: list[Remark | None]
) -> tuple[str, int]:
    """Takes route and frequency away."""
    first = len(rest)
    for column, words in (("frequency", _FREQUENCIES), ("route", _ROUTES)):
        if texts.get(column, "every") != "every":
            continue
        found = next(((each, at) for each, one in words if (at := one.search(rest))), None)
        if found and found[1].start():
            texts[column] = found[0]
            rest, start = _cut(rest, found[1])
            first = min(first, start)
    return rest, first


def agent_of_columns(entry: Entry, heading: Heading, decimals: Decimals) -> Line | None:
    """Returns the drug of a line whose columns a heading names, or None without one."""
    named = zip(heading.columns, entry.cells, strict=False)
    texts = {column: half_width(text) for column, text in named if column and text.strip(" -–")}
    if not texts.get("inn"):
        return None
    if days := texts.pop("days", ""):
        texts["days"] = f"day {days}" if days[:1].isdigit() else days
    if re.fullmatch(r"\d{1,3}\s?[^\W\d_]+", texts.get("duration", "")):
        texts["duration"] = f"for {texts['duration']}"
    if re.fullmatch(r"\d{1,2}", texts.get("cycles_given", "")):
        texts["cycles_given"] += " cycles"
    read = ("inn", "dose", "route", "frequency", "days", "duration", "cycles_given")
    words = " ".join(texts[column] for column in read if column in texts)
    extra = {name: text for name, text in texts.items() if name in ("brand", "indication", "note")}
    line = Entry(entry.number, entry.source, (words,), entry.doubts)
    return agent_of_line(line, decimals, extra)
