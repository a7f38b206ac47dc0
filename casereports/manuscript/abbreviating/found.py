"""Abbreviations as they stand in printed text: which it explains, and which it does not."""

import re
from collections.abc import Iterator, Mapping

from casereports.manuscript.abbreviating.known import Known

_SHORT = r"[A-Za-z]{0,3}[A-Z][A-Za-z/-]*[A-Z][a-z]{0,4}|[A-Z]{2,}"
#: An abbreviation where it is used, and its plural.
_USED = re.compile(rf"(?<![\w/.-])({_SHORT})s?(?![\w/-])")
_LAST = re.compile(rf"({_SHORT})\s*$")
_BRACKETS = re.compile(r"\(([^()]{2,100})\)")
#: So many words before its brackets may belong to an abbreviation: as many as it has letters, and
#: a few small ones ("Response Evaluation Criteria in Solid Tumours").
_SMALL_WORDS = 3


def explained(text: str) -> Mapping[str, str]:
    """Returns what the text says that its abbreviations stand for, in the order of the text."""
    return {short: long for _place, short, long in _explained(text)}


def unexplained(text: str, known: Known) -> Mapping[str, str]:
    """Returns known abbreviations that stand in a text before it explains them, if it ever does."""
    places: dict[str, int] = {}
    for place, short, _long in _explained(text):
        places.setdefault(short, place)
    found = {}
    for use in _USED.finditer(text):
        short = use[1].removesuffix("s")
        if use.start() < places.get(short, len(text)) and short not in found:
            long = known.needs_spelling(short)
            if long and not _stands_before(text[: use.end()], long, use[1]):
                found[short] = long
    return found


def _stands_before(text: str, long: str, short: str) -> bool:
    """Tells whether a text has explained an abbreviation whose letters are not its words' first."""
    return re.search(rf"{re.escape(long)}s? \({short}", text, re.IGNORECASE) is not None


def _explained(text: str) -> Iterator[tuple[int, str, str]]:
    """Yields each abbreviation with its long form and where both have been read."""
    for brackets in _BRACKETS.finditer(text):
        inner = brackets[1].strip()
        short = re.split(r"[,;:]", inner)[0].strip()
        if re.fullmatch(rf"(?:{_SHORT})", short):
            bare = short.removesuffix("s")
            long = _long_before(text[: brackets.start()], bare)
            if long:
                yield brackets.start(), bare, long
            continue
        before = _LAST.search(text[: brackets.start()])
        if before and _long_before(inner, before[1]) == inner:
            yield before.start(1), before[1], inner


def _long_before(text: str, short: str) -> str:
    """Returns the words at the end of a text of which an abbreviation can be made, or nothing.

    Each letter of the abbreviation stands in them in its order, the first at the start of a word
    (Schwartz and Hearst 2003).
    """
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    words = text.split()[-(len(letters) + _SMALL_WORDS) :]
    for count in range(1, len(words) + 1):
        candidate = " ".join(words[-count:])
        if candidate[0].casefold() == letters[0] and _made_of(candidate.casefold(), letters):
            return candidate
    return ""


def _made_of(text: str, letters: list[str]) -> bool:
    place = 0
    for letter in letters:
        place = text.find(letter, place) + 1
        if not place:
            return False
    return True
