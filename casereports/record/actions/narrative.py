"""Writing the paper's own words as a whole, as an imported narrative does."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from casereports.accounts.models import User
from casereports.clinical.facts import paper as facts
from casereports.clinical.values import Value
from casereports.record.actions.refusals import RowRefusedError
from casereports.record.actions.writing import Pen, write
from casereports.record.models import AbstractPart, Case, Declarations, Paper, SectionProse
from casereports.record.models.rows import title_of


class Told(Value):
    """What the paper says in the authors' own words; ``statements`` are of the declarations."""

    title: str = ""
    keywords: tuple[str, ...] = ()
    abstract: tuple[facts.AbstractPart, ...] = ()
    sections: Mapping[facts.SectionKind, str] = {}
    statements: Mapping[str, str] = {}


def told(case: Case, *, statements: Sequence[str]) -> Told:
    """Returns the paper's own words, with these fields of the declarations."""
    paper = Paper.objects.filter(case=case).first() or Paper(case=case)
    declared = Declarations.objects.filter(case=case).first() or Declarations(case=case)
    parts = AbstractPart.objects.filter(paper__case=case)
    return Told(
        title=paper.title,
        keywords=paper.keywords,
        abstract=tuple(facts.AbstractPart(heading=one.heading, text=one.text) for one in parts),
        sections={
            facts.SectionKind(one.kind): one.text
            for one in SectionProse.objects.filter(paper__case=case)
        },
        statements={name: getattr(declared, name) for name in statements},
    )


def retell(
    *, case: Case, who: User, statements: Sequence[str], change: Callable[[Told], Told]
) -> None:
    """Changes the paper's own words together, or none of them; raises RowRefusedError.

    ``change`` gets what the paper says while nobody else can write, and its errors stop all.
    """

    def rewrite(pen: Pen) -> None:
        before = told(case, statements=statements)
        after = change(before)
        paper = Paper.objects.filter(case=case).first() or Paper(case=case)
        if paper._state.adding or (before.title, before.keywords) != (after.title, after.keywords):
            paper.title, paper.keywords = after.title, after.keywords
            _save(pen, paper)
        if before.abstract != after.abstract:
            _put_abstract(pen, paper, after.abstract)
        for kind, text in after.sections.items():
            if before.sections.get(kind) != text:
                section = paper.sections.filter(kind=kind).first()
                if section is None:
                    section = SectionProse(paper=paper, kind=kind)
                section.text = text
                _save(pen, section)
        changed = {k: v for k, v in after.statements.items() if before.statements.get(k) != v}
        if changed:
            declared = Declarations.objects.filter(case=case).first() or Declarations(case=case)
            for name, text in changed.items():
                setattr(declared, name, text)
            _save(pen, declared)

    write(case=case, who=who, change=rewrite)


def _put_abstract(pen: Pen, paper: Paper, parts: Sequence[facts.AbstractPart]) -> None:
    """Puts these parts in this order; a part that keeps its heading stays the same row."""
    old = list(paper.abstract.all())
    rows = []
    for part in parts:
        row = next((one for one in old if one.heading == part.heading), None)
        if row is None:
            row = AbstractPart(paper=paper, heading=part.heading)
        else:
            old.remove(row)
        if row.text != part.text:
            row.text = part.text
            _save(pen, row)
        rows.append(row)
    for row in old:
        pen.remove(row)
    if rows:
        pen.reorder(rows[0], [row.pk for row in rows])


def _save(pen: Pen, row: Any) -> None:
    try:
        row.clean()
    except ValidationError as error:
        raise RowRefusedError(f"{title_of(row)}: {' '.join(error.messages)}") from error
    pen.save(row)
