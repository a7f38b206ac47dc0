"""A whole laboratory print: headings, sections, dates of sampling, series and single lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from casereports.authoring.pasting.dates import day_order, leading_date, moment_of
from casereports.authoring.pasting.found import Context
from casereports.authoring.pasting.headings import (
    WORDS,
    Heading,
    heading_of,
    is_heading_text,
)
from casereports.authoring.pasting.incoming import half_width
from casereports.authoring.pasting.known import specimen_of
from casereports.authoring.pasting.labs import row, row_of_columns
from casereports.authoring.pasting.lines import Head, Ignored, Line, Pasted, once
from casereports.authoring.pasting.names import LONGEST, free_line
from casereports.authoring.pasting.numbers import decimals_of
from casereports.authoring.pasting.printed_units import unit_of
from casereports.authoring.pasting.remarks import About, Remark, remark
from casereports.authoring.pasting.series import Series, rows_of, series_by_columns, series_by_rows
from casereports.authoring.pasting.tables import Entry, is_rule

_SAMPLED = re.compile(
    r"(?:\D{0,40}?(?:datum|date|abnahme|entnahme|collected|drawn|pr[ée]l[èe]v\w*|vom|fecha|日期|时间)\w{0,12}"
    r"(?:\s[^\W\d]{1,10})?)?\s?[:,]?\s?",
    re.IGNORECASE,
)
#: Words that open the lines of a print's head, which say who the patient is.
_PERSONAL = re.compile(
    r"\s*(?:patient(?:in|en)?|name|surname|first name|vorname|nachname|nom|prénom"
    r"|姓名|病人|性别|年龄"
    r"|dob|date of birth|birth|born|geb\.?|geburtsdatum|né|née|sex|geschlecht|sexe|age|alter"
    r"|mrn|patient id|lab no|fallnummer|fall-?nr|auftrags?-?(?:nr|nummer)|barcode|病历号|床号"
    r"|address|adresse|anschrift|tel|telefon|phone|fax|physician|doctor|arzt|einsender|médecin"
    r"|page|seite)\b\.?(?:\s?(?:id|no|nr|name|nummer|number)\.?)?\s?(?:[:#]|\s\d|\s{2})",
    re.IGNORECASE,
)


@dataclass
class _Print:
    """Where the reading of a print stands."""

    context: Context
    heading: Heading | None = None
    series: Series | None = None
    date: str = ""
    date_doubt: Remark | None = None
    specimen: str = ""
    lines: list[Line] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)

    def leave(self, entry: Entry, why: About) -> None:
        self.ignored.append(Ignored(entry.number, entry.source, remark(why)))


def understood_print(entries: Sequence[Entry], decimal_comma: bool | None) -> Pasted:
    """Returns the rows of a laboratory print."""
    texts = [cell for entry in entries for cell in entry.cells]
    decimals = decimals_of(texts, decimal_comma)
    order = day_order(texts, comma=decimals.comma)
    page = _Print(Context(decimals, order))
    following = (*entries[1:], None)
    for entry, after in zip(entries, following, strict=True):
        if not _is_about_others(page, entry, after):
            _read(page, entry)
    return Pasted(tuple(page.lines), tuple(page.ignored), tuple(page.heads))


def _is_about_others(page: _Print, entry: Entry, after: Entry | None) -> bool:
    """Takes a line that tells of other lines: a rule, a heading, a date, a section."""
    if is_rule(entry.text):
        page.leave(entry, About.DRAWN)
        return True
    series = series_by_columns(entry, page.context)
    heading = None if series else heading_of(entry.cells, WORDS["labs"])
    if heading is None and series is None and not (page.heading or page.series):
        series = series_by_rows(entry, after, page.context)
    if heading or series or is_heading_text(entry.text, WORDS["labs"]):
        page.heading, page.series = heading or page.heading, series
        if series:
            page.heads += series.heads(entry)
        elif heading:
            page.heads += [
                Head(text, column or "")
                for text, column in zip(heading.pasted, heading.columns, strict=True)
                if text
            ]
        page.leave(entry, About.NAMES_COLUMNS)
        return True
    if _PERSONAL.match(entry.text):
        page.leave(entry, About.ABOUT_THE_PATIENT)
        return True
    return _is_date(page, entry) or _is_section(page, entry)


def _is_date(page: _Print, entry: Entry) -> bool:
    text = " ".join(half_width(entry.text).split())
    start = _SAMPLED.match(text)
    found = leading_date(text, start.end(), page.context.order) if start else None
    if found is None or found[1] < len(text.rstrip(" .:")) or len(text) > 80:
        return False
    page.date, page.date_doubt = found[0].text, found[0].doubt
    page.leave(entry, About.GIVES_DATE)
    return True


def _is_section(page: _Print, entry: Entry) -> bool:
    """Takes "Urin:" or "Liquor" as the specimen of what follows, other words as its end."""
    filled = [cell for cell in entry.cells if cell]
    if len(filled) != 1 or len(filled[0]) > 60 or re.search(r"[0-9+]", filled[0]):
        return False
    said = specimen_of(filled[0].strip(" :*-"))
    if said is None:
        return False
    page.specimen = said
    page.leave(entry, About.GIVES_SPECIMEN)
    return True


def _read(page: _Print, entry: Entry) -> None:
    before = len(page.lines)
    entry = replace(entry, doubts=once([*entry.doubts, page.date_doubt]))
    if page.series and len(entry.cells) > 1:
        page.lines += rows_of(page.series, entry, page.context, {"specimen": page.specimen})
    elif (texts := _by_heading(page.heading, entry)) is not None:
        line = row_of_columns(entry, _ambient(page, texts), page.context)
        page.lines += [line] if line else []
    else:
        _read_freely(page, entry)
    if len(page.lines) == before:
        if len([cell for cell in entry.cells if cell]) == 1:
            page.specimen = ""
        long = len(entry.text) > LONGEST
        page.leave(entry, About.TOO_LONG_FOR_RESULTS if long else About.NO_RESULT)


def _by_heading(heading: Heading | None, entry: Entry) -> dict[str, str] | None:
    """Returns a line's cells by column; None where it has no columns, or has lost an empty one.

    Where wide gaps part the cells an empty one leaves no trace, and all behind it move up.
    """
    if heading is None or sum(bool(cell) for cell in entry.cells) < 2:
        return None
    named = zip(heading.columns, entry.cells, strict=False)
    texts = {column: text for column, text in named if column}
    short = len(entry.cells) < len(heading.columns)
    unit = texts.get("unit", "")
    moved = short and ("beyond" in heading.columns or (unit and not unit_of(unit)))
    return None if moved else texts


def _read_freely(page: _Print, entry: Entry) -> None:
    """Reads a line without columns, or cells without a heading; a time may open it."""
    text, extra = entry.text, _ambient(page, {})
    dated = leading_date(text, 0, page.context.order)
    if dated:
        text = text[dated[1] :].lstrip(" ,;:\t")
        extra["when_date"] = dated[0].text
    elif len(entry.cells) > 2 and (moment := moment_of(entry.cells[0], page.context.order)):
        text = text[len(entry.cells[0]) :].lstrip()
        extra[moment.column] = moment.text
    for name, found in free_line(text, page.context):
        found.doubts.append(dated[0].doubt if dated else None)
        own = {} if not found.when_date else {"when_date": found.when_date}
        placed = {} if found.specimen is not None else {"specimen": extra.get("specimen", "")}
        page.lines.append(row(entry, name, found, {**extra, **own, **placed}))


def _ambient(page: _Print, texts: dict[str, str]) -> dict[str, str]:
    """Adds what lines above said of all that follows."""
    said = {"when_date": page.date, "specimen": page.specimen}
    return {column: text for column, text in said.items() if text} | {
        column: text for column, text in texts.items() if text
    }
