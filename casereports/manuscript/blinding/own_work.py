"""References to the authors' own work."""

from collections.abc import Iterator, Sequence
from typing import Any

from casereports.clinical.facts.paper import Author, CslItem
from casereports.manuscript.blinding.folding import fold
from casereports.manuscript.blinding.people import Person, family_parts, given_parts

#: Names of an item that a paper is found by.
FOUND_BY = ("DOI", "PMCID", "URL")


def is_own(item: CslItem, authors: Sequence[Author]) -> bool:
    """Tells whether an author of the case is among the people of a reference."""
    people = [Person(given=author.given, family=author.family) for author in authors]
    orcids = {author.orcid for author in authors if author.orcid}
    return any(
        _orcid(name) in orcids or any(_same(name, person) for person in people)
        for name in names_of(item)
    )


def names_of(item: CslItem) -> Iterator[dict[str, Any]]:
    """Yields the names of a CSL-JSON item, whatever their part in it was."""
    for value in item.values():
        if isinstance(value, list):
            yield from (
                name for name in value if isinstance(name, dict) and {"family", "literal"} & {*name}
            )


def _orcid(name: dict[str, Any]) -> str:
    told = name.get("ORCID") or name.get("orcid") or ""
    return str(told).rstrip("/").rpartition("/")[2]


def _same(name: dict[str, Any], person: Person) -> bool:
    """Tells whether family name and first initial are the same; the names may be swapped."""
    literal = str(name.get("literal", ""))
    if literal:
        told = _told(literal)
        return told in (_told(person.given + person.family), _told(person.family + person.given))
    particle = str(name.get("non-dropping-particle", "") or name.get("dropping-particle", ""))
    family, given = str(name.get("family", "")), str(name.get("given", ""))
    families = {_told(family), _told(particle + family)}
    if _told(given) and _told(given) == _told(person.family) and _told(person.given) in families:
        return True
    bare = "".join(family_parts(person.family))
    if not {_told(person.family), _told(bare)} & families:
        return False
    theirs, ours = given_parts(given), given_parts(person.given)
    return not theirs or not ours or theirs[0][0].upper() == ours[0][0].upper()


def _told(name: str) -> str:
    return "".join(letter for letter in fold(name).casefold() if letter.isalnum())
