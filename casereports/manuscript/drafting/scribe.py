"""The hand that writes drafts: quotes rows, joins lists, ends sentences."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.patient import Sex
from casereports.clinical.facts.sources import all_rows
from casereports.clinical.values import RowValue
from casereports.manuscript.drafting.draft import Sentence
from casereports.manuscript.drafting.english import article
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.forms import Form, Kind, NothingQuotedError, Teller, named
from casereports.manuscript.quoting.people import told_sex

_QUOTATION = re.compile(r"\{[^{}\n]*\}")
_BRACKETS = re.compile(r"\([^()]*\)")
_BLANKS = re.compile(r"  +")
_STOP = re.compile(r"[.!?][”\")]?$")
_PRONOUNS = {Sex.MALE: ("he", "his"), Sex.FEMALE: ("she", "her")}
_NEITHER = ("the patient", "the patient’s")
#: What a case has once: these are sources as they are.
_SINGLE = frozenset({"patient", "course", "perspective"})


class Quoted:
    """A row as sentences quote it: called with a form, it returns the quotation or nothing."""

    def __init__(self, scribe: "Scribe", kind: Kind, source: str, row: RowValue) -> None:
        self._scribe, self._kind, self.source, self.row = scribe, kind, source, row
        self.name = scribe.name(kind, source, row)

    def __call__(self, form: str = "") -> str:
        """Returns ``{lab:alp:unit}``; nothing where the record does not tell it."""
        printed = self.prints(form)
        path = ":".join(part for part in (self._kind.noun, self.name, form) if part)
        return self._scribe.known(f"{{{path}}}", printed, self.source) if printed else ""

    def to(self, other: "Quoted", form: str) -> str:
        """Returns what lies between this row and another: ``{lab:alp:change:alp-3}``."""
        between = _form(self._kind.rows, form).between
        if between is None:
            return ""
        printed = between(self._scribe.teller, self.row, other.row)
        path = f"{self._kind.noun}:{self.name}:{form}:{other.name}"
        return self._scribe.known(f"{{{path}}}", printed, self.source)

    def prints(self, form: str = "") -> str:
        """Returns what a form prints."""
        try:
            return _form(self._kind.rows, form).words(self._scribe.teller, self.row)
        except NothingQuotedError:
            return ""

    def a(self, form: str = "") -> str:
        """Returns the quotation with the article that its words need."""
        return article(self.prints(form)) + self(form)


def _form(forms: Sequence[Form], name: str) -> Form:
    """Returns the form of a name; a name that no form has is a mistake of ours."""
    return next(form for form in forms if form.name == name)


def _outside_brackets(text: str) -> str:
    """Returns a text without what stands in brackets, one within another too."""
    shorter = _BRACKETS.sub("", text)
    return shorter if shorter == text else _outside_brackets(shorter)


class Scribe:
    """Writes sentences of one case, as a journal takes them.

    ``facts`` is what is told: the whole record, or ``telling``, a part of it.
    """

    def __init__(
        self, record: CaseFacts, *, telling: CaseFacts | None = None, exact_age: bool = True
    ) -> None:
        self.facts = record if telling is None else telling
        self.teller = Teller(record, exact_age=exact_age)
        self._sources = {
            id(row): source for facts in (record, self.facts) for source, row in all_rows(facts)
        }
        self._printed: dict[str, tuple[str, str]] = {}
        self._names: dict[str, tuple[Counter[str], Counter[str]]] = {}

    def row(self, row: RowValue) -> Quoted:
        source = self._sources[id(row)]
        return Quoted(self, KINDS[source.partition(":")[0]], source, row)

    def rows(self, rows: Iterable[RowValue]) -> list[Quoted]:
        return [self.row(row) for row in rows]

    def name(self, kind: Kind, source: str, row: RowValue) -> str:
        """Returns what a row is called in a quotation: its key, with its parent's, or its place."""
        rows = self.teller.rows[kind.noun]
        if kind.noun not in self._names:
            tails = Counter(one.partition(":")[2] for one, _row in rows)
            self._names[kind.noun] = tails, Counter(one.key for _source, one in rows)
        tails, keys = self._names[kind.noun]
        tail = source.partition(":")[2]
        is_told_apart = keys[row.key] == 1 and row.key not in tails
        is_alone = (tail == row.key and tails[tail] == 1) or is_told_apart
        if is_alone and named(kind.whole, row.key) is None:
            return row.key
        if tails[tail] == 1 and named(kind.whole, tail) is None:
            return tail
        places = {id(one): place for place, (_source, one) in enumerate(rows, start=1)}
        sources = [one for one, _row in rows]
        return str(places.get(id(row)) or sources.index(source) + 1)

    def whole(self, noun: str, form: str = "") -> str:
        """Returns a quotation that needs no row: ``{patient}``, ``{ihc:positive}``."""
        kind = KINDS[noun]
        printed = _form(kind.whole, form).words(self.teller, kind.about(self.facts))
        path = f"{noun}:{form}" if form else noun
        source = kind.source if kind.source in _SINGLE else ""
        return self.known(f"{{{path}}}", printed, source) if printed else ""

    def known(self, quotation: str, printed: str, source: str) -> str:
        self._printed[quotation] = (printed, source)
        return quotation

    def say(self, text: str) -> str:
        """Returns a text with its quotations printed."""
        return _QUOTATION.sub(lambda match: self._printed.get(match[0], (match[0],))[0], text)

    def listed(self, items: Iterable[str], conjunction: str = "and") -> str:
        """Returns "a, b and c"; semicolons part items that hold commas when they are printed."""
        *first, last = [item for item in items if item] or [""]
        if not first:
            return last
        if any(", " in _outside_brackets(self.say(item)) for item in (*first, last)):
            return f"{'; '.join(first)}{';' if len(first) > 1 else ','} {conjunction} {last}"
        return f"{', '.join(first)} {conjunction} {last}"

    def sentence(self, text: str, *about: str) -> Sentence:
        """Returns a sentence with its capital and its stop; ``about`` adds to what it quotes."""
        whole = _BLANKS.sub(" ", text).strip()
        quoted = (self._printed[match[0]][1] for match in _QUOTATION.finditer(whole))
        ended = whole if _STOP.search(self.say(whole)) else f"{whole}."
        sources = tuple(dict.fromkeys(source for source in (*quoted, *about) if source))
        return Sentence(text=ended[0].upper() + ended[1:], about=sources)

    @property
    def pronoun(self) -> str:
        """ "he" or "she"; "the patient" where neither is told, or the gender is another."""
        return self._pronouns()[0]

    @property
    def possessive(self) -> str:
        return self._pronouns()[1]

    def _pronouns(self) -> tuple[str, str]:
        sex = told_sex(self.facts.patient)
        return _PRONOUNS.get(sex, _NEITHER) if sex else _NEITHER

    def subjects(self) -> Iterator[str]:
        """Yields the patient as a subject: by name first, then by pronoun."""
        yield "the patient"
        while True:
            yield self.pronoun
