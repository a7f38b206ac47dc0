"""A figure as it is set in print, and what can be said of its panels, told to their pages."""

from collections.abc import Callable, Mapping
from typing import Final, TypedDict

from django.urls import reverse

from casereports.authoring.addresses import numbered_address
from casereports.authoring.places import source_of_row
from casereports.authoring.tables import table_of
from casereports.clinical.facts import paper as facts
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import FigureWidth
from casereports.clinical.notation.marks import write_marks
from casereports.clinical.notation.scale import write_bar, write_scale
from casereports.clinical.notation.view import write_view
from casereports.figures.panels.places import Window
from casereports.journals.figures import FigureRules
from casereports.journals.shelf import UnknownJournalError, profile
from casereports.manuscript.drafting.alt import alt_draft, caption_draft
from casereports.manuscript.numbering import letters
from casereports.record.door import case_facts
from casereports.record.models import Case, Figure, Panel, Paper

#: What is drafted of a panel, by the name of its field.
DRAFTS: Final[Mapping[str, Callable[[facts.Panel, CaseFacts], str]]] = {
    "alt": alt_draft,
    "caption": caption_draft,
}


class Cell(TypedDict):
    """A panel in its grid: what it shows of which picture, and what is drawn, as its fields say."""

    pk: int
    name: str
    page: str
    save: str
    revision: int
    source: str
    letter: str
    ratio: float
    span: int
    picture: str
    width: int
    height: int
    view: str
    marks: str
    scale: str
    bar: str


class Layout(TypedDict):
    """How a figure is set; ``widths`` are those of one and two columns in millimetres."""

    columns: int
    width: str
    gap: str
    equalHeights: bool
    corner: str
    look: str
    widths: dict[str, float]
    panels: list[Cell]


def layout(figure: Figure) -> Layout:
    """Returns how a figure is set, with its panels in their order."""
    rules = _rules(figure.case)
    panels = list(figure.panels.select_related("file")) if figure.pk else []
    names = letters(len(panels), rules)
    return Layout(
        columns=figure.columns,
        width=figure.width,
        gap=figure.gap,
        equalHeights=figure.equal_heights,
        corner=rules.letter.corner.value,
        look=rules.letter.look.value,
        widths={
            width.value: rules.width_mm(wide=width is FigureWidth.DOUBLE).value
            for width in FigureWidth
        },
        panels=[
            _cell(panel, letter, figure.case) for panel, letter in zip(panels, names, strict=True)
        ],
    )


def _rules(case: Case) -> FigureRules:
    """Returns what the case's journal asks of figures; of one that nobody knows, what all ask."""
    paper = Paper.objects.filter(case=case).first()
    try:
        return profile(paper.journal if paper else "").figures
    except UnknownJournalError:
        return FigureRules()


def _cell(panel: Panel, letter: str, case: Case) -> Cell:
    file = panel.file
    left, top, right, bottom = Window.of(panel.view, (file.width, file.height)).box
    ratio = (right - left) / (bottom - top)
    is_lying = panel.view is not None and panel.view.turned in (90, 270)
    return Cell(
        pk=panel.pk,
        name=file.name,
        page=numbered_address("row", case, "panels", panel.pk),
        save=numbered_address("save-row", case, "panels", panel.pk),
        revision=panel.revision,
        source=source_of_row(table_of(Panel), panel, panel.figure),
        letter=letter,
        ratio=1 / ratio if is_lying else ratio,
        span=panel.span,
        picture=reverse("picture-small", args=[case.slug, file.sha256]),
        width=file.width,
        height=file.height,
        view=write_view(panel.view) if panel.view else "",
        marks=write_marks(panel.marks) if panel.marks else "",
        scale=write_scale(panel.scale) if panel.scale else "",
        bar=write_bar(panel.bar) if panel.bar else "",
    )


def draft_of(panel: Panel, field: str) -> str:
    """Returns what the fields of a panel let say in one of ``DRAFTS``; raises ``UNREADABLE``."""
    case = case_facts(panel.figure.case)
    (figure,) = [one for one in case.figures if one.key == panel.figure.key]
    (row,) = [one for one in figure.panels if one.key == panel.key]
    return DRAFTS[field](row, case)
