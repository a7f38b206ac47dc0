"""A number stands in one place: changed in the form, it is another everywhere else."""

import io
import json
import zipfile

import pytest
from django.urls import reverse
from lxml.html import document_fromstring
from playwright.sync_api import Locator, Page, expect

from casereports.accounts.models import User
from casereports.record.actions.cases import import_case
from casereports.record.bundle import Bundle, read_bundle
from casereports.record.models import Case
from tests.bench.example import EXAMPLE
from tests.browser.desk import cell, open_part, saved
from tests.renderers.pdf.reading import page_texts

PAPER = "#live-paper"
OLD, NEW = "347", "583"
#: Where the paper tells it, by what a reader would call the place.
PLACES = {
    "abstract": "[data-source='abstract:1']",
    "text": "p[data-source='section:case']",
    "table": "tr[data-source='lab:alp']",
    "caption": "figcaption",
    "plot": "svg text",
}


@pytest.fixture
def case(author: User) -> Case:
    """The example, with a course of ALP that abstract, caption and plot tell too."""
    bundle = read_bundle(EXAMPLE)
    file = json.loads(bundle.case)
    told = file["case"]
    (alp,) = [lab for lab in told["labs"] if lab["key"] == "alp"]
    alp["result"]["value"] = int(OLD)
    alp["when"] = {"kind": "offset", "value": 0, "unit": "day"}
    told["labs"] += [
        {
            **alp,
            "key": f"alp-{months}",
            "result": {**alp["result"], "value": value},
            "when": {"kind": "offset", "value": months, "unit": "month", "direction": "after"},
        }
        for months, value in ((2, 298), (4, 207))
    ]
    told["paper"]["abstract"][0]["text"] += " ALP was {lab:alp}."
    told["paper"]["sections"][1]["text"] += " ALP {lab:alp:change} ({fig:alp-trend})."
    told["figures"][0]["title"] = "MRI at an ALP of {lab:alp}."
    told["plots"] = [{"key": "alp-trend", "kind": "lab_trend", "analytes": ["ALP"]}]
    changed = Bundle(case=json.dumps(file), figures=bundle.figures)
    return Case.objects.get(pk=import_case(who=author, bundle=changed).pk)


def test_a_number_that_is_changed_in_the_form_is_another_everywhere(page: Page, case: Case) -> None:
    open_part(page, case, "laboratory")
    for place in PLACES:
        expect(at(page, place, OLD)).not_to_have_count(0)
    cell(page, "labs", 0, "result").fill(f"{NEW} U/L")
    saved(page)
    for place in PLACES:
        expect(at(page, place, NEW)).not_to_have_count(0)
        expect(at(page, place, OLD)).to_have_count(0)
    assert OLD not in words(page.locator(PAPER).inner_html())
    assert_nowhere_old(page, case)


def at(page: Page, place: str, number: str) -> Locator:
    return page.locator(f"{PAPER} {PLACES[place]}", has_text=number)


def assert_nowhere_old(page: Page, case: Case) -> None:
    """Look through all documents that a reader may take away."""
    pdf = "\n".join(page_texts(fetched(page, "report-pdf", case)))
    html = words(fetched(page, "paper-html", case).decode())
    with zipfile.ZipFile(io.BytesIO(fetched(page, "case-file", case))) as archive:
        file = archive.read("case.json").decode()
    for document in (pdf, html, file):
        assert NEW in document
        assert OLD not in document
    assert pdf.count(f"{NEW} U/L") >= 4


def words(page: str) -> str:
    """Return what a page says to those who see it and to those who don't."""
    tree = document_fromstring(page)
    said = tree.xpath("//text()[not(ancestor::style)] | //@alt | //@aria-label | //@title")
    return " ".join(map(str, said)).replace("\u00a0", " ")


def fetched(page: Page, name: str, case: Case) -> bytes:
    answer = page.request.get(reverse(name, args=[case.slug]))
    assert answer.status == 200
    return answer.body()
