"""What of an institution's name and address points at it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casereports.clinical.facts.paper import Affiliation
from casereports.manuscript.blinding.acknowledged import HEAD
from casereports.manuscript.blinding.folding import fold
from casereports.manuscript.blinding.ordinary import is_generic, is_ordinary

#: A proper name of one word has at least so many letters, and an acronym and a number so many.
PROPER, ACRONYM, NUMBER = 5, 3, 6
_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-](?=[^\W\d_]))*")
_PARTS = re.compile(r"\s+[–—\-|/]\s+|[,;()]")
#: "Hospital of Guangzhou Medical University": the university is named as well.
_OF = re.compile(r"\s+(?:of|at|from|der|des|von|de|du|del|di|da)\s+(?:the\s+|la\s+)?")


class Pointers(NamedTuple):
    """Strings by how they are looked for, as ``Identities`` tells them apart."""

    phrases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    weak_codes: tuple[str, ...] = ()

    @classmethod
    def all_of(cls, several: Iterable["Pointers"]) -> "Pointers":
        """Returns them in one, each string once, the longest first."""
        rows = list(several)
        return cls(
            *(
                tuple(sorted({one for row in rows for one in row[place] if one}, key=_longest))
                for place in range(len(cls._fields))
            )
        )


def _longest(text: str) -> tuple[int, str]:
    return -len(text), text


def of_affiliation(place: Affiliation) -> Pointers:
    """Returns what points at a place of work; its country does not."""
    home = (place.city, place.region)
    rors = (place.ror, place.ror.rpartition("/")[2])
    post = place.postal_code
    posts = (f"{place.city} {post}", f"{post} {place.city}") if post and place.city else ()
    return Pointers.all_of(
        (
            of_institution(place.institution, place.country),
            of_department(place.department),
            Pointers(places=tuple(name for name in home if name)),
            Pointers(phrases=posts, codes=tuple(code for code in rors if len(code) >= NUMBER)),
            of_code(post) if len(post) >= NUMBER else Pointers(),
        )
    )


def of_institution(name: str, country: str = "") -> Pointers:
    """Returns its names: the whole, its parts, acronyms in brackets, and its proper name."""
    phrases: list[str] = []
    exact: list[str] = []
    places: list[str] = []
    parts = (name, *_PARTS.split(name))
    within = (last for part in parts for last in _OF.split(part)[1:] if HEAD.search(last))
    for part in (*parts, *within):
        words = _WORDS.findall(part)
        if part.isupper() and len(part.strip()) >= ACRONYM:
            exact.append(part.strip())
        elif all(is_generic(word) for word in words):
            exact += [part.strip()] if len(words) > 1 else []
        elif len(words) > 1 or not part.isascii():
            phrases.append(part.strip())
        places += _proper(part, country)
    return Pointers(phrases=tuple(phrases), exact=tuple(exact), places=tuple(places))


def _proper(name: str, country: str) -> Iterator[str]:
    """Yields the runs of words that no other institution has: "Johns Hopkins"."""
    run: list[str] = []
    for word in (*_WORDS.findall(name), ""):
        if word[:1].isupper() and not is_generic(word):
            run.append(word)
            continue
        if len(run) > 1:
            yield " ".join(run)
        elif run and _is_proper(run[0], country):
            yield run[0]
        run = []


def _is_proper(word: str, country: str) -> bool:
    """Tells whether a word alone is the name of a place smaller than its country."""
    of_country = fold(word).casefold() in fold(country).casefold()
    return len(word) >= PROPER and not (of_country or is_ordinary(word))


def of_department(name: str) -> Pointers:
    """Returns a department's name; one of a single word is a word of medicine."""
    words = _WORDS.findall(name)
    if len(words) < 2:
        return Pointers(phrases=(name,)) if name and not name.isascii() else Pointers()
    told = any(len(word) <= ACRONYM and word.islower() for word in words)
    return Pointers(phrases=(name,)) if told else Pointers(exact=(name,))


def of_code(code: str) -> Pointers:
    """Returns a number; a short one points at something only behind "No."."""
    bare = re.sub(r"^(?:No|Nr|Nos|Grant|IRB|ID)\b[.:\s]*", "", code.strip(), flags=re.IGNORECASE)
    if not re.search(r"\d", bare):
        return Pointers()
    long = len(re.sub(r"\W", "", bare)) >= NUMBER - bool(re.search(r"[^\W\d_]", bare))
    return Pointers(codes=(bare,)) if long else Pointers(weak_codes=(bare,))
