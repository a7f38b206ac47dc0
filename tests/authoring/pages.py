"""A browser without script: what a page's forms would send."""

from typing import Any

import lxml.html
from django.http import HttpResponse


def tree(answer: HttpResponse) -> Any:
    return lxml.html.fromstring(answer.content.decode())


def main_form(answer: HttpResponse) -> Any:
    """Returns the page's form that saves what was typed."""
    (form, *_others) = tree(answer).xpath(MAIN_FORM)
    return form


def typed(answer: HttpResponse) -> dict[str, Any]:
    """Returns what the page's form sends when nothing is changed."""
    fields: dict[str, Any] = {}
    for name, value in main_form(answer).form_values():
        if "__prefix__" not in name:  # the row that a script may add
            fields.setdefault(name, []).append(value)
    return fields


def errors(answer: HttpResponse) -> list[str]:
    """Returns the lines of the summary of errors."""
    return [" ".join(line.text_content().split()) for line in tree(answer).xpath(SUMMARY)]


def words(answer: HttpResponse) -> str:
    """Returns what a reader sees of the page."""
    return " ".join(tree(answer).xpath("//main")[0].text_content().split())


MAIN_FORM = "//main//form[@data-guard or contains(concat(@class, ' '), 'sheet ')]"
SUMMARY = "//*[contains(@class, 'error-summary')]//li"
