"""The databases' own ways to search words: full text of PostgreSQL and FTS5 of SQLite.

Migration 0004 made the indexes. Words come folded: there are but letters and digits in them, and
so nothing that a database could take for a sign.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from django.db.models import F, FloatField, Func, Q
from django.db.models.expressions import RawSQL

from casereports.review.folding import Phrase, Term
from casereports.review.models import SearchText

#: The columns in the order in which SQLite's index has them, each with its weight.
_WEIGHTS: Final = {"title": 10, "diagnoses": 4, "places": 2, "people": 1, "prose": 1}
#: English words by their stems, and names that would be taken for common English words.
_QUERY: Final = "(to_tsquery('english', %s) || to_tsquery('simple', %s))"


@dataclass(frozen=True)
class Wanted:
    """What is looked for: all of the terms or, with ``column``, any of them in that column."""

    terms: tuple[Term, ...]
    column: str = ""

    @property
    def tsquery(self) -> str:
        """The search as PostgreSQL reads it; its weight B stands for diagnoses."""
        mark = {"": "", "diagnoses": "B"}[self.column]
        ways = (
            " | ".join(_tsphrase(way, mark, is_begun=term.is_begun) for way in term.ways)
            for term in self.terms
        )
        return (" | " if self.column else " & ").join(f"({way})" for way in ways)

    @property
    def fts(self) -> str:
        """The search as FTS5 reads it."""
        ways = (
            " OR ".join(_fts_phrase(way, is_begun=term.is_begun) for way in term.ways)
            for term in self.terms
        )
        joined = (" OR " if self.column else " AND ").join(f"({way})" for way in ways)
        return f"{self.column} : ({joined})" if self.column else joined


def hits(wanted: Wanted) -> Any:
    """Returns the keys of the submissions that are looked for, as a part of a query."""
    if connection.vendor == "postgresql":
        query = wanted.tsquery
        asked = f"SELECT review_{'names' if wanted.column else 'words'}_matching({_QUERY})"
        return RawSQL(asked, [query, query])  # noqa: S611  # a fixed text
    if has_index():
        asked = "SELECT rowid FROM review_words WHERE review_words MATCH %s"
        return RawSQL(asked, [wanted.fts])  # noqa: S611  # a fixed text
    return _containing(wanted)


def has_index() -> bool:
    """Tells whether words are indexed: an SQLite without FTS5 is searched word by word."""
    if connection.vendor == "postgresql":
        return True
    connection.ensure_connection()
    asked = "SELECT 1 FROM sqlite_master WHERE name = 'review_words'"
    return connection.connection.execute(asked).fetchone() is not None


def rebuild() -> None:
    """Makes SQLite's index anew from the words that are kept; PostgreSQL's is never off."""
    if connection.vendor == "sqlite" and has_index():
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO review_words(review_words) VALUES ('rebuild')")


class Fit(Func):
    """How well a submission, by its words in ``search_text``, is what was looked for.

    PostgreSQL weighs all but the prose: to weigh a word of which there are thousands would take
    long. Needs an index.
    """

    def __init__(self, wanted: Wanted) -> None:
        super().__init__(F("search_text__title"), output_field=FloatField())
        self.wanted = wanted

    def as_postgresql(self, compiler: Any, connection: Any, **_context: Any) -> Any:
        """Ranks by title, diagnoses, places and people."""
        query = self.wanted.tsquery
        return f"ts_rank({self._table(connection)}.names_vector, {_QUERY})", [query, query]

    def as_sqlite(self, compiler: Any, connection: Any, **_context: Any) -> Any:
        """Ranks by all words, the rare ones before the common ones."""
        weights = ", ".join(map(str, _WEIGHTS.values()))
        asked = (
            f"(SELECT -bm25(review_words, {weights}) FROM review_words "  # noqa: S608  # our own names
            f"WHERE review_words MATCH %s AND rowid = {self._table(connection)}.submission_id)"
        )
        return asked, [self.wanted.fts]

    def _table(self, connection: Any) -> str:
        (column,) = self.get_source_expressions()
        name: str = connection.ops.quote_name(column.alias)
        return name


def _containing(wanted: Wanted) -> Any:
    found = [_ways_in(term, wanted.column) for term in wanted.terms]
    both = Q()
    for one in found:
        both = both | one if wanted.column else both & one
    return SearchText.objects.filter(both).values("pk")


def _ways_in(term: Term, column: str) -> Q:
    ways = Q()
    for way in term.ways:
        for name in (column,) if column else _WEIGHTS:
            ways |= Q(**{f"{name}__contains": " ".join(way)})
    return ways


def _tsphrase(way: Phrase, mark: str, *, is_begun: bool) -> str:
    words: Iterable[str] = (f"'{word}':{mark}" if mark else f"'{word}'" for word in way)
    joined = " <-> ".join(words)
    if not is_begun:
        return joined
    return f"{joined}*" if mark else f"{joined}:*"


def _fts_phrase(way: Phrase, *, is_begun: bool) -> str:
    return f'"{" ".join(way)}"{" *" * is_begun}'
