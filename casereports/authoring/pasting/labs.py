"""Rows of laboratory results, from one pasted line or from its cells."""

import re
from collections.abc import Iterator, Mapping

from casereports.authoring.pasting.columns import form_value, settled
from casereports.authoring.pasting.dates import moment_of
from casereports.authoring.pasting.found import Context, Found
from casereports.authoring.pasting.incoming import half_width
from casereports.authoring.pasting.intervals import between, interval_of, is_split_by_sex
from casereports.authoring.pasting.known import analyte_of, specimen_of
from casereports.authoring.pasting.lines import Line, once
from casereports.authoring.pasting.printed_units import unit_of
from casereports.authoring.pasting.remarks import About, Remark, left_out, remark
from casereports.authoring.pasting.results import understood_result
from casereports.authoring.pasting.tables import Entry
from casereports.authoring.pasting.wordings import flag_of, quality_of
from casereports.clinical.facts.codes import Flag
from casereports.clinical.facts.labs import computed_flag, loinc_is_valid

_UNIT_IN_NAME = re.compile(
    r"(.*\S)\s*(?:[(\[](?P<bracket>[^()\[\]]{1,24})[)\]]|,\s(?P<comma>\S{1,20}))"
)
_UNITLESS = re.compile(
    r"\b(?:ph|inr|quotient|ratio|index|score|sg|specific gravity|spez\.? gewicht)\b", re.IGNORECASE
)
_LOINC = re.compile(r"[0-9]{1,7}-[0-9]")
_STRAIGHT = ("abbreviation", "loinc", "method", "point")


def row(entry: Entry, name: str, found: Found, extra: Mapping[str, str] | None = None) -> Line:
    """Returns the row of an analyte and what was found for it."""
    name, unit = _without_unit(name)
    if found.number and not found.unit:
        found.unit = unit
    specimen = found.specimen or (extra or {}).get("specimen", "")
    unit = "" if found.aside else found.unit
    named = analyte_of(" ".join(name.split()), specimen, unit)
    texts = dict(named.columns) | {
        "result": found.result,
        "reference": found.reference,
        "flag": found.flag.value if found.flag else "",
        "when_date": found.when_date,
        "note": found.note,
        "equivalent": found.equivalent,
    }
    texts |= {column: text for column, text in (extra or {}).items() if text}
    doubts = [*entry.doubts, *found.doubts]
    if found.number and not found.unit and not _UNITLESS.search(f"{name} {named.text('analyte')}"):
        doubts.append(remark(About.NO_UNIT))
    doubts += [left_out(words) for words in _together(found.left)]
    if texts.get("loinc") and not _is_loinc(texts["loinc"]):
        doubts += [left_out(texts["loinc"]), remark(About.LOINC_DIGIT)]
        del texts["loinc"]
    flag, about = _weighed(found, texts["result"], texts["reference"])
    texts["flag"] = flag.value if flag else ""
    cells, refused = settled("labs", texts)
    return Line(entry.number, entry.source, cells, once([*doubts, about, *refused]))


def _is_loinc(code: str) -> bool:
    return bool(_LOINC.fullmatch(code)) and loinc_is_valid(code)


def _without_unit(name: str) -> tuple[str, str]:
    """Takes the unit away from "Leukozyten (/nl)" and "Hemoglobin, g/dL"."""
    found = _UNIT_IN_NAME.fullmatch(name)
    inner = (found["bracket"] or found["comma"]) if found else ""
    code = (
        unit_of(inner)
        if found and re.search(r"[/%]|^(?:fl|pg|s|sec)$", inner, re.IGNORECASE)
        else ""
    )
    return (found[1], code) if found and code else (name, "")


def _together(left: list[str]) -> Iterator[str]:
    if left:
        yield " ".join(left)


