import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from casereports.authoring.looking_up import MOST, look_up
from casereports.references.importing.imported import Problem, Wanted
from casereports.references.lookup import Hosts

RECORDED = Path(__file__).parents[1] / "cases" / "references"
DOI = Wanted(kind="doi", number="10.1000/jex.2020.1", line=1)
NO_DOI = Wanted(kind="doi", number="10.1000/unknown", line=2)
BUSY = Wanted(kind="doi", number="10.1000/busy", line=3)
PMID = Wanted(kind="pmid", number="31000001", line=4)


class Recorded(BaseHTTPRequestHandler):
    """Answers as Crossref and PubMed did, and remembers what it was asked."""

    asked: list[tuple[str, str]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        name, status = "crossref.json", 200
        if "efetch" in self.path:
            name = "pubmed.xml"
        elif "unknown" in self.path:
            status = 404
        elif "busy" in self.path:
            status = 503
        self.send_response(status)
        self.end_headers()
        if status == 200:
            self.wfile.write((RECORDED / name).read_bytes())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 the base's name
        """Keeps the test's output clean."""


@pytest.fixture
def site(settings: Any) -> Iterator[Any]:
    """Settings of a site that may look up, at a server with recorded answers."""
    Recorded.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Recorded)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    settings.LOOKUP = True
    settings.LOOKUP_MAILTO = "office@example.org"
    settings.LOOKUP_HOSTS = Hosts(crossref=address, pubmed=address)
    yield settings
    server.shutdown()
    thread.join()
    server.server_close()


def problems(*wanted: Wanted) -> list[tuple[Problem, str]]:
    return [(one.problem, one.detail) for one in look_up(wanted, ()).faults]


def test_references_are_found_by_doi_and_pmid(site: Any) -> None:
    found = look_up([DOI, PMID], ["doe2020"])
    assert [item.id for item in found.items] == ["doe2020a", "king2019", "solo2021"]
    assert found.faults == ()


def test_the_site_says_who_it_is(site: Any) -> None:
    look_up([DOI, PMID], ())
    doi, pmid = (path for path, _agent in Recorded.asked)
    assert doi == "/works/10.1000%2Fjex.2020.1?mailto=office%40example.org"
    assert pmid.endswith("id=31000001&retmode=xml&tool=casereports&email=office%40example.org")
    agents = {agent for _path, agent in Recorded.asked}
    assert agents == {"casereports/1 (mailto:office@example.org)"}


def test_a_number_that_is_not_known_is_told_and_the_rest_found(site: Any) -> None:
    found = look_up([NO_DOI, DOI], ())
    assert [item.id for item in found.items] == ["doe2020"]
    assert [one.problem for one in found.faults] == [Problem.NOT_FOUND]


def test_after_one_that_does_not_answer_no_other_is_asked(site: Any) -> None:
    assert problems(BUSY, DOI) == [
        (Problem.UNREACHABLE, "DOI 10.1000/busy"),
        (Problem.UNREACHABLE, "DOI 10.1000/jex.2020.1"),
    ]
    assert len(Recorded.asked) == 1


def test_offline_each_number_is_told(site: Any) -> None:
    site.LOOKUP_HOSTS = Hosts(crossref="http://127.0.0.1:1", pubmed="http://127.0.0.1:1")
    assert problems(PMID) == [(Problem.UNREACHABLE, "PMID 31000001")]


def test_an_address_that_is_none_of_the_web_is_not_opened(site: Any) -> None:
    site.LOOKUP_HOSTS = Hosts(crossref=RECORDED.as_uri())
    assert problems(DOI) == [(Problem.UNREACHABLE, "DOI 10.1000/jex.2020.1")]


def test_a_site_that_may_not_look_up_asks_nobody(site: Any) -> None:
    site.LOOKUP = False
    assert problems(DOI) == [(Problem.NOT_LOOKED_UP, "DOI 10.1000/jex.2020.1")]
    assert Recorded.asked == []


def test_of_too_many_the_first_are_looked_up(site: Any) -> None:
    many = [Wanted(kind="doi", number=f"10.1000/unknown.{number}") for number in range(MOST + 2)]
    found = [problem for problem, _detail in problems(*many)]
    assert found == [Problem.NOT_LOOKED_UP_YET] * 2 + [Problem.NOT_FOUND] * MOST
