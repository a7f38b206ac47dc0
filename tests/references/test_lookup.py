import pytest

from casereports.references.importing.imported import Fault, Problem, Wanted
from casereports.references.lookup import Hosts, Request, read_answer, requests
from tests.references.importing.files import EXPECTED, content

DOI = Wanted(kind="doi", number="10.1000/jex(2020)1", line=3)


def pmid(number: int) -> Wanted:
    return Wanted(kind="pmid", number=str(number), line=number % 1_000)


def test_each_doi_is_asked_for_alone_and_pmids_together() -> None:
    doi, some, rest = requests(
        [DOI, *(pmid(number) for number in range(1_001, 1_151))],
        mailto="office@example.org",
        hosts=Hosts(crossref="https://c.example.org", pubmed="https://p.example.org"),
    )
    assert doi.url == (
        "https://c.example.org/works/10.1000%2Fjex%282020%291?mailto=office%40example.org"
    )
    assert (len(some.wanted), len(rest.wanted)) == (100, 50)
    assert some.url.startswith("https://p.example.org/efetch.fcgi?db=pubmed&id=1001%2C1002%2C")
    assert some.url.endswith("&retmode=xml&tool=casereports&email=office%40example.org")


def test_no_address_of_the_site_is_sent_where_none_is_given() -> None:
    doi, some = requests([DOI, pmid(1)], mailto="", hosts=Hosts())
    assert doi.url == "https://api.crossref.org/works/10.1000%2Fjex%282020%291"
    assert some.url.endswith("/efetch.fcgi?db=pubmed&id=1&retmode=xml&tool=casereports")


def asked(*wanted: Wanted) -> Request:
    return Request(url="https://example.org", wanted=wanted)


def test_a_work_of_crossref_is_read_and_its_retraction_marked() -> None:
    (one,) = read_answer(asked(DOI), content("crossref.json")).read
    assert one.line == 3
    assert one.item.csl_json() == {
        "id": "doe2020",
        "type": "article-journal",
        "title": "Uptake of <sup>18</sup>F in <i>Echinococcus</i> & others: A case",
        "language": "en",
        "author": [{"family": "Doe", "given": "Jane A."}, {"literal": "Example Study Group"}],
        "container-title": "Journal of Examples",
        "container-title-short": "J Ex",
        "volume": "12",
        "issue": "3",
        "page": "e77",
        "issued": {"date-parts": [[2020, 5]]},
        "DOI": "10.1000/jex.2020.1",
        "ISSN": "1234-5678",
        "status": "retracted",
    }


def test_a_preprint_of_crossref_is_marked() -> None:
    (item,) = read_answer(asked(DOI), content("crossref-preprint.json")).items
    assert (item.type, item.genre, item.container_title) == ("article", "Preprint", "medRxiv")
    assert item.issued is not None
    assert item.issued.date_parts == ((2021, 3, 15),)


def test_records_of_pubmed_are_read_and_the_missing_one_is_told() -> None:
    answer = read_answer(
        asked(pmid(31000001), pmid(33000002), pmid(99)), content("pubmed.xml"), ["king2019"]
    )
    expected = [dict(one) for one in EXPECTED["pubmed.xml"]["items"]]
    expected[0] |= {"id": "king2019a", "line": 1}
    expected[1] |= {"line": 2}
    assert [{"line": one.line, **one.item.csl_json()} for one in answer.read] == expected
    assert answer.faults == (Fault(problem=Problem.NOT_FOUND, line=99, detail="PMID 99"),)


@pytest.mark.parametrize(
    "answer", [b"", b"Resource not found.", b"[]", b'{"message": 1}', b'{"message": {}}', b"\xff"]
)
@pytest.mark.parametrize("wanted", [DOI, pmid(7)])
def test_an_answer_that_is_none_is_told(answer: bytes, wanted: Wanted) -> None:
    read = read_answer(asked(wanted), answer)
    fault = Fault(problem=Problem.NOT_FOUND, line=wanted.line, detail=wanted.label)
    assert (read.read, read.faults) == ((), (fault,))
