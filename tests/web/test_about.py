"""The page that names what of others the site is made with."""

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from casereports.references.styles import manifest
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def page(client: Client) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(client.get(reverse("about")).content.decode())


def test_the_citation_engine_is_named_in_the_words_of_its_licence(client: Client) -> None:
    links = {
        link.text_content(): link.get("href") for link in page(client).xpath("//main//a[@href]")
    }
    assert links == {"Citations by CSL (citeproc-js)": "http://citationstyles.org/"}


def test_every_bundled_work_stands_with_its_licence(client: Client) -> None:
    shown = page(client)
    rows = [[cell.text_content() for cell in row.xpath("./*")] for row in shown.xpath("//tbody/tr")]

    assert [heading.text_content() for heading in shown.xpath("//h3")] == [
        "Citations",
        "Citation styles",
        "Words of citation styles",
        "Pages",
        "Typefaces of the PDF",
    ]
    assert {len(row) for row in rows} == {3}
    assert all(all(row) for row in rows)
    others = {s.title for s in manifest().styles.values() if s.licence != "our own"}
    assert others <= {row[0] for row in rows}
    assert "JCMR (DOI prefix 10.32629)" not in {row[0] for row in rows}


def test_every_page_leads_there(client: Client) -> None:
    client.force_login(UserFactory())
    desk = lxml.html.fromstring(client.get(reverse("desk")).content.decode())
    assert desk.xpath("//footer//a/@href") == [reverse("about")]
