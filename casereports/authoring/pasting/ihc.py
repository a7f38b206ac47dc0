"""Rows of immunohistochemistry: "CD56 (+)", "ER 90% 3+", "CK (+), Syn (+), CgA (focal +)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from casereports.authoring.pasting.columns import settled
from casereports.authoring.pasting.headings import Heading
from casereports.authoring.pasting.incoming import half_width
from casereports.authoring.pasting.known import marker_of
from casereports.authoring.pasting.lines import Line, once
from casereports.authoring.pasting.numbers import Decimals
from casereports.authoring.pasting.remarks import About, left_out, remark
from casereports.authoring.pasting.staining import Stained, is_staining, understood_staining
from casereports.authoring.pasting.tables import Entry

_TITLE = re.compile(
    r"\s*(?:ihc|immuno\w{0,20}|immunhisto\w{0,15}|immunophenotype|免疫组化\w{0,6})"
    r"(?:\s?(?:results?|stains?|ergebnisse?))?\s?[:.]\s?",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;。]\s?|\.(?=\s|$)")
_GROUP = re.compile(
    r"(?P<said>(?:strongly |weakly |focally |diffusely )?(?:positive|negative|positiv|negativ"
    r"|positif|négatif|阳性|阴性|retained|lost))(?:\s(?:for|für|pour|staining for))?"
    r"\s?:?\s(?P<rest>\S.*)"
    r"|(?P<sign>[+-])\s?:\s?(?P<signed>\S.*)",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:and|und|et|sowie|as well as|but|y)\s+", re.IGNORECASE)
_JOINED = re.compile(r"\s+(?:and|und|et|y)\s+", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[\w)])(?<!\s[1-3])(?<!\([1-3])(\+{1,3}|[-–]|±)$")
_START = re.compile(r"\s+|(?=\()|:\s?|(?<=[^\W\d_a-zA-Z])(?=\S)")
MOST_ITEMS, LONGEST_ITEM, MOST_STARTS = 200, 300, 12


def markers_of_line(entry: Entry, decimals: Decimals) -> Iterator[Line]:
    """Yields the markers of one line, however many it lists."""
    text = _TITLE.sub("", " ".join(half_width(entry.text).split()), count=1)
    group, waiting = "", []
    for piece in _items(text):
        item, opened = _AND.sub("", piece.strip(), count=1) if _AND.match(piece) else piece, False
        if heads := _GROUP.fullmatch(item.strip()):
            group, opened = heads["said"] or heads["sign"], True
            item = heads["rest"] or heads["signed"]
        for one in _JOINED.split(item) if group else (item,):
            read = _marker(one.strip(), decimals)
            if read is None and group and one.strip():
                read = one.strip(), understood_staining(group, decimals)
            if read is None:
                waiting += [one.strip()] if one.strip() else []
                continue
            yield from _waited(entry, waiting, read)
            waiting = []
            yield _row(entry, *read)
        group = group if opened or group else ""


def _waited(entry: Entry, waiting: Sequence[str], read: tuple[str, Stained]) -> Iterator[Line]:
    """Yields markers that stood before another one's result: "CK7, CK20: negative"."""
    for marker in waiting:
        if re.fullmatch(r"[\w/ αβγκλ.-]{1,30}", marker) and re.search(r"[^\W\d_]", marker):
            line = _row(entry, marker, read[1])
            taken = remark(About.RESULT_OF_ANOTHER, marker=marker, other=read[0])
            yield replace(line, doubts=once((*line.doubts, taken)))


def _items(text: str) -> list[str]:
    """Parts a list of markers at commas and the like that stand outside brackets."""
    items, start, depth, ends = [], 0, 0, {at.start(): at.end() for at in _BREAK.finditer(text)}
    for at, letter in enumerate(text):
        depth += (letter in "([") - (letter in ")]" and depth > 0)
        if at in ends and not depth and at >= start:
            if letter == "," and re.match(r"\d,\d", text[max(at - 1, 0) : at + 2]):
                continue
            items.append(text[start:at])
            start = ends[at]
    return [item for item in (*items, text[start:]) if item.strip()][:MOST_ITEMS]


def _marker(text: str, decimals: Decimals) -> tuple[str, Stained] | None:
    """Returns a marker and its staining; its name ends where the words of staining begin."""
    if len(text) > LONGEST_ITEM:
        return None
    typed = _GLUED.sub(r" \1", text.strip(" :"))
    starts = [found.end() for found in _START.finditer(typed)][:MOST_STARTS]
    best: tuple[str, Stained] | None = None
    for start in starts:
        name = typed[:start].strip(" :=")
        if not re.search(r"[^\W\d_]", name) or not is_staining(typed[start:], decimals):
            continue
        stained = understood_staining(typed[start:], decimals)
        if stained.result and (best is None or len(stained.left) < len(best[1].left)):
            best = name, stained
    return best


def _row(entry: Entry, name: str, stained: Stained, extra: Mapping[str, str] | None = None) -> Line:
    name, clone = _without_clone(name)
    texts = {
        "marker": marker_of(" ".join(name.split())),
        "result": stained.result,
        "intensity": stained.intensity,
        "extent": stained.extent,
        "percent": stained.percent,
        "pattern": stained.pattern,
        "cells": stained.cells,
        "score": stained.score,
        "clone": stained.clone or clone,
        "note": stained.note,
    }
    texts |= {column: text for column, text in (extra or {}).items() if text}
    cells, refused = settled("ihc", texts)
    left = [left_out(" ".join(stained.left))] if stained.left else []
    if stained.assumed and not re.search(r"ki-?\s?67|mib-?\s?1", name, re.IGNORECASE):
        left.append(remark(About.SHARE_AS_POSITIVE))
    return Line(entry.number, entry.source, cells, once([*entry.doubts, *left, *refused]))


def _without_clone(name: str) -> tuple[str, str]:
    """Takes the clone away from "PD-L1 (22C3)"."""
    found = re.fullmatch(r"(.*\S)\s?\((?:clone\s|klon\s)?([A-Z0-9][A-Za-z0-9/-]{1,14})\)", name)
    return (found[1], found[2]) if found and re.search(r"\d", found[2]) else (name, "")


def marker_of_columns(entry: Entry, heading: Heading, decimals: Decimals) -> Line | None:
    """Returns the marker of a line whose columns a heading names, or None without one."""
    named = zip(heading.columns, entry.cells, strict=False)
    texts = {column: half_width(text) for column, text in named if column and text}
    if not texts.get("marker"):
        return None
    percent = texts.get("percent", "")
    percent += "%" if re.search(r"[0-9]$", percent) else ""
    parts = (texts.get("result"), texts.get("intensity"), texts.get("extent"), percent)
    said = " ".join(part for part in (*parts, texts.get("pattern")) if part)
    if not said and not texts.get("score"):
        read = _marker(texts["marker"], decimals)
        return _row(entry, *read) if read else None
    stained = understood_staining(f"{said} {texts.get('score', '')}".strip(), decimals)
    extra = {name: texts.get(name, "") for name in ("clone", "cells", "note", "technique")}
    return _row(entry, texts["marker"], stained, extra)
