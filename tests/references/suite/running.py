"""The cases of the CSL test suite, run on the product's engine with its bridge."""

import json
import re
from functools import cache
from typing import Any

import quickjs

from casereports.references.styles import Csl
from casereports.references.typesetter import engine_item, engine_job, program
from tests.references.suite.cases import HERE, Case, locales, static_cases
from tests.references.suite.html import html


@cache
def printed() -> dict[str, tuple[str, ...]]:
    """Returns what each case prints, in marks; what fails prints the engine's own words.

    One context runs all cases, each with an engine of its own: a context for each case, as in the
    product, would take half a minute more.
    """
    context = quickjs.Context()
    context.eval(program())
    context.eval(f"{(HERE / 'driver.js').read_text('utf-8')}\nundefined;")
    run = context.get("runCase")
    return {name: answer(run, name, case) for name, case in static_cases().items()}


def answer(run: Any, name: str, case: Case) -> tuple[str, ...]:
    content = {
        "mode": case.mode,
        "items": [engine_item(item) for item in case.items],
        "clusters": case.clusters,
    }
    try:
        return tuple(json.loads(run(json.dumps(content), json.dumps(job(name, case)))))
    except quickjs.JSException as error:
        return (str(error),)


def job(name: str, case: Case) -> dict[str, Any]:
    """Returns the style, as the product hands it over, with the locales that the suite expects."""
    prepared: dict[str, Any] = json.loads(engine_job(Csl(key=name, xml=case.style), "en-US"))
    named = re.findall(r'(?:default-locale|xml:lang|locale)="(\w+)', case.style)
    named += re.findall(r'"language": *"(\w+)', json.dumps(case.items))
    wanted = {"en", *named}
    prepared["locales"] = {
        tag: locale for tag, locale in locales().items() if tag.partition("-")[0] in wanted
    }
    return prepared


def in_html(case: Case, marked: tuple[str, ...]) -> str:
    """Returns what a case printed, as the suite writes it."""
    if case.mode == "citation":
        return "\n".join(map(html, marked)).strip()
    entries = "".join(f'  <div class="csl-entry">{html(entry)}</div>\n' for entry in marked)
    return f'<div class="csl-bib-body">\n{entries}</div>'
