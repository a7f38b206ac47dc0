"""What changed in the record between two versions of a case: rows, and their fields in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from operator import attrgetter
from typing import Any, TypeVar

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.sources import source_of
from casereports.clinical.sentences import Sentence
from casereports.clinical.shown import NOTHING, shown, title_of
from casereports.clinical.values import RowValue, Term, Value

T = TypeVar("T")


class Happening(Term):
    """What became of a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"


class FieldChange(Value):
    """A field that says something else: "result", from "147 U/L" to "152 U/L".

    A field within a field is named behind a point ("birth.weight"); what was or is not given is
    empty.
    """

    name: str
    before: Sentence
    after: Sentence


class RowChange(Value):
    """A row of a table that came, went or changed, by its source ("lab:alp") and its own words.

    ``was`` is the source that a renamed row had. What a case has once ("patient") counts as a
    row that is changed.
    """

    what: Happening
    table: str
    source: str
    was: str = ""
    title: Sentence
    fields: tuple[FieldChange, ...] = ()


#: Lists whose rows have no key: the noun of their source, and what names a row.
_NAMED: Mapping[str, tuple[str, str]] = {
    "sections": ("section", "kind"),
    "care": ("care", "item"),
    "history_answers": ("history", "kind"),
}
#: A row before and after, with the two sources by which it is named; None where there is none.
_Pair = tuple[T | None, T | None, str, str]


def compare_facts(before: CaseFacts, after: CaseFacts) -> tuple[RowChange, ...]:
    """Returns what changed, in the order of the record's tables; a row that moved did not.

    Rows below others come behind the row that they belong to. What was removed from a table
    stands behind what its rows became.
    """
    return tuple(_below(before, after, None, None))


def _below(
    before: Any, after: Any, was: RowValue | None, now: RowValue | None
) -> Iterator[RowChange]:
    """Yields the changes in all that a part or a row holds; ``was`` and ``now`` are that row."""
    for name in type(after if before is None else before).model_fields:
        old, new = getattr(before, name, None), getattr(after, name, None)
        if old == new:
            continue
        rows = (*_rows(old), *_rows(new))
        if rows and isinstance(rows[0], RowValue):
            yield from _keyed(name, _rows(old), _rows(new), was, now)
        elif name == "references":
            yield from _told_all(name, _matched(_rows(old), _rows(new), _reference_id, "reference"))
        elif name in _NAMED:
            noun, column = _NAMED[name]
            found = _matched(_rows(old), _rows(new), attrgetter(column), noun)
            yield from _told_all(name, found)
        elif name == "abstract":
            yield from _told_all(name, _in_order(_rows(old), _rows(new), name))
        elif isinstance(after, CaseFacts):
            yield from _told_all(name, [(old, new, name, name)])
            yield from _below(old, new, None, None)


def _rows(rows: Any) -> tuple[Any, ...]:
    return rows if isinstance(rows, tuple) else ()


def _reference_id(item: Mapping[str, Any]) -> str:
    return str(item.get("id"))


def _keyed(
    table: str,
    before: Sequence[RowValue],
    after: Sequence[RowValue],
    was: RowValue | None,
    now: RowValue | None,
) -> Iterator[RowChange]:
    """Yields the changes of rows with keys and, behind each, those of the rows below it."""
    old = {row.key: row for row in before}
    kept = {row.key for row in after}
    gone = [row for row in before if row.key not in kept]
    for row in after:
        earlier = old.get(row.key) or _renamed(row, gone)
        if earlier in gone:
            gone.remove(earlier)
        named_by = source_of(earlier, was or now) if earlier else ""
        yield from _told(table, earlier, row, named_by, source_of(row, now))
        yield from _below(earlier, row, earlier, row)
    for row in gone:
        yield from _told(table, row, None, source_of(row, was), "")
        yield from _below(row, None, row, None)


def _renamed(row: RowValue, gone: Iterable[RowValue]) -> RowValue | None:
    """Returns the row that had another key and said the same, with all below it."""
    for other in gone:
        if other.model_copy(update={"key": row.key}) == row:
            return other
    return None


def _matched(
    before: Sequence[Any], after: Sequence[Any], name: Callable[[Any], str], noun: str
) -> Iterator[_Pair[Any]]:
    """Yields rows that have no key, by what names them."""
    old = {name(row): row for row in before}
    kept = {name(row) for row in after}
    for row in after:
        source = f"{noun}:{name(row)}"
        yield old.get(name(row)), row, source, source
    for row in before:
        if name(row) not in kept:
            yield row, None, f"{noun}:{name(row)}", ""


def _in_order(before: Sequence[T], after: Sequence[T], noun: str) -> Iterator[_Pair[T]]:
    """Yields rows that nothing names: those between two that are the same, one after another."""
    alike = SequenceMatcher(None, list(map(repr, before)), list(map(repr, after)), autojunk=False)
    for name, i, j, k, m in alike.get_opcodes():
        if name == "equal":
            continue
        for at in range(max(j - i, m - k)):
            old = before[i + at] if i + at < j else None
            new = after[k + at] if k + at < m else None
            yield old, new, f"{noun}:{i + at + 1}", f"{noun}:{k + at + 1}"


def _told_all(table: str, pairs: Iterable[_Pair[Any]]) -> Iterator[RowChange]:
    for was, now, named_by, source in pairs:
        yield from _told(table, was, now, named_by, source)


def _told(table: str, was: Any, now: Any, named_by: str, source: str) -> Iterator[RowChange]:
    """Yields the change of one row, if there is any in its own fields."""
    fields = tuple(_fields(was, now))
    if was is not None and now is not None:
        is_renamed = named_by != source and not fields and was != now
        what = Happening.RENAMED if is_renamed else Happening.CHANGED
    else:
        what = Happening.ADDED if was is None else Happening.REMOVED
    if fields or what is not Happening.CHANGED:
        yield RowChange(
            what=what,
            table=table,
            source=source or named_by,
            was=named_by if what is Happening.RENAMED else "",
            title=title_of(was if now is None else now),
            fields=fields,
        )


def _fields(was: Any, now: Any) -> Iterator[FieldChange]:
    """Yields the fields that differ, in the order of the row; of a whole row all that it says."""
    is_whole = was is None or now is None
    old, new = (dict(shown(row, given=is_whole)) if row else {} for row in (was, now))
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name, NOTHING), new.get(name, NOTHING)
        if before != after:
            yield FieldChange(name=name, before=before, after=after)
