"""citeproc-js in an embedded QuickJS: what it takes, and how it runs.

Only ``csl.py`` is to be called from elsewhere (docs/decisions/citation-engine.md).
"""

import json
import re
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from typing import Self
from xml.etree import ElementTree as ET

import quickjs
from pydantic import JsonValue

from casereports.clinical.sentences import SaidError, _
from casereports.clinical.values import Value
from casereports.references.markup import guarded
from casereports.references.styles import ROOM, Csl, bundled_locale, manifest, tree

SECONDS = 10
"""CPU time that one list may take; 300 references need under two."""
MEMORY = 128 * 2**20
STACK = 2**20
KEPT = 32
"""Styles that a process keeps ready for the engine."""
REASONS = {
    "InternalError: interrupted": _("it needs more than %(most)s seconds", most=SECONDS),
    "null": _("it needs more than %(most)s MiB of memory", most=MEMORY // 2**20),
}
"""What the engine says at its limits, and what it means."""
ALWAYS = "en-US"
"""The locale that the engine falls back to."""
LINE_ENDS = re.compile(r"\s*[\t\r\n]\s*")

# One engine at a time keeps a worker with many threads at the memory of one engine.
_engine_in_use = threading.Lock()


class CitationError(SaidError):
    """The references can't be printed; the message is a sentence for the author."""


def engine_item(item: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Return CSL-JSON as citeproc-js takes it: one line of text per field, EDTF as a raw date."""
    return {
        "raw" if name == "edtf" else name: _engine_value(name, value)
        for name, value in item.items()
    }


def _engine_value(name: str, value: JsonValue) -> JsonValue:
    match value:
        case dict():
            return engine_item(value)
        case list():
            return [_engine_value(name, inner) for inner in value]
        case str():
            # A note's lines may each hold a field ("PMID: 1"), which citeproc-js reads.
            return guarded(value if name == "note" else LINE_ENDS.sub(" ", value))
    return value


class Answer(Value):
    """What ``engine/bridge.js`` answers.

    ``keys`` are those of the entries; of the ``cited`` references some may be ``unprinted``.
    """

    cited: tuple[str, ...]
    citations: tuple[str, ...]
    keys: tuple[str, ...]
    entries: tuple[str, ...]
    unprinted: tuple[str, ...]

    def with_straight_apostrophes(self) -> Self:
        """Undo citeproc-js's curly apostrophe within words; quotation marks stay."""
        straight = re.compile(r"(?<=\w)’(?=\w)")
        return self.model_copy(
            update={
                "citations": tuple(straight.sub("'", marked) for marked in self.citations),
                "entries": tuple(straight.sub("'", marked) for marked in self.entries),
            }
        )


def typeset(content: JsonValue, style: Csl, locale: str) -> Answer:
    """Print the ``items`` and ``clusters`` of ``content``; raises ``CitationError``."""
    job = engine_job(style, locale)
    words = json.dumps(content, ensure_ascii=False)
    # A thread of its own, gone with the engine: one that serves requests would keep the memory.
    with _engine_in_use, ThreadPoolExecutor(max_workers=1) as thread:
        try:
            answer = thread.submit(_run_engine, words, job).result()
        except (quickjs.JSException, quickjs.StackOverflow) as error:
            first_line = str(error).strip().partition("\n")[0]
            reason = REASONS.get(first_line, first_line)
            raise CitationError(
                _('The style "%(style)s" fails here: %(reason)s.', style=style.key, reason=reason)
            ) from error
    return Answer.model_validate_json(answer)


def _run_engine(content: str, job: str) -> str:
    """Run a fresh engine on one list; returns the answer's JSON.

    Fresh, because an engine may not change threads, a forked worker can't inherit one, and one
    that ran out of time is left in pieces; it costs some 30 ms.
    """
    context = quickjs.Context()
    context.set_max_stack_size(STACK)
    context.set_memory_limit(MEMORY)
    context.set_time_limit(SECONDS)
    context.eval(program())
    return str(context.get("format")(content, job))


@cache
def program() -> str:
    """Return citeproc-js and our bridge to it as one script."""
    bridge = (ROOM / "engine" / "bridge.js").read_text("utf-8")
    citeproc = manifest().engine.text()
    return f"var module = {{exports: {{}}}};\n{citeproc}\n{bridge}\nundefined;"


@lru_cache(maxsize=KEPT)
def engine_job(style: Csl, locale: str) -> str:
    """Return the style, and the locales that it may need, as the engine takes them."""
    try:
        style_tree = tree(style.xml)
    except ET.ParseError as error:
        raise CitationError(
            _(
                'The style "%(style)s" is not a CSL file: %(error)s.',
                style=style.key,
                error=str(error),
            )
        ) from error
    if style_tree["name"] != "style":
        raise CitationError(
            _('The style "%(style)s" is not a CSL file: it holds no style.', style=style.key)
        )
    attributes = {**style_tree["attrs"]} if isinstance(style_tree["attrs"], dict) else {}
    if style.default_locale is not None:
        attributes["default-locale"] = style.default_locale
    wanted = {bundled_locale(str(attributes.get("default-locale", locale))), locale, ALWAYS}
    locales: dict[str, JsonValue] = {
        tag: tree(found.text()) for tag, found in manifest().locales.items() if tag in wanted
    }
    job: JsonValue = {
        "style": {**style_tree, "attrs": attributes},
        "locale": locale,
        "locales": locales,
    }
    return json.dumps(job, ensure_ascii=False)
