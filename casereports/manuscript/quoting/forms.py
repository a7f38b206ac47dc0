"""What prose can quote: a kind of row or fact, and the forms in which it prints."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.sources import all_rows
from casereports.clinical.sentences import SaidError
from casereports.clinical.values import RowValue, Value
from casereports.manuscript.ages import by_decade
from casereports.manuscript.compose.calendar import Calendar

Told = TypeVar("Told", bound=Value)


class Teller:
    """A case as prose tells it: its facts, and what the journal wants told otherwise.

    ``exact_age`` is false for a journal that takes no exact ages.
    """

    def __init__(self, facts: CaseFacts, *, exact_age: bool = True) -> None:
        self.facts = facts
        self.exact_age = exact_age

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.facts)

    @cached_property
    def _facts_by_decade(self) -> CaseFacts:
        return by_decade(self.facts)

    def told(self, datum: Told) -> Told:
        """Returns a datum of the case with ages as the journal takes them."""
        if self.exact_age:
            return datum
        # The whole case is asked for often, and is large.
        return self._facts_by_decade if datum is self.facts else by_decade(datum)  # type: ignore[return-value]  # both are facts

    @cached_property
    def rows(self) -> Mapping[str, Sequence[tuple[str, RowValue]]]:
        """The rows of each noun with their sources, in the order of the record."""
        found: dict[str, list[tuple[str, RowValue]]] = {}
        for source, row in all_rows(self.facts):
            found.setdefault(source.partition(":")[0], []).append((source, row))
        return found


class NothingQuotedError(SaidError):
    """A quotation names nothing, or what it names is not told; the message says which."""


#: Prints a row, or what a case has once; nothing where that says nothing of it.
Words = Callable[[Teller, Any], str]
#: Prints what lies between two rows of a kind; raises NothingQuotedError where they don't compare.
Between = Callable[[Teller, Any, Any], str]


@dataclass(frozen=True)
class Form:
    """One way to print a datum: ``name`` stands last in the braces; ``says`` is for authors.

    ``tells`` is given the datum with ages as the journal takes them. A form with ``between`` may
    name another row behind it (``{lab:alp:change:alp-3}``).
    """

    name: str
    says: str
    tells: Words
    between: Between | None = None

    def words(self, teller: Teller, datum: Any) -> str:
        """Returns what a datum prints; nothing where the record doesn't tell it."""
        return self.tells(teller, datum if datum is None else teller.told(datum))


def _facts(facts: CaseFacts) -> Any:
    return facts


@dataclass(frozen=True)
class Kind:
    """A noun that prose can quote: ``{lab}``, named as the sources of rows name it.

    ``says`` is one of it in a clinician's words ("a laboratory result").

    ``rows`` are the forms of one row (``{lab:alp:unit}``), ``whole`` those that need no row
    (``{ihc:positive}``, ``{patient:age}``): they print what ``about`` picks from the facts, and
    ``source`` is the form behind them.
    """

    noun: str
    says: str
    rows: tuple[Form, ...] = ()
    whole: tuple[Form, ...] = ()
    about: Callable[[CaseFacts], Any] = _facts
    source: str = ""


def named(forms: Sequence[Form], name: str) -> Form | None:
    """Returns the form of a name; the first of two that share it."""
    return next((form for form in forms if form.name == name), None)
