"""The numbers by which references are found: DOI, PMID and PMCID."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from casereports.references.importing.imported import Fault, Found, Problem, Wanted

#: Old DOIs hold angle brackets around a page: "17:15<1661::AID-SIM968>3.0.CO;2-2".
DOI = re.compile(
    r"(?<![\w.])10\.\d{4,9}(?:\.\d{1,9})*/(?:[^\s\"<>{}|\\^`]|<\d+:[^\s<>]{0,40}>){1,300}"
)
PMID = re.compile(
    r"(?:\bPMID\b\s*[:#]?\s*|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)"
    r"(?P<number>[1-9]\d{0,7})\b",
    re.IGNORECASE,
)
PMCID = re.compile(r"\bPMC\s?(?P<number>\d{3,9})\b", re.IGNORECASE)
LISTED = re.compile(r"\s*(?:[-*•]|\[?\d{1,3}[.)\]])\s+")
SEVERAL = re.compile(r"[\s,;]+")
BARE = re.compile(r"[1-9]\d{3,7}")
SHOWN = 60


def find_doi(text: str) -> str:
    """Returns the first DOI in a text, bare, or nothing."""
    found = DOI.search(unquote(text) if "%2F" in text.upper() else text)
    return _trimmed(found[0]) if found else ""


def _trimmed(doi: str) -> str:
    """Takes off the punctuation that follows a DOI in a sentence."""
    while doi and (doi[-1] in ".,;:'”’]*" or (doi[-1] == ")" and doi.count("(") < doi.count(")"))):
        doi = doi[:-1]
    return doi


def find_pmid(text: str) -> str:
    """Returns the first PMID that is named one, or nothing."""
    found = PMID.search(text)
    return found["number"] if found else ""


def find_pmcid(text: str) -> str:
    found = PMCID.search(text)
    return f"PMC{found['number']}" if found else ""


def read(text: str) -> Iterator[Found]:
    """Reads lists of DOIs and PMIDs, one or more a line, also at the end of printed references."""
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        wanted = list(_wanted(line, number))
        if not wanted:
            shown = line.strip()
            detail = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
            yield Fault(problem=Problem.NO_NUMBER, line=number, detail=detail)
        for one in wanted:
            if one.label.casefold() not in seen:
                yield one
            seen.add(one.label.casefold())


def _wanted(line: str, number: int) -> Iterator[Wanted]:
    dois = [doi for doi in map(_trimmed, DOI.findall(unquote(line))) if not doi.endswith("/")]
    if dois:
        yield from (Wanted(kind="doi", number=doi, line=number) for doi in dois)
        return
    listed = LISTED.match(line)
    pmids = [found["number"] for found in PMID.finditer(line)]
    rest = line[listed.end() if listed else 0 :].removeprefix("PMID").strip(" :;,.")
    parts = SEVERAL.split(rest)
    if all(BARE.fullmatch(part) for part in parts):
        pmids = parts
    yield from (Wanted(kind="pmid", number=pmid, line=number) for pmid in pmids)
