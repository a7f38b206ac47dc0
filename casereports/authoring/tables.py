"""The tables of a case by name, however deep they stand: each row is found only through its case.

A table's name is that of the facts' list ("labs", "lesions", "ihc"); the tree is the door's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any, cast

from django.db import models
from django.db.models import Q

from casereports.record.door import child_tables
from casereports.record.models import Case


@dataclass(frozen=True)
class Branch:
    """One place where a table hangs: under ``parent``, by its column ``link``.

    ``path`` is the lookup from a row to its case ("lesion__study__case").
    """

    parent: type[models.Model]
    link: str
    path: str


@dataclass(frozen=True)
class Table:
    """A list of rows of one model, under the case or under a row of another table."""

    name: str
    model: type[models.Model]
    branches: tuple[Branch, ...]

    @property
    def is_single(self) -> bool:
        """Whether a case has this part once."""
        return bool(self.model._meta.get_field("case").one_to_one) if self.under_case else False

    @property
    def under_case(self) -> bool:
        return self.branches[0].parent is Case

    @property
    def children(self) -> tuple[str, ...]:
        """The names of the lists below a row of this table."""
        return child_tables(self.model) if hasattr(self.model, "hands_out") else ()

    def rows(self, case: Case) -> models.QuerySet[Any]:
        """Returns this table's rows of one case, and of no other."""
        paths = [Q(**{branch.path: case}) for branch in self.branches]
        return self.model._default_manager.filter(reduce(or_, paths))

    def parent_of(self, row: models.Model) -> models.Model:
        """Returns what a row is a part of: the case, or a row of another table."""
        links = [branch.link for branch in self.branches if getattr(row, f"{branch.link}_id")]
        return cast(models.Model, getattr(row, links[0]))

    def new_row(self, parent: models.Model) -> Any:
        """Returns an unsaved row under ``parent``."""
        (link,) = [b.link for b in self.branches if isinstance(parent, b.parent)]
        return self.model(**{link: parent})


@cache
def tables() -> Mapping[str, Table]:
    """Returns every table of a case by name."""
    found: dict[str, Table] = {}
    for name, model, branch in _walk(Case, ""):
        known = found.get(name)
        branches = (*known.branches, branch) if known else (branch,)
        found[name] = Table(name=name, model=model, branches=branches)
    return found


def table_of(model: type[models.Model]) -> Table:
    """Returns the table that keeps a model's rows."""
    (table,) = [table for table in tables().values() if table.model is model]
    return table


def _walk(
    parent: type[models.Model], path: str
) -> Iterator[tuple[str, type[models.Model], Branch]]:
    for name in child_tables(parent):
        relation = cast(Any, parent._meta.get_field(name))
        link = relation.field.name
        way = f"{link}__{path}" if path else link
        yield name, relation.related_model, Branch(parent=parent, link=link, path=way)
        if hasattr(relation.related_model, "hands_out"):
            yield from _walk(relation.related_model, way)
