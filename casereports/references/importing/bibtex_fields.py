"""What the types and fields of BibTeX and BibLaTeX are in CSL."""

import re
from collections.abc import Callable, Iterator, Mapping

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
)
from pydantic import JsonValue

from casereports.references.importing import marks, names, numbers
from casereports.references.importing.dates import issued, read_date
from casereports.references.importing.imported import Problem
from casereports.references.importing.latex import to_text, verbatim
from casereports.references.importing.pages import pages
from casereports.references.importing.text import clean, title

Fields = Mapping[str, str]
Remarks = tuple[tuple[Problem, str], ...]

TYPES = {
    "article": "article-journal", "suppperiodical": "article-journal", "review": "article-journal",
    "periodical": "periodical", "book": "book", "mvbook": "book", "collection": "book",
    "mvcollection": "book", "proceedings": "book", "mvproceedings": "book", "reference": "book",
    "mvreference": "book", "booklet": "pamphlet", "manual": "book", "inbook": "chapter",
    "incollection": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
    "suppcollection": "chapter", "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference", "conference": "paper-conference", "thesis": "thesis",
    "phdthesis": "thesis", "mastersthesis": "thesis", "bachelorsthesis": "thesis",
    "report": "report", "techreport": "report", "unpublished": "manuscript",
    "patent": "patent", "standard": "standard", "online": "webpage", "electronic": "webpage",
    "www": "webpage", "webpage": "webpage", "dataset": "dataset", "data": "dataset",
    "software": "software", "image": "graphic", "artwork": "graphic", "video": "motion_picture",
    "movie": "motion_picture", "audio": "song", "music": "song", "letter": "personal_communication",
    "legislation": "legislation", "legal": "legislation", "jurisdiction": "legal_case",
    "preprint": "article", "newspaper": "article-newspaper",
}  # fmt: skip
GENRES = {
    "phdthesis": "PhD thesis", "mastersthesis": "Master's thesis",
    "bachelorsthesis": "Bachelor's thesis", "preprint": marks.PREPRINT,
}  # fmt: skip
GENRE_WORDS = {
    "phdthesis": "PhD thesis", "mathesis": "Master's thesis", "mastersthesis": "Master's thesis",
    "techreport": "Technical report", "resreport": "Research report",
}  # fmt: skip
#: Fields whose text is taken as it is: the first of those named that says something.
TEXTS = {
    "container-title-short": ("shortjournal", "journalabbr"),
    "collection-title": ("series",), "volume": ("volume",), "edition": ("edition",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("location", "address"), "version": ("version",),
    "number-of-volumes": ("volumes",), "number-of-pages": ("pagetotal", "numpages"),
    "chapter-number": ("chapter",), "language": ("langid", "language"), "note": ("note",),
    "title-short": ("shorttitle",), "event-title": ("eventtitle",), "event-place": ("venue",),
    "archive": ("library",), "medium": ("medium",), "original-title": ("origtitle",),
    "part-number": ("part",), "status": ("pubstate",), "genre": ("type",), "ISSN": ("issn",),
    "ISBN": ("isbn",),
}  # fmt: skip
PEOPLE = {"author": "author", "editor": "editor", "translator": "translator",
          "bookauthor": "container-author"}  # fmt: skip
ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10",
}  # fmt: skip
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?\.?(?:\s+ed(?:ition|n)?\.?)?", re.IGNORECASE)
AND = re.compile(r"(?<!\\)[{}]| and(?= |$)", re.IGNORECASE)
EXTENDED = re.compile(r"\s*(family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
PARTS_OF_ISSUES = {"article-journal", "article-magazine", "article-newspaper", "article"}


def csl_of(kind: str, fields: Fields) -> tuple[dict[str, JsonValue], Remarks]:
    """Returns the CSL fields of an entry, and what has to be said of them."""
    csl: dict[str, JsonValue] = {"type": _type(kind, fields)}
    for name, sources in TEXTS.items():
        csl[name] = next((clean(to_text(fields[one])) for one in sources if fields.get(one)), "")
    csl["title"] = _titled(fields, "title")
    csl["container-title"] = _titled(fields, "journaltitle", "journal", "booktitle", "maintitle")
    genre = str(csl["genre"])
    csl["genre"] = GENRE_WORDS.get(genre.lower(), genre) or GENRES.get(kind, "")
    csl["edition"] = edition(str(csl["edition"]))
    csl["page"] = pages(to_text(fields.get("pages") or fields.get("eid") or ""))
    csl |= _counted(str(csl["type"]), fields)
    csl |= _dates(fields)
    csl |= _numbers(fields)
    remarks: Remarks = ()
    for field, role in PEOPLE.items():
        if fields.get(field):
            csl[role], missing = _people(fields[field])
            remarks += ((Problem.AUTHORS_MISSING, missing),) if missing else ()
    if any(marks.is_retracted_note(fields.get(name, "")) for name in ("note", "keywords")):
        csl["status"] = marks.RETRACTED
    return csl, remarks


def _type(kind: str, fields: Fields) -> str:
    if kind in TYPES:
        return TYPES[kind]
    if fields.get("journal") or fields.get("journaltitle"):
        return "article-journal"
    if _is_arxiv(fields):
        return "article"
    return "webpage" if _url(fields) and not fields.get("doi") else "document"


def _titled(fields: Fields, *sources: str) -> str:
    """Returns the first of the titles with its subtitle."""
    for source in sources:
        if fields.get(source):
            below = (
                source.replace("title", "subtitle") if "title" in source else f"{source}subtitle"
            )
            parts = (to_text(fields[source]), to_text(fields.get(below, "")))
            return ": ".join(title(part).rstrip(":") for part in parts if part)
    return ""


def edition(text: str) -> str:
    """Returns the number of an edition: "Second", "2nd ed." and "2" are one."""
    found = ORDINAL.fullmatch(text)
    word = text.lower().removesuffix(".").removesuffix("edition").removesuffix(" ed").strip()
    return found[1] if found else ORDINALS.get(word, text)


def _counted(kind: str, fields: Fields) -> dict[str, JsonValue]:
    """Returns where the entry's numbers belong: an issue, a series or a report has them."""
    number, issue = (clean(to_text(fields.get(name, ""))) for name in ("number", "issue"))
    if kind in PARTS_OF_ISSUES:
        return {"issue": number or issue}
    if kind in {"book", "chapter", "paper-conference"}:
        return {"collection-number": number, "issue": issue}
    return {"number": number, "issue": issue}


def _dates(fields: Fields) -> dict[str, JsonValue]:
    written = fields.get("date", "")
    when = read_date(to_text(written)) if written else None
    year, month, day = (to_text(fields.get(name, "")) for name in ("year", "month", "day"))
    if when is None and month.strip().isdecimal() and len(year.strip()) == 4:
        when = read_date("-".join(part.strip() for part in (year, month, day) if part.strip()))
    dates: dict[str, JsonValue] = {"issued": when or issued(year, month, day) if year else when}
    for source, name in (
        ("urldate", "accessed"), ("lastaccessed", "accessed"), ("eventdate", "event-date"),
        ("origdate", "original-date"),
    ):  # fmt: skip
        if fields.get(source):
            dates[name] = read_date(to_text(fields[source]))
    return dates


def _url(fields: Fields) -> str:
    for name in ("url", "howpublished", "note"):
        text = verbatim(fields.get(name, ""))
        if found := re.search(r"(?:https?|ftp)://\S+", text):
            return found[0].rstrip(".,;")
    return ""


def _is_arxiv(fields: Fields) -> bool:
    source = fields.get("eprinttype") or fields.get("archiveprefix") or ""
    return verbatim(source).lower() == "arxiv"


def _numbers(fields: Fields) -> dict[str, JsonValue]:
    """Returns DOI, PMID and so on, from the many fields in which they hide."""
    plain = {name: verbatim(value) for name, value in fields.items() if name in HIDING}
    url = _url(fields)
    doi = numbers.find_doi(plain.get("doi", "")) or numbers.find_doi(url)
    found: dict[str, JsonValue] = {"DOI": doi, "URL": "" if "doi.org/" in url else url}
    source = (plain.get("eprinttype") or plain.get("archiveprefix") or "").lower()
    eprint = plain.get("eprint", "")
    pmid = plain.get("pmid") or (eprint if source in {"pubmed", "pmid"} else "")
    found["PMID"] = (pmid if pmid.isdecimal() else "") or numbers.find_pmid(
        f"{plain.get('note', '')} {pmid}"
    )
    found["PMCID"] = numbers.find_pmcid(plain.get("pmcid") or plain.get("pmc") or "")
    note = plain.get("note", "")
    if note and (numbers.find_pmid(note) or note == url):
        found["note"] = ""
    if source == "arxiv" and eprint:
        found |= {"archive": "arXiv", "number": f"arXiv:{eprint}"}
        found["URL"] = found["URL"] or f"https://arxiv.org/abs/{eprint}"
    return found


HIDING = {"doi", "eprint", "eprinttype", "archiveprefix", "pmid", "pmcid", "pmc", "note"}


def _people(source: str) -> tuple[list[JsonValue], str]:
    """Returns the names, and the words that stand for those that are missing."""
    people: list[JsonValue] = []
    missing = ""
    for written in _separate(" ".join(source.split())):
        if names.is_others(to_text(written)):
            missing = to_text(written)
        elif found := _person(written):
            people.append(found)
    return people, f"and {missing}" if missing == "others" else missing


def _separate(source: str) -> Iterator[str]:
    """Splits at each "and" that stands outside braces."""
    depth = start = 0
    for found in AND.finditer(source):
        if found[0] in {"{", "}"}:
            depth = max(0, depth + (1 if found[0] == "{" else -1))
        elif depth == 0:
            yield source[start : found.start()]
            start = found.end()
    if source[start:].strip():
        yield source[start:].strip()


def _person(written: str) -> dict[str, JsonValue] | None:
    if written.startswith("{") and written.endswith("}") and _is_one_group(written):
        return names.body(to_text(written))
    if EXTENDED.match(written):
        return _extended(written)
    try:
        parts = parse_single_name_into_parts(written, strict=False)
    except InvalidNameError:
        return names.written(to_text(written))
    join: Callable[[list[str]], str] = lambda words: to_text(" ".join(words))  # noqa: E731
    family, particle = join(parts.last), join(parts.von)
    if not parts.first and not parts.von and len(parts.last) > 1:
        return names.body(family)
    return names.person(family, join(parts.first), join(parts.jr), particle)


def _is_one_group(written: str) -> bool:
    depth = 0
    for place, sign in enumerate(written):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return place == len(written) - 1
    return False


def _extended(written: str) -> dict[str, JsonValue] | None:
    """Reads BibLaTeX's "family=Doe, given=Jane, prefix=van"."""
    parts: dict[str, str] = {}
    for part in written.split(","):
        name, _, value = part.partition("=")
        parts[name.strip().lower()] = to_text(value.strip().strip('"'))
    family, given = parts.get("family", ""), parts.get("given", "")
    return names.person(family, given, parts.get("suffix", ""), parts.get("prefix", ""))
