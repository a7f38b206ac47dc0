"""Adding to the paper's prose: what is written stays, and the new stands behind it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.record.actions.refusals import RowRefusedError
from casereports.record.actions.writing import Pen, write
from casereports.record.models import AbstractPart, Case, Paper, SectionProse

Prose = SectionProse | AbstractPart


def add_prose(*, case: Case, who: User, prose: Prose, text: str) -> Prose:
    """Adds paragraphs behind what is written, as it is by now, or starts with them.

    ``prose`` is a row, or a new one of a section that nobody has begun. Raises RowRefusedError
    where somebody has begun it meanwhile, where it is gone, and where it would grow too long.
    """
    added = [prose]

    def change(pen: Pen) -> None:
        row = added[0] = _as_it_is(prose, case)
        row.text = f"{row.text.rstrip()}\n\n{text}" if row.text.strip() else text
        try:
            row.full_clean()
        except ValidationError as error:
            raise RowRefusedError(" ".join(error.messages)) from error
        pen.save(row)

    write(case=case, who=who, change=change)
    return added[0]


def _as_it_is(prose: Prose, case: Case) -> Prose:
    """Returns the row as the database has it now; a new one where it is still new."""
    if not prose._state.adding:
        rows = type(prose)._default_manager.filter(paper__case=case)
        current: Prose | None = rows.filter(pk=prose.pk).first()
        if current is None:
            raise RowRefusedError(_("Somebody has removed this part meanwhile; nothing was added."))
        return current
    paper = Paper.objects.get_or_create(case=case)[0]
    if isinstance(prose, SectionProse):
        begun = paper.sections.filter(kind=prose.kind).exists()
        fresh: Prose = SectionProse(paper=paper, kind=prose.kind)
    else:
        begun = paper.abstract.filter(heading=prose.heading).exists()
        fresh = AbstractPart(paper=paper, heading=prose.heading)
    if begun:
        raise RowRefusedError(
            _("Somebody has begun this part meanwhile; nothing was added. Look at what it says.")
        )
    return fresh
