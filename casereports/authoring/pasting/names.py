"""Where an analyte's name ends in a line without columns: "CA 19-9 35 U/mL <37"."""

import re
from itertools import islice

from casereports.authoring.pasting.found import Context, Found
from casereports.authoring.pasting.incoming import half_width
from casereports.authoring.pasting.known import entry_of
from casereports.authoring.pasting.remarks import About, remark
from casereports.authoring.pasting.results import MOST_LEFT, understood_result

LONGEST, MOST_STARTS, MOST_PIECES = 500, 10, 100
_START = re.compile(r"(?:(?<=\s)|(?<=[:=]))(?=[^\s,;:=|)\]])")
_NUMBERED = re.compile(r"\s*\d{1,3}[.)]\s+(?=[^\W\d])")
_LEADER = re.compile(r"\.{3,}|…+|_{3,}")
_WITH_DIGIT = re.compile(r"(?<!\S)(?:[^\W\d]{0,20}\d[\w-]{0,20})(?=[\s:=]|$)")
_NUMBER_IN_NAME = re.compile(r"\s[<>≤≥]?\d[\d.,]*(?=\s|$)")
_MARKS = " \t,;:=|–-"
_PIECES = re.compile(r"\s*[;,|]\s+(?=[^\W\d_])|\s*;\s*")
#: Words in a name beyond which a bare number behind it is part of a sentence.
_MOST_WORDS = 4


def free_line(text: str, context: Context) -> tuple[tuple[str, Found], ...]:
    """Returns the analytes of a line without columns, each with what stands behind its name."""
    text = _LEADER.sub("  ", half_width(text))
    text = text[_end_of_number(text) :].strip()
    pieces = [piece for piece in _PIECES.split(text) if piece.strip()]
    if 1 < len(pieces) <= MOST_PIECES and max(map(len, pieces)) <= LONGEST:
        read = [_named(piece, context) for piece in pieces]
        several = [one for one in read if one and one[1].has_result and not one[1].left]
        if len(several) == len(pieces) and all(re.search(r"[^\W\d_]", name) for name, _ in several):
            return tuple(several)
    one = _named(text, context) if len(text) <= LONGEST else None
    return (one,) if one and not _is_sentence(*one) else ()


def _is_sentence(name: str, found: Found) -> bool:
    """Tells whether a bare number only ends a few words: "seen again on day 3"."""
    bare = bool(found.number and not found.unit and not found.reference)
    return bare and len(name.split()) > _MOST_WORDS and entry_of("analyte", name) is None


def _end_of_number(text: str) -> int:
    """Returns where the number of a listed line ends: "1. Hemoglobin"."""
    numbered = _NUMBERED.match(text)
    return numbered.end() if numbered else 0


def _named(text: str, context: Context) -> tuple[str, Found] | None:
    """Returns name and rest of a line: the name ends where most of the rest makes sense."""
    text = re.sub(r"\s", " ", text)
    least = max(_known_end(text), _first_letter(text))
    best: tuple[str, Found] | None = None
    starts = (found.start() for found in _START.finditer(text) if found.start() >= least)
    for count, start in enumerate(starts):
        patience = len(best[1].left) if best else MOST_LEFT
        found = understood_result(text, start, context, has_name=True, patience=patience)
        if _begins_with_result(text, start, found):
            if best is None or len(found.left) < len(best[1].left):
                best = text[:start].strip(_MARKS), found
            if not found.left or found.measured:
                break
        if count >= MOST_STARTS:
            break
    if best is None or not best[0]:
        return None
    title, _, name = best[0].rpartition(":")
    if not title or entry_of("analyte", name) is None:
        name = best[0]
    if _NUMBER_IN_NAME.search(name) and entry_of("analyte", name) is None:
        best[1].doubts.append(remark(About.NAME_ASSUMED, quote=name[:60]))
    return name.strip(), best[1]


def _begins_with_result(text: str, start: int, found: Found) -> bool:
    """Tells whether the result opens what follows the name, and not a word left over."""
    if not found.has_result or not found.opened:
        return False
    dash = text[start : start + 2].rstrip() in ("-", "–", "−")
    return not (dash and found.left) and not text.startswith(("H ", "L ", "HH "), start)


def _first_letter(text: str) -> int:
    letter = re.search(r"[^\W\d_]", text)
    return letter.end() if letter else len(text)


def _known_end(text: str) -> int:
    """Returns where a name with a number in it ends that the vocabulary knows ("CA 125"), or 0."""
    ends = [found.end() for found in islice(_WITH_DIGIT.finditer(text[:120]), 2)]
    return next((end for end in reversed(ends) if entry_of("analyte", text[:end])), 0)
