"""Retracted papers and preprints stand out in an author's list of references."""

import json

from django.test import Client
from django.urls import reverse

from casereports.record.models import Case
from tests.authoring.pages import tree
from tests.factories.cases import ARTICLE

RETRACTED = {**ARTICLE, "id": "withdrawn2010", "title": "A cure", "status": "retracted"}
PREPRINT = {
    **ARTICLE,
    "id": "early2021",
    "title": "A draft",
    "type": "article",
    "genre": "Preprint",
}


def badges(browser: Client, case: Case) -> dict[str, list[str]]:
    """Returns the badges of each reference in the list, by its key."""
    page = tree(browser.get(reverse("part", args=[case.slug, "references"])))
    rows = page.xpath("//section[@id='references']//tbody/tr")
    return {
        row.xpath("string(.//a[@class='row-link'])"): row.xpath(
            ".//span[contains(concat(' ', @class, ' '), ' badge ')]/text()"
        )
        for row in rows
    }


def test_a_retracted_paper_and_a_preprint_carry_a_badge(case: Case, browser: Client) -> None:
    both = {**PREPRINT, "id": "both2021", "title": "A draft withdrawn", "status": "retracted"}
    sent = {"entries": json.dumps([RETRACTED, PREPRINT, both])}
    browser.post(reverse("paste-references", args=[case.slug]), sent)

    assert badges(browser, case) == {
        "writer2020": [],
        "withdrawn2010": ["retracted"],
        "early2021": ["preprint"],
        "both2021": ["retracted", "preprint"],
    }
