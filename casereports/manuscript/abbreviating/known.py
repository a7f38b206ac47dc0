"""What an abbreviation stands for: by the author's word, the vocabulary, or the record."""

from collections.abc import Mapping

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.sentences import _, either
from casereports.clinical.values import Value
from casereports.manuscript.quoting.forms import NothingQuotedError
from casereports.vocabulary.abbreviations import Abbreviated, long_forms, usual


class Meaning(Value):
    """An abbreviation with its long form, both as they print here: "NETs" of its tumours."""

    short: str
    long: str
    of: str


class Known:
    """All abbreviations that a paper may spell out; ``own`` are the author's by their word."""

    def __init__(self, facts: CaseFacts, own: Mapping[str, str]) -> None:
        self._own = {short: _entry(short, long) for short, long in own.items()}
        self._recorded = {
            lab.abbreviation: _entry(lab.abbreviation, lab.analyte)
            for lab in facts.labs
            if lab.abbreviation and lab.abbreviation != lab.analyte
        }

    def meaning(self, short: str) -> Meaning:
        """Returns what an abbreviation stands for; raises NothingQuotedError."""
        found = self._found(short)
        if found:
            entry = _only(found)
            return Meaning(short=entry.abbreviation, long=entry.name, of=entry.abbreviation)
        found = self._found(short[:-1]) if short.endswith("s") else ()
        if not found:
            raise NothingQuotedError(
                _(
                    "Nothing tells what “%(short)s” stands for. Write it out once: "
                    "{abbr:%(short)s:long form}.",
                    short=short,
                )
            )
        entry = _only(found)
        return Meaning(
            short=f"{entry.abbreviation}s",
            long=entry.plural or f"{entry.name}s",
            of=entry.abbreviation,
        )

    def singular(self, short: str, long: str) -> str:
        """Returns the long form of one, where a text explains several: "tumours (NETs)"."""
        for entry in self._exactly(short):
            if long.casefold() in (f"{entry.name}s".casefold(), entry.plural.casefold()):
                return entry.name
        return long

    def needs_spelling(self, short: str) -> str:
        """Returns the long form of an abbreviation that readers may not know, else nothing.

        Only what medicine at large or this record means by it: elsewhere ICA are islet cell
        antibodies, and here a carotid artery.
        """
        entry = usual().get(short) or self._recorded.get(short)
        return entry.name if entry and not entry.everyday else ""

    def _found(self, short: str) -> tuple[Abbreviated, ...]:
        """Returns the candidates, in whichever capitals the author wrote it."""
        exact = self._exactly(short)
        if exact:
            return exact
        folded = short.casefold()
        names = (*self._own, *long_forms(), *self._recorded)
        return next((self._exactly(name) for name in names if name.casefold() == folded), ())

    def _exactly(self, short: str) -> tuple[Abbreviated, ...]:
        if short in self._own:
            return (self._own[short],)
        usual = long_forms().get(short, ())
        if len(usual) != 1 and short in self._recorded:
            return (self._recorded[short],)
        return usual


def _entry(short: str, long: str) -> Abbreviated:
    return Abbreviated(name=long, abbreviation=short)


def _only(found: tuple[Abbreviated, ...]) -> Abbreviated:
    if len(found) == 1:
        return found[0]
    raise NothingQuotedError(
        _(
            "“%(short)s” may stand for %(longs)s. Write which: {abbr:%(short)s:%(first)s}.",
            short=found[0].abbreviation,
            longs=either(tuple(entry.name for entry in found)),
            first=found[0].name,
        )
    )
