"""Quotations of the record in prose, filled in from the facts; what can't be is a fault."""

from difflib import get_close_matches

from casereports.clinical.values import RowValue
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import note, plain
from casereports.manuscript.nodes import Datum, Inline, Inlines, Manuscript
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.forms import Form, Kind, Teller, named
from casereports.manuscript.walk import rewrite


class NothingQuotedError(ValueError):
    """A quotation names nothing, or what it names is not told; the message says which."""


def quote(manuscript: Manuscript, teller: Teller) -> tuple[Manuscript, tuple[Fault, ...]]:
    """Returns the paper with every quotation as it prints, a note for each that can't be."""
    faults: list[Fault] = []

    def fill(node: Inline, source: str) -> Inlines:
        if not isinstance(node, Datum):
            return (node,)
        try:
            words, behind = quoted(node.path, teller)
        except NothingQuotedError as error:
            faults.append(Fault(source=source, message=str(error)))
            return (note(f"missing: {shown(node.path)}"),)
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
            f"There is nothing of the name “{noun}”{_meant(noun, KINDS)}. To print the braces "
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
    name = ":".join(rest)
    form = named(kind.whole, name)
    if form is None and not kind.rows:
        raise NothingQuotedError(_no_form(kind.noun, name, kind.whole))
    return form


def _of_row(kind: Kind, rest: list[str], teller: Teller) -> tuple[str, str]:
    rows = teller.rows.get(kind.noun, ())
    if not rest:
        raise NothingQuotedError(
            f"Say which: {{{kind.noun}:…}} with {_names([source for source, _ in rows])}."
        )
    key, name = rest[0], ":".join(rest[1:])
    source, row = _row(kind, key, teller)
    form = named(kind.rows, name)
    if form is None:
        raise NothingQuotedError(_no_form(f"{kind.noun}:{key}", name, kind.rows))
    return form.words(teller, row), source


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
    if wanted.isdecimal() and 0 < int(wanted) <= len(rows):
        return rows[int(wanted) - 1]
    raise NothingQuotedError(
        f"The record has no {kind.noun} “{key}”; it has {_names([source for source, _ in rows])}."
    )


def _no_form(what: str, name: str, forms: tuple[Form, ...]) -> str:
    names = [form.name for form in forms if form.name]
    return f"{{{what}}} has no “{name}”{_meant(name, names)}; it has {', '.join(names)}."


def _names(sources: list[str]) -> str:
    """Returns the keys of rows, or the word for none."""
    return ", ".join(source.partition(":")[2] for source in sources) or "none"


def _meant(name: str, known: object) -> str:
    close = get_close_matches(name, list(known), n=1)  # type: ignore[call-overload]  # strings
    return f"; did you mean “{close[0]}”?" if close else ""
