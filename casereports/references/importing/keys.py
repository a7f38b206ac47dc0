"""The keys by which a text cites imported references."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from casereports.references.importing.text import unmarked

#: A record's keys are no longer.
LONGEST = 100
KEY = re.compile(r"\w[\w:.+/#-]*")
NO_LETTERS = re.compile(r"[^a-z0-9]+")
#: Letters that no accent mark can be taken off.
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def is_usable(key: str) -> bool:
    """Says whether a text can cite by a key: ``[@key]``."""
    return len(key) <= LONGEST and KEY.fullmatch(key) is not None


def made_key(csl: Mapping[str, JsonValue]) -> str:
    """Returns the first author's name with the year, as in ``oberg2011``."""
    year = _year(csl.get("issued"))
    for field in ("author", "editor"):
        names = csl.get(field)
        if isinstance(names, list) and names and isinstance(names[0], dict):
            first = names[0]
            name = plain(str(first.get("family") or first.get("literal") or first.get("given", "")))
            if name:
                return f"{name[:40]}{year}"
    word = plain(unmarked(str(csl.get("title", ""))).partition(" ")[0])
    return f"{word[:40] or 'reference'}{year}"


def _year(date: JsonValue) -> str:
    if not isinstance(date, dict):
        return ""
    match date.get("date-parts"):
        case [[int(year) | str(year), *_], *_]:
            return str(year)
    return ""


def plain(text: str) -> str:
    """Returns the letters and digits of a text without accents, in small letters."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    latin = NO_LETTERS.sub("", folded)
    return latin or "".join(sign for sign in text.casefold() if sign.isalnum())


class Keys:
    """The keys that are taken; gives new ones."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)
        self.given: Counter[str] = Counter()

    def give(self, wish: str) -> str:
        """Returns the key, with a letter behind it where it is taken: ``oberg2011a``."""
        key = wish
        while key in self.taken:
            key = f"{wish[: LONGEST - 8]}{_letters(self.given[wish])}"
            self.given[wish] += 1
        self.taken.add(key)
        return key


def _letters(number: int) -> str:
    """Returns a to z, then -27, -28 and so on."""
    return chr(ord("a") + number) if number < 26 else f"-{number + 1}"