def _weighed(found: Found, result: str, reference: str) -> tuple[Flag | None, Remark | None]:
    """Returns the printed flag, and a doubt where the interval tells otherwise."""
    if found.flag is None or not reference:
        return found.flag, None
    told = form_value("labs", "result", result)[1]
    computed = computed_flag(told, form_value("labs", "reference", reference)[1])
    sides = {Flag.CRITICALLY_HIGH: Flag.HIGH, Flag.CRITICALLY_LOW: Flag.LOW}
    if computed is None or sides.get(found.flag, found.flag) is computed:
        return found.flag, None
    if found.flag is Flag.ABNORMAL and computed is not Flag.NORMAL:
        return computed, None
    misfit = remark(About.FLAG_MISFIT, flag=found.flag, result=result, reference=reference)
    return found.flag, misfit


def row_of_columns(entry: Entry, texts: Mapping[str, str], context: Context) -> Line | None:
    """Returns the row of a line whose columns a heading names, or None without analyte."""
    texts = {column: half_width(text).strip() for column, text in texts.items()}
    name = texts.get("analyte") or texts.get("abbreviation", "")
    value = texts.get("result") or texts.get("beyond", "")
    if not re.search(r"[^\W\d_]", name) or _is_empty(value, texts.get("reference", "")):
        return None
    found = understood_result(value, 0, context)
    if not found.has_result:
        found.words = f"other ({' '.join(found.left)})" if found.left else ""
        found.left.clear()
    _fill(found, texts, context)
    extra = {column: texts.get(column, "") for column in _STRAIGHT}
    if extra["abbreviation"] == name:
        extra["abbreviation"] = ""
    for column in ("when_date", "when"):
        moment = moment_of(texts.get(column, ""), context.order)
        clock = texts.get("clock", "")
        if moment:
            dated = moment.column == "when_date" and re.fullmatch(r"\d\d:\d\d", clock)
            extra[moment.column] = f"{moment.text} {clock}" if dated else moment.text
            found.doubts.append(moment.doubt)
        elif texts.get(column):
            found.doubts.append(left_out(texts[column]))
    found.note = "; ".join(filter(None, (found.note, texts.get("note", ""))))
    return row(entry, name, found, extra)


def _is_empty(value: str, reference: str) -> bool:
    """Tells whether a cell holds no result; a dash is one where "negative" is the norm."""
    if value.strip() in ("-", "–", "−"):
        return quality_of(reference) != "negative" and reference.strip() not in ("-", "–")
    return not value.strip(" -–.?/")


def _fill(found: Found, texts: Mapping[str, str], context: Context) -> None:
    """Adds what stands in columns of its own."""
    unit = texts.get("unit", "")
    if unit and found.number:
        code = unit_of(unit)
        found.unit = code or found.unit
        if not code:
            found.doubts.append(remark(About.UNKNOWN_UNIT, quote=unit[:40]))
    elif unit and found.words and not found.words.startswith("not done"):
        found.doubts.append(remark(About.UNIT_OF_WORDS, quote=unit[:40]))
    _fill_interval(found, texts, context)
    mark = texts.get("flag", "")
    if mark:
        found.flag = flag_of(mark) or found.flag
        if flag_of(mark) is None:
            found.left.append(mark)
    if place := texts.get("specimen", ""):
        said = specimen_of(place)
        found.specimen = place if said is None else said


def _fill_interval(found: Found, texts: Mapping[str, str], context: Context) -> None:
    printed, low, high = (texts.get(name, "") for name in ("reference", "low", "high"))
    if not printed.strip(" -–") and not (low or high):
        return
    interval = (
        interval_of(printed, context.decimals) if printed else between(low, high, context.decimals)
    )
    if interval is None:
        found.left.append(printed or f"{low} {high}".strip())
        if is_split_by_sex(printed):
            found.doubts.append(remark(About.INTERVAL_BY_SEX))
        return
    found.reference = interval.text
    found.doubts += interval.doubts
    if found.number and not found.unit:
        found.unit = interval.unit
