"""A page that sends what is typed in it, as its script does."""

import json
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.authoring.tables import table_of
from casereports.record.models import Case

UNREADABLE = "The page sent what can't be read; reload it."
Texts = dict[str, list[str]]


def texts(**typed: str | list[str]) -> Texts:
    """Returns controls with their texts, a single one as it is."""
    return {name: text if isinstance(text, list) else [text] for name, text in typed.items()}


def add_address(case: Case, table: str) -> str:
    return reverse("add-row", args=[case.slug, table])


def fresh(row: Any) -> Any:
    """Returns a row as it is in the database now."""
    return type(row).objects.get(pk=row.pk)


def save_address(case: Case, row: Any) -> str:
    return reverse("save-row", args=[case.slug, table_of(type(row)).name, row.pk])


def post(browser: Client, address: str, message: Any) -> HttpResponse:
    body = message if isinstance(message, str | bytes) else json.dumps(message)
    return browser.post(
        address, body, content_type="application/json", headers={"accept": "application/json"}
    )


def send(
    browser: Client,
    address: str,
    typed: Texts,
    *,
    was: Texts | None = None,
    revision: int | None = None,
    token: Any = None,
) -> dict[str, Any]:
    """Sends an entry and returns what became of it."""
    message = {
        "typed": typed,
        "was": was or {},
        "revision": revision,
        "token": str(token or uuid4()),
    }
    answer = post(browser, address, message)
    assert answer.status_code == 200, answer.content
    told: dict[str, Any] = answer.json()
    return told


def save(
    browser: Client, case: Case, row: Any, typed: Texts, *, was: Texts | None = None
) -> dict[str, Any]:
    """Sends what is typed in a row on a page that shows ``row`` as it is in memory."""
    return send(browser, save_address(case, row), typed, was=was, revision=row.revision)
