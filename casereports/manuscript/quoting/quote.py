"""Quotations of the record in prose, filled in from the facts; what can't be is a fault."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Protocol, TypeVar

from casereports.clinical.sentences import Part, Sentence, _, either, in_a_row
from casereports.clinical.values import RowValue
from casereports.manuscript.abbreviating.own import NOUN as ABBREVIATION
from casereports.manuscript.abbreviating.spelling import Spelling
from casereports.manuscript.document import Manuscript
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import note
from casereports.manuscript.nodes import (
    Datum,
    Inline,
    Inlines,
)
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.forms import (
    Form,
    Kind,
    NothingQuotedError,
    Teller,
    named,
)
from casereports.manuscript.quoting.sentences import Sentences
from casereports.manuscript.quoting.setting import set_in_type
from casereports.manuscript.walk import HasSource, rewrite_line, rewrite_lines

#: So many keys are named where none was meant.
MOST_NAMED = 12
#: A place in a list has no more digits than the most rows of a table.
_LONGEST_PLACE = 5


class HasKey(Protocol):
    """A row, or what stands for one."""

    @property
    def key(self) -> str: ...


Keyed = TypeVar("Keyed", bound=HasKey)


def quote(
    manuscript: Manuscript, teller: Teller, spelling: Spelling
) -> tuple[Manuscript, tuple[Fault, ...]]:
    """Returns the paper with every quotation as it prints, a note for each that can't be."""
    faults: list[Fault] = []
    sentences = Sentences()

    def fill(node: Inline, source: str) -> Inlines:
        if not isinstance(node, Datum):
            sentences.pass_by(node)
            return (node,)
        try:
            if node.path[0] == ABBREVIATION:
                words, behind = spelling.words(node.path, source), ""
            else:
                words, behind = quoted(node.path, teller)
        except NothingQuotedError as error:
            faults.append(Fault(source=source, message=error.said))
            return (note(f"missing: {shown(node.path)}"),)
        words = sentences.fitted(words)
        children = set_in_type(words, node.path)
        return (node.model_copy(update={"children": children, "source": behind}),)

    def fill_line(line: Inlines, of: HasSource) -> Inlines:
        sentences.enter(of)
        return rewrite_line(line, of.source, fill)

    return spelling.with_legends(rewrite_lines(manuscript, fill_line)), tuple(faults)


def shown(path: tuple[str, ...]) -> str:
    """Returns a quotation as authors write it, without its braces."""
    return ":".join(path)


def quoted(path: tuple[str, ...], teller: Teller) -> tuple[str, str]:
    """Returns what a quotation prints and the source behind it; raises NothingQuotedError."""
    noun, *rest = path
    kind = KINDS.get(noun)
    if kind is None:
        raise NothingQuotedError(
            in_a_row(
                _("There is nothing of the name “%(noun)s”.", noun=noun),
                *_meant(noun, KINDS),
                _("To print the braces themselves, write a backslash before them."),
            )
        )
    whole = _whole(kind, rest)
    if whole is not None:
        words, source = whole.words(teller, kind.about(teller.facts)), kind.source
    else:
        words, source = _of_row(kind, rest, teller)
    if not words:
        raise NothingQuotedError(_("The record does not tell {%(words)s}.", words=shown(path)))
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


def _say_which(kind: Kind, teller: Teller) -> Sentence:
    keys = _names([source for source, _row in teller.rows.get(kind.noun, ())])
    others = [f"{{{kind.noun}:{form.name}}}" for form in kind.whole if form.name]
    if not others:
        return _("Say which: {%(noun)s:…} with %(keys)s.", noun=kind.noun, keys=keys)
    return _(
        "Say which: {%(noun)s:…} with %(keys)s, or write %(others)s.",
        noun=kind.noun,
        keys=keys,
        others=either(tuple(others)),
    )


def _row(kind: Kind, key: str, teller: Teller) -> tuple[str, RowValue]:
    """Returns the one row that a quotation's key means."""
    rows = teller.rows.get(kind.noun, ())
    found = rows_meant(key, rows)
    if len(found) == 1:
        return found[0]
    if found:
        names = _names([source for source, _row in found])
        raise NothingQuotedError(
            _(
                "{%(noun)s:%(key)s} may be any of %(names)s; write which.",
                noun=kind.noun,
                key=key,
                names=names,
            )
        )
    keys = [source.partition(":")[2] for source, _row in rows]
    raise NothingQuotedError(
        in_a_row(
            _("The record has no %(noun)s “%(key)s”.", noun=kind.noun, key=key),
            *_meant(key.casefold(), keys),
            _("It has %(keys)s.", keys=_names([source for source, _row in rows])),
        )
    )


def rows_meant(key: str, rows: Sequence[tuple[str, Keyed]]) -> list[tuple[str, Keyed]]:
    """Returns the rows of a key, of ``parent/key``, or of a place in the list, from 1.

    More than one is found where rows below different ones share a key.
    """
    wanted = key.casefold()
    found = [(source, row) for source, row in rows if source.partition(":")[2] == wanted]
    found = found or [(source, row) for source, row in rows if row.key == wanted]
    place = int(wanted) if wanted.isdecimal() and len(wanted) <= _LONGEST_PLACE else 0
    if not found and 0 < place <= len(rows):
        return [rows[place - 1]]
    return found


def _no_form(what: str, name: str, forms: tuple[Form, ...]) -> Sentence:
    names = tuple(form.name for form in forms if form.name)
    return in_a_row(
        _("{%(what)s} has no “%(name)s”.", what=what, name=name),
        *_meant(name, names),
        _("It has %(keys)s.", keys=names) if names else _("Write {%(what)s} alone.", what=what),
    )


def _names(sources: list[str]) -> Part:
    """Returns the keys of rows, the first of many, or the word for none."""
    keys = tuple(source.partition(":")[2] for source in sources)
    if len(keys) > MOST_NAMED:
        first, rest = keys[:MOST_NAMED], len(keys) - MOST_NAMED
        return _("%(words)s and %(number)s more", words=first, number=rest)
    return keys or _("none")


def _meant(name: str, known: Iterable[str]) -> tuple[Sentence, ...]:
    close = get_close_matches(name, list(known), n=1)
    return tuple(_("Did you mean “%(meant)s”?", meant=meant) for meant in close)
