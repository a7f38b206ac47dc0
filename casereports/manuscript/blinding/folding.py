"""Letters told alike: without accents, with one blank, one hyphen and one apostrophe."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from casereports.clinical.wording.naming import EAST_ASIAN

_SPELLED = {
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "ı": "i",
    "þ": "th",
    "Þ": "Th",
}
#: Signs of markup within a word: a name may be half in bold.
MARKUP = "*^~"
_BLANKS = "\t\n\v\f\r"
_APOSTROPHES = "'’‘ʼ´`′"
_MINUS = "−"
#: What is to do in a text that has no letter but A to Z; whole pages are searched.
_PLAIN = (
    {ord(sign): None for sign in MARKUP} | {ord("`"): "'"} | dict.fromkeys(map(ord, _BLANKS), " ")
)


class Folded(NamedTuple):
    """A text folded, and the place in the text of each of its characters."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Returns where in the text a run of folded characters stands."""
        return self.places[start], self.places[end - 1] + 1


def folded(text: str) -> Folded:
    """Returns the text as names are compared, capitals kept."""
    runs = [fold_character(character) for character in text]
    places = tuple(place for place, run in enumerate(runs) for _one in run)
    return Folded("".join(runs), places)


def fold(text: str) -> str:
    """Returns the text as names are compared, without the places."""
    if text.isascii():
        return text.translate(_PLAIN)
    return "".join(map(fold_character, text))


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """Returns what a character is compared as; one that is not seen is nothing."""
    category = unicodedata.category(character)
    if character in MARKUP or category in ("Cf", "Mn"):
        return ""
    if character.isspace():
        return " "
    if category == "Pd" or character == _MINUS:
        return "-"
    if character in _APOSTROPHES:
        return "'"
    if character in _SPELLED:
        return _SPELLED[character]
    if EAST_ASIAN.fullmatch(character):
        return unicodedata.normalize("NFKC", character)
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")
