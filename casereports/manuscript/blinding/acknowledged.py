"""People, institutions, addresses and numbers that statements name in their sentences."""

import re
from collections.abc import Iterator
from typing import Final

from casereports.manuscript.blinding.ordinary import is_generic, is_ordinary
from casereports.manuscript.blinding.people import PARTICLES, Person

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĘĚĜĞĠĢĤĦĪĮİĴĶĹĻĽŁŃŅŇŌŐŒŔŖŘŚŜŞŠŢŤŪŮŰŲŴŶŸŹŻŽȘȚ]"
_NAME = rf"{_CAPITAL}(?:[\w'’\-]+|\.(?:\s?\-?{_CAPITAL}\.)*)"
_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})"
_PERSON = rf"{_NAME}(?:\s+(?:{_PARTICLE}\s+)*{_NAME}){{0,3}}"
_TITLE = (
    r"(?:Drs?|Profs?|Professors?|Doctors?|Doktor|Mr|Mrs|Ms|Miss|PD|Herrn?|Frau|Sra?|Dra?|Mme|"
    r"Docteur|Professeure?|Doctora?|Profesora?)\.?"
)
_TITLES = rf"(?:{_TITLE}\s+)+(?:med\.\s+)?"
_AND = r"(?:\s*,\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y|&)\s+)"
_THANKS = (
    r"(?i:thanks?(?:\s+to|\s+are\s+due\s+to)?|grateful\s+to|indebted\s+to|acknowledges?|danken|"
    r"Dank\s+gilt|Dank\s+an|remercions|remercient|merci\s+à|agradecemos(?:\s+a)?|agradecen(?:\s+a)?)"
)
_THANKED = re.compile(
    rf"(?:{_THANKS}\s+|{_TITLES})(?:{_TITLES})?({_PERSON}(?:{_AND}(?:{_TITLES})?{_PERSON})*)"
)
_ONE = re.compile(rf"({_TITLES})?({_PERSON})")
_EAST_ASIAN = re.compile(r"([\u4e00-\u9fff]{2,4}?)(?=医生|医师|教授|主任|博士|先生|女士|老师)")
_HEADS = (
    r"(?:Hospitals?|Universit\w+|Institut\w*|Clini\w+|Klinik\w*|Krankenhaus|Colleges?|Schools?|"
    r"Centers?|Centres?|Zentrum|Centro|Laborator\w+|Foundation|Fonds|Fund|Trust|Stiftung|"
    r"Society|Gesellschaft|Academy|Ministry|Council|Committee|Kommission|Ethikkommission|"
    r"H[oô]pital\w*|Fondation|Fundaci[oó]n|Facult\w+|Infirmary|Department|Division|Abteilung)"
)
_LINK = r"(?:of|the|for|and|at|de|der|des|für|und|von|di|del|la|du|et|y|zu)"
_RUN = re.compile(rf"{_CAPITAL}[\w'’\-]*(?:\s+(?:{_LINK}\s+)*{_CAPITAL}[\w'’\-]*)+")
HEAD: Final = re.compile(rf"\b{_HEADS}\b")
_LEADING = re.compile(r"^(?:The|We|Our|All|At|In|From|Die|Der|Das|Le|La|Les|El|Los)\s+")
MAIL: Final = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
DOI: Final = re.compile(r"\b10\.\d{4,9}/[^\s\"<>\])]+")
_CODE = re.compile(r"(?<![\w/.-])(?=[\w/.\-]{6,})(?=[^\s]*\d)[A-Za-z0-9][\w./\-]*\w")


def people_in(text: str) -> Iterator[Person]:
    """Yields the people whom a statement thanks, or names with a title."""
    for found in _THANKED.finditer(text):
        begins_with_title = re.match(_TITLES, found[0]) is not None
        for part in re.split(_AND, found[1]):
            one = _ONE.match(part)
            person = _person(one[2]) if one else None
            if person and (person.given or begins_with_title or (one and one[1])):
                yield person
    for found in _EAST_ASIAN.finditer(_after_thanks(text)):
        yield Person(family=found[1][0], given=found[1][1:])


def _after_thanks(text: str) -> str:
    return " ".join(re.split(r"感谢|致谢|感謝|及|和|、|，|。|\s", text))


def _person(name: str) -> Person | None:
    """Returns the person of a name; the last name is the family's, with its particles."""
    parts = name.split()
    if any(is_generic(part) for part in parts if part.casefold() not in PARTICLES):
        return None
    if len(parts) > 1 and all(is_ordinary(part) for part in parts):
        return None
    begin = len(parts) - 1
    while begin > 1 and parts[begin - 1].casefold() in PARTICLES:
        begin -= 1
    return Person(given=" ".join(parts[:begin]), family=" ".join(parts[begin:]).strip("."))


def institutions_in(text: str) -> Iterator[str]:
    """Yields the names of institutions: words with capitals, "Hospital" or the like among them."""
    for found in _RUN.finditer(text):
        name = _LEADING.sub("", found[0])
        words = re.findall(r"[^\W\d_]+", name)
        if HEAD.search(name) and not all(is_generic(word) for word in words):
            yield name


def codes_in(text: str) -> Iterator[str]:
    """Yields numbers of approvals, grants, registers: six signs or more, one of them a figure."""
    yield from (found[0].rstrip(".") for found in _CODE.finditer(text))
