"""By what the authors of a case and their places can be recognised, as a value."""

from casereports.clinical.facts.ethics import EthicsState
from casereports.clinical.values import Value
from casereports.manuscript.blinding.people import Person


class Identities(Value):
    """Everything in a case that names its authors, those they thank, or where they work.

    ``phrases`` point at them in any spelling, ``exact`` only as they are written (a department
    called "Nuclear Medicine"). ``places`` are cities, regions and proper names of institutions,
    after which classifications may be named. ``weak_codes`` are numbers so short that they need
    "No." before them. ``cited`` are words of other people's work that happen to hold one of
    these, and stay. ``own`` are the keys of references to the authors' own work; ``aliases`` is
    what keys that identify are called instead.
    """

    people: tuple[Person, ...] = ()
    phrases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    weak_codes: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    ethics: EthicsState | None = None
    unfunded: bool = False

    def alias(self, key: str) -> str:
        """Returns what a key is called in front of a reviewer: itself, unless it identifies."""
        return dict(self.aliases).get(key, key)

    def alias_of_source(self, source: str) -> str:
        """Returns a source ("reference:berg2019") by the aliases of the keys in it."""
        noun, _colon, rest = source.partition(":")
        if noun in _PEOPLE:
            return _PEOPLE[noun]
        aliases = dict(self.aliases)
        named = aliases.get(rest) or "/".join(aliases.get(key, key) for key in rest.split("/"))
        return f"{noun}:{named}" if rest else source


#: Rows about people and their money; what is printed of them stands in a declaration.
_PEOPLE = {
    "author": "declarations:conflicts",
    "affiliation": "declarations:conflicts",
    "funder": "declarations:funding",
}
