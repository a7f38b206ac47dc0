"""What PubMed's publication types say of a paper, and PubMed's XML."""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import JsonValue

from casereports.references.importing import marks, names, numbers
from casereports.references.importing.dates import issued, read_date
from casereports.references.importing.imported import Entry, Found
from casereports.references.importing.pages import pages
from casereports.references.importing.text import clean, title
from casereports.references.importing.xml import Element, content, first, parsed

#: PubMed's names of languages, and CSL's.
LANGUAGES = {
    "eng": "en",
    "ger": "de",
    "fre": "fr",
    "spa": "es",
    "chi": "zh",
    "ita": "it",
    "por": "pt",
}
RETRACTED = "Retracted Publication"
ARTICLES = "//PubmedArticle | //PubmedBookArticle"


def journal_or_book(
    csl: Mapping[str, JsonValue], kinds: Iterable[str], *, book: str, is_retracted: bool
) -> dict[str, JsonValue]:
    """Returns the reference with its type, and marked where PubMed says preprint or retracted."""
    kinds = {kind.strip().casefold() for kind in kinds}
    language = LANGUAGES.get(str(csl.get("language", "")), "")
    found = {**csl, "type": "article-journal", "language": language}
    if book:
        is_chapter = book != csl.get("title")
        found["type"] = "chapter" if is_chapter else "book"
        found["container-title"] = book if is_chapter else ""
    elif "dataset" in kinds and not csl.get("container-title"):
        found["type"] = "dataset"
    if "preprint" in kinds:
        found |= {"type": "article", "genre": marks.PREPRINT}
    if is_retracted or RETRACTED.casefold() in kinds:
        found["status"] = marks.RETRACTED
    return found


def read(text: str) -> Iterator[Found]:
    """Reads the XML that PubMed answers and exports."""
    root, faults = parsed(text)
    if root is not None:
        for article in root.xpath(ARTICLES):
            yield Entry(csl=_csl(article), line=article.sourceline or 0)
    yield from faults


def _csl(article: Element) -> dict[str, JsonValue]:
    book = title(content(first(article, ".//Book/BookTitle")))
    number = {
        one.get("IdType", one.get("EIdType", "")): content(one)
        for one in article.xpath(
            ".//ELocationID | ./PubmedData/ArticleIdList/ArticleId |"
            " ./PubmedBookData/ArticleIdList/ArticleId | ./BookDocument/ArticleIdList/ArticleId"
        )
    }
    csl: dict[str, JsonValue] = {
        "title": title(content(first(article, ".//ArticleTitle | .//VernacularTitle"))) or book,
        "author": _people(article, ".//AuthorList[not(@Type='editors')]/Author"),
        "editor": _people(article, ".//AuthorList[@Type='editors']/Author"),
        "container-title": title(content(first(article, ".//Journal/Title"))),
        "container-title-short": clean(content(first(article, ".//Journal/ISOAbbreviation"))),
        "volume": clean(content(first(article, ".//JournalIssue/Volume | .//Book/Volume"))),
        "issue": clean(content(first(article, ".//JournalIssue/Issue"))),
        "page": pages(content(first(article, ".//Pagination/MedlinePgn"))),
        "issued": _date(first(article, ".//JournalIssue/PubDate | .//Book/PubDate")),
        "DOI": numbers.find_doi(number.get("doi", "")),
        "PMID": content(first(article, "./MedlineCitation/PMID | ./BookDocument/PMID")),
        "PMCID": numbers.find_pmcid(number.get("pmc", "")),
        "ISSN": content(first(article, ".//Journal/ISSN")),
        "ISBN": content(first(article, ".//Book/Isbn")),
        "publisher": clean(content(first(article, ".//Book/Publisher/PublisherName"))),
        "publisher-place": clean(content(first(article, ".//Book/Publisher/PublisherLocation"))),
        "language": content(first(article, ".//Language")),
    }
    kinds = [content(one) for one in article.xpath(".//PublicationType")]
    retractions = article.xpath(".//CommentsCorrections[@RefType='RetractionIn']")
    return journal_or_book(csl, kinds, book=book, is_retracted=bool(retractions))


def _date(date: Element | None) -> dict[str, JsonValue] | None:
    if date is None:
        return None
    if words := content(first(date, "./MedlineDate")):
        return read_date(words)
    year, month, day = (content(first(date, f"./{part}")) for part in ("Year", "Month", "Day"))
    season = content(first(date, "./Season"))
    if month.isdecimal():
        return read_date("-".join(part for part in (year, month, day) if part))
    return issued(year, month or season, day)


def _people(article: Element, path: str) -> list[JsonValue]:
    people: list[JsonValue] = []
    for one in article.xpath(path):
        if one.get("ValidYN") == "N":
            continue
        family, given, suffix, bodies = (
            content(first(one, f"./{part}"))
            for part in ("LastName", "ForeName", "Suffix", "CollectiveName")
        )
        given = given or content(first(one, "./Initials"))
        named = names.body(bodies) if bodies else names.person(family, given, suffix)
        if named:
            people.append(named)
    return people


def is_pubmed(text: str) -> bool:
    start = text[:2_000]
    return "<PubmedArticle" in start or "<PubmedBookArticle" in start
