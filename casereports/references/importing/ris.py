"""RIS files: what most databases and reference managers write."""

import re
from collections.abc import Iterator

from pydantic import JsonValue

from casereports.references.importing import marks, names, numbers
from casereports.references.importing.bibtex_fields import edition
from casereports.references.importing.dates import read_date
from casereports.references.importing.imported import Entry, Found, Problem
from casereports.references.importing.pages import pages
from casereports.references.importing.tagged import Record, records
from casereports.references.importing.text import clean, title

LINE = re.compile(r"\s*(?P<tag>[A-Z][A-Z0-9])\s{1,2}-(?:\s(?P<value>.*)|(?<=-)$)?")
IS_RIS = re.compile(r"^[ \t]*TY\s{1,2}-", re.MULTILINE)
TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "periodical",
    "INPR": "article-journal", "ABST": "article-journal", "MGZN": "article-magazine",
    "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CLSWK": "classic", "SER": "book", "CHAP": "chapter", "ECHAP": "chapter",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "THES": "thesis", "RPRT": "report",
    "GOVDOC": "report", "GRANT": "report", "DATA": "dataset", "AGGR": "dataset",
    "DBASE": "dataset", "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog",
    "COMP": "software", "UNPB": "manuscript", "MANSCPT": "manuscript", "STAND": "standard",
    "PAT": "patent", "STAT": "legislation", "LEGAL": "legislation", "BILL": "bill",
    "CASE": "legal_case", "HEAR": "hearing", "VIDEO": "motion_picture", "MPCT": "motion_picture",
    "SOUND": "song", "MUSIC": "musical_score", "PAMP": "pamphlet", "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary", "PCOMM": "personal_communication",
    "ICOMM": "personal_communication", "SLIDE": "speech", "MAP": "map", "ART": "graphic",
    "FIGURE": "figure", "PREP": "article",
}  # fmt: skip
PARTS = {"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"}
TEXTS = {
    "title-short": ("ST",), "volume": ("VL",), "publisher": ("PB",),
    "publisher-place": ("CY", "PP"), "number-of-volumes": ("NV",), "language": ("LA",),
    "version": ("C8",),
}  # fmt: skip
ISBN = re.compile(r"97[89][\d\s-]{10,14}|\d[\d-]{8,11}[\dXx]")


def read(text: str) -> Iterator[Found]:
    """Reads each record, also one whose end ("ER") is missing."""
    for record in records(text, LINE, "TY", "ER"):
        csl = _csl(record)
        csl["author"], missing = _people(record, "AU", "A1")
        key = record.first("ID", "LB")
        yield Entry(
            csl=csl,
            line=record.line,
            key="" if key.isdecimal() or " " in key else key,
            remarks=((Problem.AUTHORS_MISSING, missing),) if missing else (),
        )


def _csl(record: Record) -> dict[str, JsonValue]:
    kind = TYPES.get(record.first("TY").upper(), "document")
    csl: dict[str, JsonValue] = {"type": kind}
    for name, tags in TEXTS.items():
        csl[name] = clean(record.first(*tags))
    csl["title"] = title(record.first("TI", "T1", "CT") or record.first("BT"))
    csl |= _container(record, kind)
    csl["edition"] = edition(clean(record.first("ET")))
    csl["issued"] = _issued(record)
    csl["accessed"] = read_date(record.first("Y2"))
    csl["page"] = _pages(record)
    for role, tags in _roles(kind):
        csl[role], _missing = _people(record, *tags)
    if kind in {"thesis", "report", "article", "webpage"}:
        csl["genre"] = clean(record.first("M3"))
    if record.first("M3").lower() == "preprint":
        csl["genre"] = marks.PREPRINT
    number = clean(record.first("IS"))
    csl["number" if kind in {"report", "patent", "standard"} else "issue"] = number
    return csl | _numbers(record, kind)


def _container(record: Record, kind: str) -> dict[str, JsonValue]:
    if kind in {"book", "thesis", "report"}:
        return {"collection-title": clean(record.first("T3", "T2"))}
    full = clean(record.first("JF", "T2", "JO", "BT"))
    short = clean(record.first("J2", "JA", "JO"))
    found: dict[str, JsonValue] = {"container-title": full or short}
    if short and full and short != full:
        found["container-title-short"] = short
    if kind in PARTS:
        found["collection-title"] = clean(record.first("T3"))
    return found


def _issued(record: Record) -> dict[str, JsonValue] | None:
    """Returns the date, which ``DA`` may give to the day where ``PY`` has the year alone."""
    year, date = record.first("PY", "Y1"), record.first("DA")
    if not year or (date and year.strip("/ ") in date):
        return read_date(date or year)
    return read_date(year)


def _pages(record: Record) -> str:
    first, last = record.first("SP"), record.first("EP")
    if first and last and "-" not in first and first != last:
        return pages(f"{first}-{last}")
    return pages(first or record.first("C7") or last)


def _roles(kind: str) -> list[tuple[str, tuple[str, ...]]]:
    editor = ("A2", "ED") if kind in PARTS else ("ED",)
    third = ("A3",) if kind in {*PARTS, "book"} else ()
    return [("editor", editor), ("collection-editor", third), ("translator", ("A4",))]


def _people(record: Record, *tags: str) -> tuple[list[JsonValue], str]:
    """Returns the names, and the words that stand for those that are missing."""
    people: list[JsonValue] = []
    missing = ""
    for written in record.all(*tags):
        if names.is_others(written):
            missing = written
        elif found := names.written(written):
            people.append(found)
    return people, missing


def _numbers(record: Record, kind: str) -> dict[str, JsonValue]:
    addresses = [one for one in record.all("UR", "L3", "LK") if "://" in one]
    dois = (
        numbers.find_doi(one) for one in (record.first("DO"), *record.all("M3", "N1"), *addresses)
    )
    url = next((one.split()[0].rstrip(";") for one in addresses if "doi.org/" not in one), "")
    found: dict[str, JsonValue] = {"DOI": next(filter(None, dois), ""), "URL": url}
    source = f"{record.first('DB')} {record.first('DP')}".lower()
    accession = record.first("AN")
    if accession.isdecimal() and ("pubmed" in source or "medline" in source or "nlm" in source):
        found["PMID"] = accession
    else:
        said = " ".join((accession, *record.all("N1", "ID", "PM"), *addresses))
        found["PMID"] = numbers.find_pmid(said)
    found["PMCID"] = numbers.find_pmcid(record.first("C2") or record.first("PMC"))
    number = clean(record.first("SN"))
    is_book = kind in {"book", "chapter"} or ISBN.fullmatch(number.partition(" ")[0])
    found["ISBN" if is_book else "ISSN"] = number
    if any(marks.is_retracted_note(one) for one in record.all("N1", "M3", "RN", "KW")):
        found["status"] = marks.RETRACTED
    return found
