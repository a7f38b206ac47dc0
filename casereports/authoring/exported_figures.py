"""Figures as files for the journal: planned with the paper, made when somebody asks for one."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from casereports.authoring.kept_files import kept, kept_size
from casereports.checks.printed import PrintTruth, pieces_of
from casereports.figures.press.files import PictureForm
from casereports.figures.press.sharpness import art_of
from casereports.journals.figures import FigureRules, PanelFiles
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Figure,
    Image,
)
from casereports.manuscript.walk import blocks_of, words_of
from casereports.renderers.pdf.figure import drawn_figure, figure_file, print_figure

Form = Literal["tif", "png", "svg", "pdf"]
PICTURES: tuple[PictureForm, ...] = ("tif", "png")
DRAWN: tuple[Form, ...] = ("svg", "pdf")
#: As journals count it, and as a file manager does not.
BYTES_IN_MB = 1_000_000
#: What a picture on a page needs, and the width of one there.
_PREVIEW_DPI, _PREVIEW_MM = 96, 84.0
#: Counted up when the same figure comes out otherwise, so that no older file is handed out.
_EDITION = 1


@dataclass(frozen=True)
class Origin:
    """The case that a figure is of, and the language of its paper."""

    case: UUID
    language: str


@dataclass(frozen=True)
class FigureFile:
    """A file of a figure, or of one of its panels; sizes in millimetres."""

    name: str
    form: Form
    figure: Figure
    width: float
    highest: float
    dpi: int
    origin: Origin
    most_bytes: int | None

    @property
    def key(self) -> str:
        """The name by which its content is kept."""
        sizes = f"{_EDITION} {self.form} {self.width:.3f} {self.highest:.3f} {self.dpi}"
        told = f"{sizes} {self.origin.language} {self.figure.model_dump_json()}"
        return f"{hashlib.sha256(told.encode()).hexdigest()}.{self.form}"

    @property
    def is_vector(self) -> bool:
        return self.form in DRAWN

    @property
    def size(self) -> int | None:
        """How many bytes it has, once it was made."""
        return kept_size(self.origin.case, self.key)

    @property
    def is_too_large(self) -> bool:
        """Whether it is known to have more bytes than the journal takes."""
        return self.most_bytes is not None and (self.size or 0) > self.most_bytes

    def content(self, image_bytes: Callable[[Image], bytes]) -> bytes:
        """Returns the file; makes it, unless somebody asked for it lately.

        Raises ``PrintError`` where it can't be printed.
        """
        return kept(self.origin.case, self.key, lambda: self._made(image_bytes))

    def _made(self, image_bytes: Callable[[Image], bytes]) -> bytes:
        if self.form == "svg":
            return drawn_figure(self.figure, image_bytes=image_bytes, width_mm=self.width)
        page = print_figure(
            self.figure,
            image_bytes=image_bytes,
            width_mm=self.width,
            highest_mm=self.highest,
            language=self.origin.language,
        )
        if self.form == "pdf":
            return page
        return figure_file(page, dpi=self.dpi, form=self.form)


@dataclass(frozen=True)
class ExportedFigure:
    """A figure with its files, the picture by which a page shows it, and its legend in words."""

    truth: PrintTruth
    files: tuple[FigureFile, ...]
    preview: FigureFile
    legend: str

    @property
    def number(self) -> int:
        return self.truth.figure.number

    def of_form(self, form: Form) -> list[FigureFile]:
        """Returns its files of one form."""
        return [file for file in self.files if file.form == form]


def exported_figures(
    manuscript: Manuscript, rules: FigureRules, case: UUID
) -> list[ExportedFigure]:
    """Returns the figures of a whole paper in their order; nothing is drawn yet."""
    figures = [block for block in blocks_of(manuscript.body) if isinstance(block, Figure)]
    figures.sort(key=lambda figure: figure.number)
    origin = Origin(case=case, language=manuscript.language)
    return [_exported(figure, rules, origin) for figure in figures]


def _exported(figure: Figure, rules: FigureRules, origin: Origin) -> ExportedFigure:
    truth = PrintTruth(figure, rules)
    files = tuple(_files(truth, origin))
    preview = _whole(truth, "png", f"{figure.number}.png", _PREVIEW_DPI, origin)
    return ExportedFigure(
        truth=truth,
        files=files,
        preview=replace(preview, width=min(preview.width, _PREVIEW_MM)),
        legend=legend(figure),
    )


def _files(truth: PrintTruth, origin: Origin) -> Iterator[FigureFile]:
    figure, rules = truth.figure, truth.rules
    apart = rules.panel_files().value is PanelFiles.ONE_PER_PANEL and len(figure.panels) > 1
    for form in PICTURES:
        if apart:
            yield from _panels(truth, form, origin)
        else:
            name = rules.named(figure.number, ending=form)
            yield _whole(truth, form, name, rules.dpi_for(truth.art).value, origin)
    if truth.dpi is None:
        for ending in DRAWN:
            name = rules.named(figure.number, ending=ending)
            yield _whole(truth, ending, name, rules.dpi_for("line").value, origin)


def _whole(truth: PrintTruth, form: Form, name: str, dpi: int, origin: Origin) -> FigureFile:
    # Drawings take no more than their own size, and know of no greatest height.
    is_drawn = truth.dpi is None
    return FigureFile(
        name=name,
        form=form,
        figure=_bare(truth.figure),
        width=truth.printed.width if is_drawn else truth.width,
        highest=truth.rules.height_mm().value,
        dpi=dpi,
        origin=origin,
        most_bytes=most_bytes(truth.rules),
    )


def _panels(truth: PrintTruth, form: PictureForm, origin: Origin) -> Iterator[FigureFile]:
    """Yields each panel as large as it is in the figure; its letter is in the file's name."""
    figure, rules = truth.figure, truth.rules
    for panel, piece in zip(figure.panels, truth.printed.pieces, strict=True):
        alone = panel.model_copy(update={"letter": "", "span": 1})
        art = art_of(pieces_of((alone,)), is_lettered=False)
        yield FigureFile(
            name=rules.named(figure.number, letter=panel.letter, ending=form),
            form=form,
            figure=_bare(figure.model_copy(update={"panels": (alone,), "columns": 1})),
            width=piece.width,
            highest=piece.height + 1,
            dpi=rules.dpi_for(art).value,
            origin=origin,
            most_bytes=most_bytes(rules),
        )


def _bare(figure: Figure) -> Figure:
    """Returns a figure without its words, which are no part of its picture."""
    panels = (panel.model_copy(update={"caption": ()}) for panel in figure.panels)
    return figure.model_copy(update={"caption": (), "panels": tuple(panels)})


def most_bytes(rules: FigureRules) -> int | None:
    """Returns how many bytes the journal takes in one file, where it says so."""
    most = rules.most_megabytes.value if rules.most_megabytes else None
    return None if most is None else most * BYTES_IN_MB


def legend(figure: Figure) -> str:
    """Returns the legend of a figure, in words alone."""
    told = (
        f"{figure.caption_letter(panel)} {words_of(panel.caption)}".strip()
        for panel in figure.panels
        if panel.caption
    )
    return " ".join(filter(None, (words_of(figure.caption), *told)))
