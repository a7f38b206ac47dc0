"""Citations and the reference list, printed by a CSL style: the one door to the engine.

citeproc-js does the work in an embedded QuickJS (docs/decisions/citation-engine.md).
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from pydantic import JsonValue

from casereports.clinical.sentences import _
from casereports.references.citations import Cite, Cluster
from casereports.references.items import Item
from casereports.references.kept import Kept
from casereports.references.markup import guarded
from casereports.references.printed import Formatted, UnknownMarkError, read_citation, read_entry
from casereports.references.styles import Csl, load, manifest
from casereports.references.typesetter import CitationError, engine_item, typeset

__all__ = ["CitationError", "format_references"]

KEPT = Kept[Formatted](room=2_000_000)
"""Formatted lists that a process keeps: some 3,000 references, weighed by their characters."""


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
        raise CitationError(_('Two references have the key "%(key)s".', key=_repeated(items)))
    cited = dict.fromkeys(cite.key for cluster in clusters for cite in cluster.cites)
    for key in cited:
        if key not in by_key:
            raise CitationError(
                _('The text cites "%(key)s", which is not among the references.', key=key)
            )
    if isinstance(style, str) and style not in manifest().styles:
        raise CitationError(_('There is no citation style "%(style)s".', style=style))
    if locale not in manifest().locales:
        raise CitationError(_('There is no citation locale "%(locale)s".', locale=locale))
    if not clusters:
        return Formatted(citations=(), entries=())
    content: JsonValue = {
        "items": [_engine_item(by_key[key]) for key in cited],
        "clusters": [[_engine_cite(cite) for cite in cluster.cites] for cluster in clusters],
    }
    csl = load(style) if isinstance(style, str) else style
    wanted = json.dumps([content, csl.model_dump(), locale], ensure_ascii=False)
    return KEPT.get(wanted, lambda: _format(content, csl, locale))


def _repeated(items: Iterable[Item]) -> str:
    """Return the key that most of the items share."""
    return Counter(item.id for item in items).most_common(1)[0][0]


def _engine_item(item: Item) -> dict[str, JsonValue]:
    return engine_item(item.model_copy(update={"custom": None}).csl_json())


def _engine_cite(cite: Cite) -> dict[str, JsonValue]:
    place = {"locator": guarded(cite.locator), "label": cite.label} if cite.locator else {}
    return {
        "id": cite.key,
        "prefix": guarded(cite.prefix),
        "suffix": guarded(cite.suffix),
        **place,
    }


def _format(content: JsonValue, style: Csl, locale: str) -> Formatted:
    answer = typeset(content, style, locale)
    if style.apostrophe == "straight":
        answer = answer.with_straight_apostrophes()
    numbered = enumerate(zip(answer.keys, answer.entries, strict=True), start=1)
    try:
        citations = tuple(read_citation(marked) for marked in answer.citations)
        entries = tuple(read_entry(key, number, marked) for number, (key, marked) in numbered)
    except UnknownMarkError as error:
        raise CitationError(
            _(
                'The style "%(style)s" prints unknown marks: %(error)s.',
                style=style.key,
                error=str(error),
            )
        ) from error
    printed = {entry.key for entry in entries if entry.spans}
    for key in answer.cited:
        if key not in printed or key in answer.unprinted:
            raise CitationError(
                _(
                    'The style "%(style)s" finds nothing to print in "%(key)s".',
                    style=style.key,
                    key=key,
                )
            )
    return Formatted(citations=citations, entries=entries)
