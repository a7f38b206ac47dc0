"""Rows of lesions: "liver segment 6, 23 x 18 mm, SUVmax 8.1"."""

import re

from casereports.authoring.pasting.columns import settled
from casereports.authoring.pasting.headings import Heading
from casereports.authoring.pasting.incoming import half_width
from casereports.authoring.pasting.lines import Line, once
from casereports.authoring.pasting.numbers import DIGITS, SIGN, TO, Decimals, sign_of
from casereports.authoring.pasting.remarks import Remark, left_out
from casereports.authoring.pasting.tables import Entry

LONGEST = 500
_BY = r"\s?(?:mm|cm)?\s?[x×*]\s?"
_SIZE = re.compile(
    rf"(?P<sign>{SIGN})?\s?(?<![\w.,])(?P<first>{DIGITS})(?:{TO}(?P<high>{DIGITS}))?"
    rf"(?:{_BY}(?P<second>{DIGITS}))?(?:{_BY}(?P<third>{DIGITS}))?\s?(?P<unit>mm|cm)(?![\w²³/])",
    re.IGNORECASE,
)
_SUV = re.compile(rf"SUV[\s-]?(?P<kind>max|mean)?\.?\s?[:=]?\s?(?P<value>{DIGITS})", re.IGNORECASE)
_COUNT = re.compile(rf"\bn\s?=\s?(?P<sign>{SIGN})?\s?(?P<value>\d{{1,4}})", re.IGNORECASE)
_UNIT_ABOVE = re.compile(r"[(\[,]\s?(mm|cm)\b", re.IGNORECASE)
_EMPTY = re.compile(r"[\s,;:()\[\]|-]+")


def lesion_of_line(entry: Entry, decimals: Decimals) -> Line | None:
    """Returns the lesion of one line: its site stands before the first measure."""
    text = " ".join(half_width(entry.text).split())
    if len(text) > LONGEST:
        return None
    texts: dict[str, str] = {}
    doubts: list[Remark | None] = []
    rest, first = text, len(text)
    for pattern in (_SIZE, _SUV, _COUNT):
        found = pattern.search(rest)
        read = _read(found, decimals, doubts) if found else None
        if found and read:
            texts[read[0]] = read[1]
            rest = rest[: found.start()] + " " * len(found[0]) + rest[found.end() :]
            first = min(first, found.start())
    site = rest[:first].strip(" ,;:-–(")
    if not texts or not re.search(r"[^\W\d_]", site):
        return None
    return _line(entry, {"site": site, **texts}, _EMPTY.sub(" ", rest[first:]).strip(), doubts)


def _read(
    found: re.Match[str], decimals: Decimals, doubts: list[Remark | None]
) -> tuple[str, str] | None:
    """Returns a column and the measure that goes into it."""
    names = ("first", "high", "second", "third", "value")
    known = {name: found[name] for name in names if name in found.re.groupindex and found[name]}
    amounts = {name: decimals.read(digits) for name, digits in known.items()}
    if not all(amounts.values()):
        return None
    doubts += [amount.doubt for amount in amounts.values() if amount]
    texts = {name: amount.text for name, amount in amounts.items() if amount}
    sign = sign_of(found["sign"]) if "sign" in found.re.groupindex else ""
    if found.re is _SUV:
        return ("suvmean" if (found["kind"] or "").lower() == "mean" else "suvmax"), texts["value"]
    if found.re is _COUNT:
        return "count", sign + texts["value"]
    opening = texts["first"] + (f"-{texts['high']}" if "high" in texts else "")
    others = [texts[name] for name in ("second", "third") if name in texts]
    return "size", f"{sign}{' x '.join((opening, *others))} {found['unit'].lower()}"


def lesion_of_columns(entry: Entry, heading: Heading, decimals: Decimals) -> Line | None:
    """Returns the lesion of a line whose columns a heading names, or None without a site."""
    named = list(zip(heading.columns, heading.pasted, entry.cells, strict=False))
    texts = {column: half_width(text) for column, _, text in named if column and text.strip(" -–")}
    above = {column: head for column, head, _ in named if column}
    if not texts.get("site"):
        return None
    doubts: list[Remark | None] = []
    if size := texts.get("size"):
        unit = _UNIT_ABOVE.search(above["size"])
        typed = size if re.search(r"[cm]m\s*$", size) or unit is None else f"{size} {unit[1]}"
        found = _SIZE.fullmatch(typed.strip())
        read = _read(found, decimals, doubts) if found else None
        texts["size"] = read[1] if read else typed
    for column in ("suvmax", "suvmean", "count"):
        amount = (
            decimals.read(texts[column]) if re.match(r"[0-9.,]+$", texts.get(column, "")) else None
        )
        if amount:
            texts[column] = amount.text
            doubts.append(amount.doubt)
    return _line(entry, texts, "", doubts)


def _line(entry: Entry, texts: dict[str, str], left: str, doubts: list[Remark | None]) -> Line:
    cells, refused = settled("lesions", texts)
    rest = [left_out(left)] if left else []
    return Line(entry.number, entry.source, cells, once([*entry.doubts, *doubts, *rest, *refused]))
