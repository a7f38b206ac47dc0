"""The rows of a record and their fields as places of comments: their names, and what they say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.sources import all_rows, row_and_field
from casereports.clinical.shown import title_of
from casereports.clinical.values import RowValue, Value
from casereports.manuscript.blinding import Identities
from casereports.record.description import tables
from casereports.record.sentence_words import translated
from casereports.review.models import CommentKind
from casereports.review.read_facts import ReadRow, label_of, read_row


@dataclass(frozen=True)
class Place:
    """A place at which a comment can be made, and the words there, where it has few."""

    kind: CommentKind
    source: str
    words: str
    quote: str = ""


class RecordPlaces:
    """Finds rows ("lab:alp", "patient:") and fields ("lab:alp:result") by their sources."""

    def __init__(self, facts: CaseFacts, known: Callable[[], Identities] = Identities) -> None:
        """``known`` tells by which aliases reviewers, who send them, know rows; asked if needed."""
        self._facts = facts
        self._known = known
        self._rows: Mapping[str, RowValue] = dict(all_rows(facts))

    def words(self, source: str) -> str:
        """Returns "Laboratory result: ALP › Result"; nothing for a row that is not there."""
        named, field = row_and_field(source)
        row = self._value(named)
        words = "" if row is None else _called(row)
        if row is None or not words or field.partition(".")[0] not in type(row).model_fields:
            return words
        return _("%(row)s › %(field)s") % {"row": words, "field": label_of(type(row), field)}

    def said(self, source: str) -> str:
        """Returns what a field says now, or all fields of a row."""
        _named, field = row_and_field(source)
        row = self._row(source)
        entries = row.entries if row else ()
        return "; ".join(one.words for one in entries if field in ("", one.name))

    def gone(self, source: str) -> str:
        """Returns a sentence for a row that is not there and for a field that says nothing."""
        named, field = row_and_field(source)
        if self._value(named) is None:
            return _("This is not in the record any more.")
        return (
            _("This field of the record is empty now.") if field and not self.said(source) else ""
        )

    def at(self, source: str) -> tuple[Place, ...]:
        """Returns the row of a source and its filled fields; nothing where there is none."""
        row = self._row(source)
        if row is None:
            return ()
        fields = (
            Place(CommentKind.FIELD, one.source, self.words(one.source), one.words)
            for one in row.entries
        )
        return (Place(CommentKind.FIELD, row.source, self.words(row.source)), *fields)

    def place(self, source: str) -> Place | None:
        """Returns a row or a filled field; None for any other source."""
        return next((one for one in self.at(source) if one.source == source), None)

    def _row(self, source: str) -> ReadRow | None:
        named, _field = row_and_field(source)
        value = self._value(named)
        return None if value is None else read_row(value, named)

    def _value(self, source: str) -> Value | None:
        row = self._rows.get(source)
        if row is not None:
            return row
        name, _colon, key = source.partition(":")
        part = getattr(self._facts, name, None)
        if not key and isinstance(part, Value):
            return part
        return self._rows.get(self._withheld.get(source, ""))

    @cached_property
    def _withheld(self) -> Mapping[str, str]:
        """The sources of rows by those that a blinded record gives them, as reviewers send them."""
        known = self._known()
        return {known.alias_of_source(source): source for source in self._rows}


def _called(row: Value) -> str:
    """Returns "Laboratory result: ALP", or "Patient" for a part that a case has once."""
    table = tables().get(type(row))
    if table is None:
        return ""
    name = str(capfirst(str(table._meta.verbose_name)))
    return f"{name}: {translated(title_of(row)) or row.key}" if isinstance(row, RowValue) else name
