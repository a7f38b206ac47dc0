"""Citations and the reference list, printed by a CSL style: the one door to the engine.

citeproc-js does the work in an embedded QuickJS (docs/decisions/citation-engine.md).
"""

import json
import re
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from typing import Self
from xml.etree import ElementTree as ET

import quickjs
from pydantic import JsonValue

from casereports.clinical.values import Value
from casereports.references.citations import Cite, Cluster
from casereports.references.items import Item
from casereports.references.markup import guarded
from casereports.references.printed import Formatted, UnknownMarkError, read_citation, read_entry
from casereports.references.styles import ROOM, Csl, load, manifest, tree

SECONDS = 10
"""CPU time that one list may take; 300 references need under two."""
MEMORY = 128 * 2**20
STACK = 2**20
KEPT = 32
"""Formatted lists that a process keeps."""
REASONS = {
    "InternalError: interrupted": f"it needs more than {SECONDS} seconds",
    "null": f"it needs more than {MEMORY // 2**20} MiB of memory",
}
"""What the engine says at its limits, and what it means."""
LINE_ENDS = re.compile(r"\s*[\t\r\n]\s*")

# One engine at a time keeps a worker with many threads at the memory of one engine.
_engine_in_use = threading.Lock()


class CitationError(Exception):
    """The references can't be printed; the message is a sentence for the author."""


def format_references(
    items: Sequence[Item],
    clusters: Sequence[Cluster],
    *,
    style: str | Csl,
    locale: str = "en-US",
) -> Formatted:
    """Print the clusters, in the order of the text, and the list of the references they cite.

    ``style`` is the key of a bundled style, or a style of one's own. A reference that no cluster
    cites is not printed. The same input gives the same output, the second time from a cache.
    Raises ``CitationError`` for an unknown style, locale or key, for two references of one key,
    and for a style that fails or leaves a reference unprinted.
    """
    by_key = {item.id: item for item in items}
    if len(by_key) != len(items):
        raise CitationError(f'Two references have the key "{_repeated(items)}".')
    cited = dict.fromkeys(cite.key for cluster in clusters for cite in cluster.cites)
    for key in cited:
        if key not in by_key:
            raise CitationError(f'The text cites "{key}", which is not among the references.')
    if isinstance(style, str) and style not in manifest().styles:
        raise CitationError(f'There is no citation style "{style}".')
    if locale not in manifest().locales:
        raise CitationError(f'There is no citation locale "{locale}".')
    if not clusters:
        return Formatted(citations=(), entries=())
    content: JsonValue = {
        "items": [_engine_item(by_key[key]) for key in cited],
        "clusters": [[_engine_cite(cite) for cite in cluster.cites] for cluster in clusters],
    }
    csl = load(style) if isinstance(style, str) else style
    return _format(json.dumps(content, ensure_ascii=False), csl, locale)


def _repeated(items: Iterable[Item]) -> str:
    """Return the key that most of the items share."""
    return Counter(item.id for item in items).most_common(1)[0][0]


def _engine_item(item: Item) -> dict[str, JsonValue]:
    """Return the item as citeproc-js takes it: one line of text per field, EDTF as a raw date."""
    printed = item.model_copy(update={"custom": None})
    return {name: _engine_value(name, value) for name, value in printed.csl_json().items()}


def _engine_value(name: str, value: JsonValue) -> JsonValue:
    match value:
        case dict():
            return {
                "raw" if part == "edtf" else part: _engine_value(part, inner)
                for part, inner in value.items()
            }
        case list():
            return [_engine_value(name, inner) for inner in value]
        case str():
            # A note's lines may each hold a field ("PMID: 1"), which citeproc-js reads.
            return guarded(value if name == "note" else LINE_ENDS.sub(" ", value))
    return value


def _engine_cite(cite: Cite) -> dict[str, JsonValue]:
    place = {"locator": guarded(cite.locator), "label": cite.label} if cite.locator else {}
    return {
        "id": cite.key,
        "prefix": guarded(cite.prefix),
        "suffix": guarded(cite.suffix),
        **place,
    }


@lru_cache(maxsize=KEPT)
def _format(content: str, style: Csl, locale: str) -> Formatted:
    answer = _run(content, style, locale)
    if style.apostrophe == "straight":
        answer = answer.with_straight_apostrophes()
    numbered = enumerate(zip(answer.keys, answer.entries, strict=True), start=1)
    try:
        citations = tuple(read_citation(marked) for marked in answer.citations)
        entries = tuple(read_entry(key, number, marked) for number, (key, marked) in numbered)
    except UnknownMarkError as error:
        raise CitationError(f'The style "{style.key}" prints unknown marks: {error}.') from error
    printed = {entry.key for entry in entries if entry.spans}
    for key in answer.cited:
        if key not in printed or key in answer.unprinted:
            raise CitationError(f'The style "{style.key}" finds nothing to print in "{key}".')
    return Formatted(citations=citations, entries=entries)


class _Answer(Value):
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


def _run(content: str, style: Csl, locale: str) -> _Answer:
    job = _job(style, locale)
    # A thread of its own, gone with the engine: one that serves requests would keep the memory.
    with _engine_in_use, ThreadPoolExecutor(max_workers=1) as thread:
        try:
            answer = thread.submit(_run_engine, content, job).result()
        except (quickjs.JSException, quickjs.StackOverflow) as error:
            first_line = str(error).strip().partition("\n")[0]
            reason = REASONS.get(first_line, first_line)
            raise CitationError(f'The style "{style.key}" fails here: {reason}.') from error
    return _Answer.model_validate_json(answer)


def _run_engine(content: str, job: str) -> str:
    """Run a fresh engine on one list; returns the answer's JSON.

    Fresh, because an engine may not change threads, a forked worker can't inherit one, and one
    that ran out of time is left in pieces; it costs some 30 ms.
    """
    context = quickjs.Context()
    context.set_max_stack_size(STACK)
    context.set_memory_limit(MEMORY)
    context.set_time_limit(SECONDS)
    context.eval(_program())
    return str(context.get("format")(content, job))


@cache
def _program() -> str:
    """Return citeproc-js and our bridge to it as one script."""
    bridge = (ROOM / "engine" / "bridge.js").read_text("utf-8")
    citeproc = manifest().engine.text()
    return f"var module = {{exports: {{}}}};\n{citeproc}\n{bridge}\nundefined;"


@lru_cache(maxsize=KEPT)
def _job(style: Csl, locale: str) -> str:
    """Return the style and the locales as the engine takes them."""
    try:
        style_tree = tree(style.xml)
    except ET.ParseError as error:
        raise CitationError(f'The style "{style.key}" is not a CSL file: {error}.') from error
    if style_tree["name"] != "style":
        raise CitationError(f'The style "{style.key}" is not a CSL file: it holds no style.')
    locales: dict[str, JsonValue] = {
        tag: tree(found.text()) for tag, found in manifest().locales.items()
    }
    job: JsonValue = {"style": style_tree, "locale": locale, "locales": locales}
    return json.dumps(job, ensure_ascii=False)
