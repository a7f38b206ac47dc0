"""A person's name in all the ways in which it is written, as patterns over folded text.

Patterns tell capitals apart but where they say ``(?i:`` themselves.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from casereports.clinical.values import Value
from casereports.clinical.wording.naming import EAST_ASIAN
from casereports.manuscript.blinding.folding import fold
from casereports.manuscript.blinding.ordinary import is_ordinary

#: A letter of a script that puts blanks between words.
LETTER: Final = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
#: Where a word begins and ends; figures and low lines part words as blanks do.
BEGIN, END = rf"(?<!{LETTER})", rf"(?!{LETTER})"
_PARTICLES = """
af al av bin da dal das de del della den der di do dos du el ibn la le ten ter van vom von zu zum
zur y
"""
PARTICLES = frozenset(_PARTICLES.split())
#: Capitals up to here are initials ("XM", "JLA"), and so short a family name is written "Kim",
#: while "KIM" is an abbreviation.
SHORT: Final = 3
_UMLAUT = re.compile("([aouAOU])[eE]")
_WIDE = {
    ord(letter): f"{base}{more}"
    for letter, base, more in zip("äöüøåÄÖÜØÅ", "aouoaAOUOA", "eeeea" * 2, strict=True)
}
_PARTS = re.compile(r"[\s\-]+")
_NAMES = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


class Person(Value):
    """Somebody who must not be recognised.

    ``shared`` says that the paper also cites somebody else of this family name.
    """

    given: str = ""
    family: str
    shared: bool = False

    @property
    def is_east_asian(self) -> bool:
        """Whether the name is written without a blank, the family name first."""
        return bool(EAST_ASIAN.fullmatch(self.family + self.given.replace(" ", "")))

    @property
    def is_told_by_family(self) -> bool:
        """Whether the family name alone points at this person."""
        return not (self.shared or self.is_east_asian or is_ordinary(self.family))


def spelled(name: str, joint: str = r"[\s\-]*") -> str:
    """Returns the pattern of a name: with or without umlauts, parts joined by ``joint``."""
    wide = fold(unicodedata.normalize("NFC", name).translate(_WIDE)).strip(" -.")
    parts = (re.escape(part) for part in _PARTS.split(wide) if part)
    told = joint.join(part.replace("'", r"'?\s?") for part in parts)
    told = _UMLAUT.sub(lambda found: f"{found[1]}[eE]?", told)
    return re.sub("aa|Aa", lambda found: f"{found[0][0]}[aA]?", told)


def capital(name: str) -> str:
    """Returns the pattern of a name as it is written and in capitals."""
    return f"(?:{spelled(name)}|{spelled(name.upper())})"


def given_parts(given: str) -> tuple[str, ...]:
    """Returns the parts of a given name: "Xiao", "Ming"; the letters of "X.M." and "XM"."""
    return tuple(
        piece
        for part in _NAMES.findall(fold(given))
        for piece in (part if part.isupper() and len(part) <= SHORT else [part])
    )


def family_parts(family: str) -> tuple[str, ...]:
    """Returns the parts of a family name without its particles."""
    parts = _NAMES.findall(fold(family))
    return tuple(part for part in parts if part.casefold() not in PARTICLES) or tuple(parts)


def initials(person: Person) -> frozenset[str]:
    """Returns the initials that statements on contributions use: "CL", "XML", "LC"."""
    firsts = [part[0].upper() for part in given_parts(person.given)]
    lasts = [part[0].upper() for part in family_parts(person.family)]
    if not (firsts and lasts) or person.is_east_asian:
        return frozenset()
    givens = {"".join(firsts), firsts[0]}
    families = {"".join(lasts), lasts[-1]}
    return frozenset(
        both for one in givens for other in families for both in (one + other, other + one)
    )


def other_families(person: Person) -> Iterator[str]:
    """Yields what else a person of several family names may be called by."""
    if len(_NAMES.findall(fold(person.family))) > 1:
        yield from (part for part in family_parts(person.family) if len(part) > SHORT)


def named(person: Person) -> Iterator[str]:
    """Yields the patterns that point at a person wherever they stand."""
    if person.is_east_asian:
        if person.given:
            yield rf"{fold(person.family)}[\s·・]?{fold(person.given)}"
        # A family name of one sign is in too many words to be looked for alone.
        if len(person.family) > 1 and not person.shared:
            yield fold(person.family)
        return
    long = person.is_told_by_family and len(person.family) > SHORT
    last = f"(?i:{spelled(person.family)})" if long else capital(person.family)
    yield from _with_given(person, last, alone=long)
    for family in other_families(person):
        yield from _with_given(person, capital(family), alone=False)
    if person.is_told_by_family:
        yield f"{BEGIN}{last if long else spelled(person.family)}s?{END}"


def filed(person: Person) -> Iterator[str]:
    """Yields the patterns of given and family name in addresses and names of files."""
    given, family = spelled(person.given), spelled(person.family)
    if given and len(fold(person.given)) > 1 and not person.is_east_asian:
        gap = r"[\s\-_+.,]*" if len(person.given + person.family) > 2 * SHORT else r"[\s\-_+.,]+"
        for first, last in ((given, family), (family, given)):
            yield f"{BEGIN}(?i:{first}{gap}{last}){END}"


def _with_given(person: Person, family: str, *, alone: bool) -> Iterator[str]:
    """Yields given and family name in both orders; ``alone`` where the family name is enough."""
    parts = given_parts(person.given)
    if not parts:
        return
    letters = [part[0].upper() for part in parts]
    full = [_given(parts[place:]) for place, part in enumerate(parts) if len(part) > 1]
    dotted = rf"{_FIRST}{letters[0]}\.{_rest(parts)}"
    bare = "".join(letters)
    before = [*full, dotted, *([bare] if len(bare) > 1 or alone else [])]
    yield rf"{BEGIN}(?:{'|'.join(before)}){_MIDDLE}(?:(?<=\.)\s*|[\s\-]+){family}s?{END}"
    after = [rf"(?:{'|'.join(full)}){END}(?!-\w)"] if full else []
    after.append(rf"(?:{dotted}|{bare}|{letters[0]}){END}{_BEHIND}")
    yield rf"{BEGIN}{family}(?:,\s*|[\s\-]+)(?:{'|'.join(after)})"


def _given(parts: Sequence[str]) -> str:
    """Returns the pattern of a given name in full, its later parts in full or as initials."""
    return f"(?i:{spelled(parts[0])}){_rest(parts)}"


def _rest(parts: Sequence[str]) -> str:
    return "".join(
        rf"(?:[\s\-]*(?:(?i:{spelled(part)})|{part[0].upper()}\.?))?" for part in parts[1:]
    )


#: Where initials begin: "T. He" is not in "Y.-T. He".
_FIRST = r"(?<![A-Z]\.)(?<![A-Z]\.[\s\-])"
_MIDDLE = r"(?:\s+[A-Z]\.){0,2}"
#: What follows initials behind a name where they are no word: not "An M protein".
_BEHIND = r"(?!-\w)(?=\s*(?:[,.;:)\]]|$|and\b|et\b|und\b|y\b|&|\d))"
