"""What changed between two snapshots: the record row by row, the paper word by word.

Both are drafts; whoever must not know something is given drafts in which it is withheld already.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casereports.clinical.comparing import FieldChange, Happening, RowChange, compare_facts
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.values import Value
from casereports.manuscript.comparing.paper import compare
from casereports.manuscript.nodes import Image
from casereports.pipeline import Draft
from casereports.pipeline.freezing import images_of
from casereports.record.description import meaning, members, tables, value_types
from casereports.record.sentence_words import translated

#: Tables whose words stand in the paper, where they are compared word by word.
IN_PAPER: Final = frozenset({"abstract", "sections"})


@dataclass(frozen=True)
class FieldDifference:
    """A field before and after, in the reader's language."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class RowDifference:
    """A row that came, went or changed; ``title`` is empty for what a case has once."""

    what: Happening
    title: str
    source: str
    fields: tuple[FieldDifference, ...]

    @property
    def happening(self) -> str:
        """What became of it, in the reader's language."""
        return _(self.what.label)


@dataclass(frozen=True)
class TableDifference:
    """The rows of one table that are not as they were."""

    title: str
    rows: tuple[RowDifference, ...]


def changed_paper(before: Draft, after: Draft) -> Draft:
    """Returns the later draft with a paper in which insertions and deletions are marked."""
    ours = {image.sha256 for image in images_of(after.manuscript)}

    def image_bytes(image: Image) -> bytes:
        return (after if image.sha256 in ours else before).image_bytes(image)

    marked = after.with_manuscript(compare(before.manuscript, after.manuscript))
    return Draft(
        facts=marked.facts,
        composed=marked.composed,
        problems=marked.problems,
        image_bytes=image_bytes,
    )


def row_changes(before: Draft, after: Draft) -> tuple[TableDifference, ...]:
    """Returns what changed in the record, table by table, in the record's order."""
    changes = (one for one in compare_facts(before.facts, after.facts) if one.table not in IN_PAPER)
    return tuple(
        TableDifference(title=_title(table), rows=tuple(_row(one) for one in rows))
        for table, rows in groupby(changes, key=lambda one: one.table)
    )


def _row(change: RowChange) -> RowDifference:
    kind = _kinds().get(change.table, (CaseFacts, None))[1]
    return RowDifference(
        what=change.what,
        title=translated(change.title),
        source=change.source,
        fields=tuple(_field(kind, one) for one in change.fields),
    )


def _field(kind: type[Value] | None, change: FieldChange) -> FieldDifference:
    return FieldDifference(
        label=_label(kind, change.name),
        before=translated(change.before),
        after=translated(change.after),
    )


def _title(table: str) -> str:
    """Returns what a table is called, by the kind of facts that holds it."""
    owner = _kinds().get(table, (CaseFacts, None))[0]
    return str(meaning(owner, table)[0])


def _label(kind: type[Value] | None, name: str) -> str:
    """Returns what a field is called; a part of a value behind its field: "Birth – weight"."""
    field, _point, part = name.partition(".")
    label = capfirst(field.replace("_", " ")) if kind is None else str(meaning(kind, field)[0])
    return f"{label} – {_(part.replace('_', ' ').replace('.', ' – '))}" if part else label


@cache
def _kinds() -> Mapping[str, tuple[type[Value], type[Value]]]:
    """Returns for each table the kind of facts that holds it, and the kind of its rows."""
    found: dict[str, tuple[type[Value], type[Value]]] = {}
    for table, owner, kind in _lists():
        found.setdefault(table, (owner, kind))
    return found


def _lists() -> Iterator[tuple[str, type[Value], type[Value]]]:
    for owner in value_types():
        for name, field in owner.model_fields.items():
            kinds: Iterator[Any] = members(field.annotation, Value)
            yield from ((name, owner, kind) for kind in kinds if kind in tables())
