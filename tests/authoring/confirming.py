"""An author asked, and the author's form sent back."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.authoring.confirmations import Standing, confirmations
from casereports.record.models import Author, Case
from tests.authoring.pages import tree

ANNA = "anna@example.org"


def ask(browser: Client, author: Author, way: str = "mail") -> HttpResponse:
    """Asks an author by e-mail, or by a link to hand over."""
    page = reverse("ask-author", args=[author.case.slug, author.pk])
    return browser.post(page, {"email": ANNA, "way": way})


def fill_in(visitor: Client, link: str, **changes: Any) -> HttpResponse:
    """Sends the form as the page has it, with ``changes``; a None leaves a field out."""
    (page,) = tree(visitor.get(link)).xpath("//form[contains(@class, 'confirm')]")
    typed: dict[str, list[str]] = {}
    for name, value in page.form_values():
        typed.setdefault(name, []).append(value)
    form = {**typed, "declares": "none", "responsible": "on", **changes}
    return visitor.post(link, {name: value for name, value in form.items() if value is not None})


def standings(case: Case) -> dict[str, Standing]:
    return {str(one.author): one.standing for one in confirmations(case)}
