"""Looking up references by DOI and PMID: the requests to make, and the answers read.

Crossref's REST API gives one work as JSON, PubMed's E-utilities give many records as XML. Nothing
is fetched here.
"""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from pydantic import JsonValue

from casereports.clinical.values import Value
from casereports.references.importing import csl_json, marks, numbers, pubmed
from casereports.references.importing.finishing import finished
from casereports.references.importing.imported import (
    Entry,
    Fault,
    Format,
    Found,
    Imported,
    Problem,
    Read,
    Wanted,
)
from casereports.references.importing.pages import pages
from casereports.references.importing.text import clean, title

PROGRAM = "casereports"
#: Records that PubMed is asked for at once.
MOST = 100
RETRACTIONS = {"retraction", "withdrawal", "removal", "partial_retraction"}
TYPES = {
    "journal-article": "article-journal", "proceedings-article": "paper-conference",
    "posted-content": "article", "book-chapter": "chapter", "book-section": "chapter",
    "book-part": "chapter", "reference-entry": "entry-encyclopedia", "book": "book",
    "monograph": "book", "edited-book": "book", "reference-book": "book", "book-set": "book",
    "book-series": "book", "report": "report", "report-component": "report", "dataset": "dataset",
    "database": "dataset", "dissertation": "thesis", "standard": "standard",
    "peer-review": "review", "journal": "periodical", "grant": "report",
}  # fmt: skip


class Hosts(Value):
    """Where the two are asked; a hospital may have an address of its own for them."""

    crossref: str = "https://api.crossref.org"
    pubmed: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"


class Request(Value):
    """An address to fetch, and what is looked up by it."""

    url: str
    wanted: tuple[Wanted, ...]


def requests(wanted: Sequence[Wanted], *, mailto: str, hosts: Hosts) -> tuple[Request, ...]:
    """Returns what to fetch: one request for each DOI, one for a hundred PMIDs.

    ``mailto`` is the site's address; both ask for one and serve those better that give it.
    """
    found = [
        Request(url=_crossref(one.number, mailto, hosts), wanted=(one,))
        for one in wanted
        if one.kind == "doi"
    ]
    pmids = [one for one in wanted if one.kind == "pmid"]
    for start in range(0, len(pmids), MOST):
        some = tuple(pmids[start : start + MOST])
        found.append(Request(url=_pubmed(some, mailto, hosts), wanted=some))
    return tuple(found)


def _crossref(doi: str, mailto: str, hosts: Hosts) -> str:
    query = f"?{urlencode({'mailto': mailto})}" if mailto else ""
    return f"{hosts.crossref}/works/{quote(doi, safe='')}{query}"


def _pubmed(wanted: Sequence[Wanted], mailto: str, hosts: Hosts) -> str:
    query = {
        "db": "pubmed",
        "id": ",".join(one.number for one in wanted),
        "retmode": "xml",
        "tool": PROGRAM,
        **({"email": mailto} if mailto else {}),
    }
    return f"{hosts.pubmed}/efetch.fcgi?{urlencode(query)}"


def read_answer(request: Request, answer: bytes, taken: Sequence[str] = ()) -> Imported:
    """Reads what came for a request; what it doesn't hold is told as not known there."""
    text = answer.decode("utf-8", errors="replace")
    is_doi = request.wanted[0].kind == "doi"
    found = [_work(text, request.wanted[0])] if is_doi else list(pubmed.read(text))
    done = list(finished(found, taken))
    read = [one for one in done if isinstance(one, Read)]
    lines = {one.number: one.line for one in request.wanted}
    if not is_doi:
        read = [one.model_copy(update={"line": lines.get(one.item.pmid or "", 0)}) for one in read]
    missing = [one for one in request.wanted if not _is_answered(one, done)]
    faults = [one for one in done if isinstance(one, Fault) and one.problem not in WITHOUT_PLACE]
    return Imported(
        format=Format.NUMBERS,
        read=tuple(read),
        faults=(*faults, *(unknown(one) for one in missing)),
    )


#: The line of an answer says nothing to the author.
WITHOUT_PLACE = {Problem.DAMAGED}


def unknown(wanted: Wanted) -> Fault:
    """Returns what to say of a number that is not known."""
    return Fault(problem=Problem.NOT_FOUND, line=wanted.line, detail=wanted.label)


def _is_answered(wanted: Wanted, done: Sequence[Read | Fault | Wanted]) -> bool:
    """Says whether a number is among what was read; an answer to a DOI is one for it alone."""
    if wanted.kind == "doi":
        return any(not isinstance(one, Wanted) for one in done)
    return any(isinstance(one, Read) and one.item.pmid == wanted.number for one in done)


def _work(text: str, wanted: Wanted) -> Found:
    try:
        work = json.loads(text)["message"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return unknown(wanted)
    if not isinstance(work, dict):
        return unknown(wanted)
    return Entry(csl=_csl(work, wanted.number), line=wanted.line)


def _csl(work: Mapping[str, JsonValue], doi: str) -> dict[str, JsonValue]:
    """Returns the CSL fields of a work as Crossref describes it."""
    name = str(work.get("type", ""))
    titles = [title(part) for part in (_first(work, "title"), _first(work, "subtitle")) if part]
    kind = TYPES.get(name, "document")
    csl: dict[str, JsonValue] = {
        "type": kind,
        "title": ": ".join(titles),
        "container-title": clean(_first(work, "container-title")),
        "container-title-short": clean(_first(work, "short-container-title")),
        "volume": clean(_first(work, "volume")),
        "issue": clean(_first(work, "issue")),
        "page": pages(_first(work, "page") or _first(work, "article-number")),
        "publisher": "" if kind == "article-journal" else clean(_first(work, "publisher")),
        "publisher-place": clean(_first(work, "publisher-location")),
        "edition": clean(_first(work, "edition-number")),
        "DOI": numbers.find_doi(_first(work, "DOI")) or doi,
        "ISSN": _first(work, "ISSN"),
        "ISBN": _first(work, "ISBN"),
        "language": _first(work, "language"),
        "issued": _date(work),
    }
    for role in ("author", "editor", "translator"):
        csl[role] = csl_json.known_names(work.get(role))
    if name == "posted-content" and work.get("subtype", "preprint") == "preprint":
        csl["genre"] = marks.PREPRINT
        institution = work.get("institution")
        if isinstance(institution, list) and institution and isinstance(institution[0], dict):
            csl["container-title"] = clean(str(institution[0].get("name", "")))
    if _is_retracted(work):
        csl["status"] = marks.RETRACTED
    return csl


def _first(work: Mapping[str, JsonValue], name: str) -> str:
    """Returns a text, of a list the first."""
    value = work.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return str(value) if isinstance(value, str | int) else ""


def _date(work: Mapping[str, JsonValue]) -> JsonValue:
    """Returns when it was published: in print, else online; ``issued`` is the earlier of both."""
    for name in ("published-print", "issued", "published-online", "posted", "created"):
        match work.get(name):
            case {"date-parts": [[int(), *_] as parts, *_]}:
                return {"date-parts": [parts[:3]]}
    return None


def _is_retracted(work: Mapping[str, JsonValue]) -> bool:
    updates = work.get("updated-by")
    return isinstance(updates, list) and any(
        isinstance(one, dict) and str(one.get("type", "")).lower() in RETRACTIONS for one in updates
    )
