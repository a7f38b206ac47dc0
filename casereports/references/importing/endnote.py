"""EndNote's XML."""

from collections.abc import Iterator

from pydantic import JsonValue

from casereports.references.importing import marks, names, numbers
from casereports.references.importing.bibtex_fields import edition
from casereports.references.importing.dates import read_date
from casereports.references.importing.imported import Entry, Found, Problem
from casereports.references.importing.pages import pages
from casereports.references.importing.text import clean, title, unmarked
from casereports.references.importing.xml import Element, content, first, parsed

TYPES = {
    "journal article": "article-journal", "electronic article": "article-journal",
    "article in press": "article-journal", "magazine article": "article-magazine",
    "newspaper article": "article-newspaper", "book": "book", "edited book": "book",
    "electronic book": "book", "book section": "chapter", "electronic book section": "chapter",
    "conference paper": "paper-conference", "conference proceedings": "paper-conference",
    "thesis": "thesis", "report": "report", "government document": "report",
    "dataset": "dataset", "online database": "dataset", "web page": "webpage",
    "blog": "post-weblog", "computer program": "software", "unpublished work": "manuscript",
    "manuscript": "manuscript", "standard": "standard", "patent": "patent",
    "statute": "legislation", "legal rule or regulation": "legislation", "case": "legal_case",
    "film or broadcast": "motion_picture", "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary", "pamphlet": "pamphlet", "figure": "figure",
    "personal communication": "personal_communication", "serial": "book",
}  # fmt: skip
NUMBERED = {
    "17": "journal article", "6": "book", "5": "book section", "28": "edited book",
    "10": "conference proceedings", "47": "conference paper", "32": "thesis", "27": "report",
    "12": "web page", "43": "electronic article", "59": "dataset", "45": "online database",
    "46": "government document", "34": "unpublished work", "9": "computer program",
}  # fmt: skip
TEXTS = {
    "volume": "./volume", "publisher": "./publisher", "publisher-place": "./pub-location",
    "title-short": "./titles/short-title", "language": "./language",
    "container-title-short": "./periodical/abbr-1 | ./titles/alt-title",
}  # fmt: skip
CONTAINER = "./periodical/full-title | ./titles/secondary-title"


def is_endnote(text: str) -> bool:
    start = text[:5_000].lower()
    return "<records>" in start or "<record>" in start


def read(text: str) -> Iterator[Found]:
    """Reads every record; a damaged file as far as it goes."""
    root, faults = parsed(text)
    if root is not None:
        for record in root.xpath("//record"):
            csl = _csl(record)
            csl["author"], missing = _people(record, "./contributors/authors/author")
            yield Entry(
                csl=csl,
                line=record.sourceline or 0,
                key=_plain(record, "./label"),
                remarks=((Problem.AUTHORS_MISSING, missing),) if missing else (),
            )
    yield from faults


def _plain(record: Element, path: str) -> str:
    return clean(unmarked(content(first(record, path))))


def _csl(record: Element) -> dict[str, JsonValue]:
    kind = _type(record)
    csl: dict[str, JsonValue] = {"type": kind}
    for name, path in TEXTS.items():
        csl[name] = _plain(record, path)
    csl["title"] = title(content(first(record, "./titles/title")))
    is_book = kind in {"book", "thesis", "report"}
    csl["collection-title" if is_book else "container-title"] = _plain(record, CONTAINER)
    editors, _missing = _people(record, "./contributors/secondary-authors/author")
    csl["editor"] = editors if kind in {"chapter", "paper-conference"} else []
    csl["edition"] = edition(_plain(record, "./edition"))
    csl["page"] = pages(_plain(record, "./pages") or _plain(record, "./custom7"))
    number = _plain(record, "./number | ./issue")
    csl["number" if kind in {"report", "patent", "standard"} else "issue"] = number
    csl["issued"] = _date(record)
    csl["accessed"] = read_date(_plain(record, "./access-date"))
    work = _plain(record, "./work-type")
    if kind in {"thesis", "report"} or work.lower() == "preprint":
        csl["genre"] = marks.PREPRINT if work.lower() == "preprint" else work
    return csl | _numbers(record, kind)


def _type(record: Element) -> str:
    kind = first(record, "./ref-type")
    if kind is None:
        found = record.xpath("./ref-type")
        kind = found[0] if found else None
    if kind is None:
        return "document"
    name = kind.get("name", "") or NUMBERED.get(content(kind), "")
    return TYPES.get(name.lower(), "document")


def _date(record: Element) -> dict[str, JsonValue] | None:
    """Returns the year with the month and day that stand in a field of their own."""
    year, rest = _plain(record, "./dates/year"), _plain(record, "./dates/pub-dates/date")
    if year and year in rest:
        return read_date(rest)
    whole = read_date(f"{year} {rest}".strip())
    return whole if rest and whole and "literal" not in whole else read_date(year or rest)


def _people(record: Element, path: str) -> tuple[list[JsonValue], str]:
    people: list[JsonValue] = []
    missing = ""
    for one in record.xpath(path):
        written = clean(unmarked(content(one)))
        if names.is_others(written):
            missing = written
        elif found := names.written(written):
            people.append(found)
    return people, missing


def _numbers(record: Element, kind: str) -> dict[str, JsonValue]:
    addresses = [clean(unmarked(content(one))) for one in record.xpath("./urls//url")]
    number = _plain(record, "./electronic-resource-num")
    doi = next(filter(None, map(numbers.find_doi, (number, *addresses))), "")
    url = next((one for one in addresses if "://" in one and "doi.org/" not in one), "")
    accession = _plain(record, "./accession-num")
    source = _plain(record, "./remote-database-provider | ./remote-database-name").lower()
    is_pubmed = not source or any(word in source for word in ("nlm", "pubmed", "medline"))
    notes = " ".join(_plain(record, path) for path in ("./notes", "./research-notes"))
    isbn = _plain(record, "./isbn").partition(" ")[0]
    return {
        "DOI": doi,
        "URL": "" if "ncbi.nlm.nih.gov" in url else url,
        "PMID": accession
        if is_pubmed and accession.isdecimal() and len(accession) < 9
        else numbers.find_pmid(" ".join((notes, *addresses))),
        "PMCID": numbers.find_pmcid(_plain(record, "./custom2")),
        "ISBN" if kind in {"book", "chapter"} else "ISSN": isbn,
        "status": marks.RETRACTED if marks.is_retracted_note(notes) else "",
    }
