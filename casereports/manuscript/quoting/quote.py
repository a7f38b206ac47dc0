"""Quotations of the record in prose, filled in from the facts; what can't be is a fault."""

from difflib import get_close_matches

from casereports.clinical.values import RowValue
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import note, plain
from casereports.manuscript.nodes import Datum, Inline, Inlines, Manuscript
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.forms import (
    Form,
    Kind,
    NothingQuotedError,
    Teller,
    named,
)
from casereports.manuscript.quoting.sentences import Sentences
from casereports.manuscript.walk import rewrite

#: So many keys are named where none was meant.
MOST_NAMED = 12
#: A place in a list has no more digits than the most rows of a table.
_LONGEST_PLACE = 5


def quote(manuscript: Manuscript, teller: Teller) -> tuple[Manuscript, tuple[Fault, ...]]:
    """Returns the paper with every quotation as it prints, a note for each that can't be."""
    faults: list[Fault] = []
    sentences = Sentences()

    def fill(node: Inline, source: str) -> Inlines:
        if not isinstance(node, Datum):
            sentences.pass_by(node, source)
            return (node,)
        try:
            words, behind = quoted(node.path, teller)
        except NothingQuotedError as error:
            faults.append(Fault(source=source, message=str(error)))
            return (note(f"missing: {shown(node.path)}"),)
        words = sentences.fitted(words, source)
        return (node.model_copy(update={"children": plain(words), "source": behind}),)

    return rewrite(manuscript, fill), tuple(faults)


def shown(path: tuple[str, ...]) -> str:
    """Returns a quotation as authors write it, without its braces."""
    return ":".join(path)


def quoted(path: tuple[str, ...], teller: Teller) -> tuple[str, str]:
    """Returns what a quotation prints and the source behind it; raises NothingQuotedError."""
    noun, *rest = path
    kind = KINDS.get(noun)
    if kind is None:
        raise NothingQuotedError(
            f"There is nothing of the name “{noun}”.{_meant(noun, KINDS)} To print the braces "
            "themselves, write a backslash before them."
        )
    whole = _whole(kind, rest)
    if whole is not None:
        words, source = whole.words(teller, kind.about(teller.facts)), kind.source
    else:
        words, source = _of_row(kind, rest, teller)
    if not words:
        raise NothingQuotedError(f"The record does not tell {{{shown(path)}}}.")
    return words, source


def _whole(kind: Kind, rest: list[str]) -> Form | None:
    """Returns the form that needs no row; raises where a kind has no others and not this one."""
    name = ":".join(rest).casefold()
    form = named(kind.whole, name)
    if form is None and not kind.rows:
        raise NothingQuotedError(_no_form(kind.noun, name, kind.whole))
    return form


def _of_row(kind: Kind, rest: list[str], teller: Teller) -> tuple[str, str]:
    if not rest:
        raise NothingQuotedError(_say_which(kind, teller))
    key, name, behind = rest[0], "".join(rest[1:2]), rest[2:]
    source, row = _row(kind, key, teller)
    form = named(kind.rows, name.casefold())
    if form is None or (behind and (form.between is None or len(behind) > 1)):
        wanted = ":".join((name, *behind))
        raise NothingQuotedError(_no_form(f"{kind.noun}:{key}", wanted, kind.rows))
    if behind and form.between is not None:
        _source, other = _row(kind, behind[0], teller)
        return form.between(teller, row, other), source
    return form.words(teller, row), source


def _say_which(kind: Kind, teller: Teller) -> str:
    keys = _names([source for source, _ in teller.rows.get(kind.noun, ())])
    others = [f"{{{kind.noun}:{form.name}}}" for form in kind.whole if form.name]
    or_all = f", or write {' or '.join(others)}" if others else ""
    return f"Say which: {{{kind.noun}:…}} with {keys}{or_all}."


def _row(kind: Kind, key: str, teller: Teller) -> tuple[str, RowValue]:
    """Returns the row of a key, of ``parent/key``, or of its place in the list, from 1."""
    rows = teller.rows.get(kind.noun, ())
    wanted = key.casefold()
    found = [(source, row) for source, row in rows if source.partition(":")[2] == wanted]
    found = found or [(source, row) for source, row in rows if row.key == wanted]
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        names = _names([source for source, _ in found])
        raise NothingQuotedError(f"{{{kind.noun}:{key}}} may be any of {names}; write which.")
    place = int(wanted) if wanted.isdecimal() and len(wanted) <= _LONGEST_PLACE else 0
    if 0 < place <= len(rows):
        return rows[place - 1]
    keys = [source.partition(":")[2] for source, _ in rows]
    raise NothingQuotedError(
        f"The record has no {kind.noun} “{key}”.{_meant(wanted, keys)} It has "
        f"{_names([source for source, _ in rows])}."
    )


def _no_form(what: str, name: str, forms: tuple[Form, ...]) -> str:
    names = [form.name for form in forms if form.name]
    has = f"It has {', '.join(names)}" if names else f"Write {{{what}}} alone"
    return f"{{{what}}} has no “{name}”.{_meant(name, names)} {has}."


def _names(sources: list[str]) -> str:
    """Returns the keys of rows, the first of many, or the word for none."""
    keys = [source.partition(":")[2] for source in sources]
    more = f" and {len(keys) - MOST_NAMED} more" if len(keys) > MOST_NAMED else ""
    return (", ".join(keys[:MOST_NAMED]) or "none") + more


def _meant(name: str, known: object) -> str:
    close = get_close_matches(name, list(known), n=1)  # type: ignore[call-overload]  # strings
    return f" Did you mean “{close[0]}”?" if close else ""
