"""When an author changes a row's key, what names the row follows: prose, times, panels, plots."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple, Self

from casereports.authoring.pointing import draw_anew, point_anew
from casereports.authoring.prose_fields import LINES, PROSE, PROSE_FIELDS
from casereports.authoring.tables import tables
from casereports.clinical.facts.panels import Marks
from casereports.clinical.facts.sources import NOUNS, OWN_NAME
from casereports.manuscript.mentions import Citing, Mention, Quoting, Showing, reworded
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.forms import Kind, named
from casereports.manuscript.quoting.quote import rows_meant
from casereports.record.actions.writing import Pen
from casereports.record.door import child_tables, loaded
from casereports.record.models import Case, Figure, LabResult, Panel, Plot, Reference
from casereports.record.models.rows import Row

#: (table, field) → what is typed in it: all columns that the paper reads as prose.
COLUMNS: Final[Mapping[tuple[str, str], str]] = {**PROSE_FIELDS, ("plots", "title"): LINES}


@dataclass(frozen=True)
class NamedRow:
    """A row by what prose calls it: its key, and that of the row above where it has one."""

    noun: str
    row: tuple[type[Row], int]
    key: str
    above: "NamedRow | None" = None

    @property
    def source(self) -> str:
        """The name by which quotations find it: "lab:alp", "ihc:first/cga"."""
        is_own = self.above is None or self.row[0].hands_out.__name__ in OWN_NAME
        way = "" if is_own or self.above is None else f"{self.above.key}/"
        return f"{self.noun}:{way}{self.key}"

    def called(self, row: Row, key: str) -> "NamedRow":
        """Returns it as it is called once ``row`` has another key."""
        above = self.above.called(row, key) if self.above else None
        return replace(self, key=key if self.row == _name(row) else self.key, above=above)


Rows = Mapping[str, Sequence[tuple[str, NamedRow]]]


class _Names(NamedTuple):
    """How rows are called before and after, each at the same place of its list."""

    before: Rows
    after: Rows


@dataclass(frozen=True)
class Renaming:
    """A row of a case under its old key, and all rows as they were called then."""

    case: Case
    row: Any
    old: str
    rows: tuple[NamedRow, ...]

    @classmethod
    def of(cls, case: Case, row: Any) -> Self | None:
        """Returns what saving a row renames; nothing for a new row, or one that keeps its key."""
        if row._state.adding or not isinstance(row, Row | Reference):
            return None
        kept = type(row)._default_manager.filter(pk=row.pk).values_list("key", flat=True).first()
        if kept is None or kept == row.key:
            return None
        rows = tuple(_named_rows(case)) if isinstance(row, Row) else ()
        return cls(case=case, row=row, old=kept, rows=rows)

    def follow(self, pen: Pen) -> None:
        """Changes the key wherever the case names the row, now that it is saved."""
        after = [one.called(self.row, self.row.key) for one in self.rows]
        names = _Names(before=_by_noun(self.rows), after=_by_noun(after))

        def reword(mention: Mention) -> Mapping[int, str]:
            match mention:
                case Citing(keys):
                    return self._in_citation(keys)
                case Showing((figure, *panels)):
                    return self._in_figure(figure, panels)
                case Quoting(noun, path):
                    return _in_quotation(noun, path, names)
            return {}

        for table in dict.fromkeys(table for table, _field in COLUMNS):
            for row in tables()[table].rows(self.case):
                _rewrite(pen, table, row, reword)
        both = zip(self.rows, after, strict=True)
        point_anew(pen, self.case, {old.source: new.source for old, new in both if old != new})
        if isinstance(self.row, LabResult):
            draw_anew(pen, self.case, self.old, self.row.key)

    def _in_citation(self, keys: Sequence[str]) -> Mapping[int, str]:
        if not isinstance(self.row, Reference):
            return {}
        return {at: self.row.key for at, key in enumerate(keys) if key == self.old}

    def _in_figure(self, figure: str, panels: Sequence[str]) -> Mapping[int, str]:
        match self.row:
            case Panel() if self.row.figure.key == figure.lower():
                places = enumerate(panels, start=1)
                return {at: self.row.key for at, name in places if name == self.old}
            case Figure() | Plot() if figure.lower() == self.old and not self._is_hidden():
                return {0: self.row.key}
        return {}

    def _is_hidden(self) -> bool:
        """Tells whether a figure of pictures has the old key of a plot: prose means that figure."""
        figures = (one for one in self.rows if one.row[0] is Figure)
        return isinstance(self.row, Plot) and any(one.key == self.old for one in figures)


def _rewrite(pen: Pen, table: str, row: Any, reword: Any) -> None:
    """Saves a row whose prose names what is called otherwise now."""
    is_changed = False
    for field in (field for name, field in COLUMNS if name == table):
        text = getattr(row, field)
        words = reworded(text, reword, with_lists=COLUMNS[table, field] == PROSE)
        is_changed |= words != text
        setattr(row, field, words)
    if isinstance(row, Panel) and row.marks is not None:
        labelled = _relabelled(row.marks, reword)
        is_changed |= labelled != row.marks
        row.marks = labelled
    if is_changed:
        pen.save(row)


def _relabelled(drawn: Marks, reword: Any) -> Marks:
    """Returns marks whose labels name what is called otherwise now."""
    marks = (
        mark.model_copy(update={"text": reworded(mark.text, reword, with_lists=False)})
        for mark in drawn.marks
    )
    return Marks(marks=tuple(marks))


def _in_quotation(noun: str, path: Sequence[str], names: _Names) -> Mapping[int, str]:
    """Returns the keys by which a quotation goes on quoting what it quoted."""
    kind = KINDS.get(noun)
    if kind is None or not kind.rows:
        return {}
    words: dict[int, str] = {}
    for at in _keys_in(kind, path):
        meant = rows_meant(path[at], names.before.get(noun, ()))
        if len(meant) != 1:
            continue  # it quotes nothing, or nobody knows what
        place = names.before[noun].index(meant[0])
        tries = _ways(path[at], place, names.after[noun])
        fitting = (one for one in tries if _means(kind, one, path, at, names.after[noun], place))
        word = next(fitting, path[at])
        if word != path[at]:
            words[at] = word
    return words


def _keys_in(kind: Kind, path: Sequence[str]) -> Iterator[int]:
    """Yields the places of keys in a quotation: the first, and the one that "change" takes."""
    if not path or named(kind.whole, ":".join(path).casefold()):
        return
    yield 0
    form = named(kind.rows, path[1].casefold()) if len(path) == 3 else None
    if form is not None and form.between is not None:
        yield 2


def _ways(written: str, place: int, rows: Sequence[tuple[str, NamedRow]]) -> Iterable[str]:
    """Returns how a row may be named: as it was, else by its key, at last by its place."""
    source, row = rows[place]
    whole = source.partition(":")[2]
    keys = (whole, row.key) if "/" in written else (row.key, whole)
    return (written, *keys, str(place + 1))


def _means(
    kind: Kind,
    word: str,
    path: Sequence[str],
    at: int,
    rows: Sequence[tuple[str, NamedRow]],
    place: int,
) -> bool:
    """Tells whether a quotation with ``word`` in it names the row at a place."""
    whole = ":".join((*path[:at], word, *path[at + 1 :])).casefold()
    return named(kind.whole, whole) is None and rows_meant(word, rows) == [rows[place]]


def _named_rows(case: Case) -> Iterator[NamedRow]:
    """Yields every row that prose can name, in the order in which quotations count them."""
    for name in child_tables(Case):
        table = tables()[name]
        if not table.is_single and issubclass(table.model, Row):
            yield from _with_rows_below(loaded(table.rows(case)), None)


def _with_rows_below(rows: Iterable[Row], above: NamedRow | None) -> Iterator[NamedRow]:
    for row in rows:
        noun = NOUNS[type(row).hands_out.__name__]
        one = NamedRow(noun=noun, row=_name(row), key=row.key, above=above)
        yield one
        for name in child_tables(type(row)):
            below = getattr(row, name).all()
            if issubclass(below.model, Row):
                yield from _with_rows_below(below, one)


def _name(row: Row) -> tuple[type[Row], int]:
    return type(row), row.pk


def _by_noun(rows: Iterable[NamedRow]) -> Rows:
    found: dict[str, list[tuple[str, NamedRow]]] = {}
    for row in rows:
        found.setdefault(row.noun, []).append((row.source, row))
    return found
