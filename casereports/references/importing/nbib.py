"""PubMed's own format (.nbib), as it is downloaded with "Send to: Citation manager"."""

import re
from collections.abc import Iterator

from pydantic import JsonValue

from casereports.references.importing import names, numbers
from casereports.references.importing.dates import read_date
from casereports.references.importing.imported import Entry, Found
from casereports.references.importing.pages import pages
from casereports.references.importing.pubmed import journal_or_book
from casereports.references.importing.tagged import Record, records
from casereports.references.importing.text import clean, title

LINE = re.compile(r"(?P<tag>[A-Z]{2,4}) {0,2}- ?(?P<value>.*)")
IS_NBIB = re.compile(r"^PMID ?- ?\d+", re.MULTILINE)
NUMBER = re.compile(r"(?P<number>\S.*?)\s*\[(?P<kind>doi|pii)\]")


def read(text: str) -> Iterator[Found]:
    """Reads each record: it begins with its PMID."""
    for record in records(text, LINE, "PMID"):
        yield Entry(csl=_csl(record), line=record.line)


def _csl(record: Record) -> dict[str, JsonValue]:
    found = {
        kind: number
        for tag in ("AID", "LID")
        for one in record.all(tag)
        for number, kind in NUMBER.findall(one[:500])
    }
    csl: dict[str, JsonValue] = {
        "title": title(record.first("TI", "TT", "BTI")),
        "author": _people(record, "FAU", "AU", "CN"),
        "editor": _people(record, "FED", "ED", ""),
        "container-title": title(record.first("JT", "TA")),
        "container-title-short": clean(record.first("TA")),
        "volume": clean(record.first("VI")),
        "issue": clean(record.first("IP")),
        "page": pages(record.first("PG")) or _article_number(found.get("pii", "")),
        "issued": read_date(record.first("DP")),
        "DOI": numbers.find_doi(found.get("doi", "")),
        "PMID": record.first("PMID").partition(" ")[0],
        "PMCID": numbers.find_pmcid(record.first("PMC")),
        "ISSN": record.first("IS").partition(" ")[0],
        "ISBN": record.first("ISBN").partition(" ")[0],
        "language": record.first("LA")[:3],
    }
    book = clean(record.first("BTI"))
    if book:
        csl |= {
            "publisher": clean(record.first("PB")),
            "publisher-place": clean(record.first("PL")),
        }
    is_retracted = bool(record.all("RIN"))
    return journal_or_book(csl, record.all("PT"), book=book, is_retracted=is_retracted)


def _article_number(pii: str) -> str:
    """Returns the number of an article without pages, as in "e0123"."""
    return pii if re.fullmatch(r"e?\d{2,8}", pii) else ""


def _people(record: Record, full: str, short: str, bodies: str) -> list[JsonValue]:
    """Returns people and bodies in their order, by full names where there are any."""
    tag = full if record.all(full) else short
    people: list[JsonValue] = []
    for one in record.lines:
        if one.tag == tag:
            people.append(names.written(one.value))
        elif one.tag == bodies and one.value:
            people.append(names.body(one.value))
    return [person for person in people if person]
