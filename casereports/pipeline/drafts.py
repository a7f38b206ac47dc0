"""A case becomes a draft: its facts, the paper they make, and what checks find in both."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from casereports.checks.pictures import Standing
from casereports.checks.problem import Problem
from casereports.checks.run import problems
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.panels import View
from casereports.journals.shelf import profile
from casereports.manuscript.document import Manuscript
from casereports.manuscript.faults import Composed, Fault
from casereports.manuscript.nodes import Image
from casereports.manuscript.paper import compose_paper
from casereports.record.door import case_facts
from casereports.record.models import Case, Faces, Picture, Rendition
from casereports.record.models.pictures import Pixels

DRAWING = "image/svg+xml"


@dataclass(frozen=True)
class Draft:
    """A case at one moment: its facts, the paper they make, and what is wrong with both.

    ``faults`` are holes in the paper (a figure that is not there, a citation of nothing): no
    document is printed with one. ``problems`` are what checks found.
    """

    facts: CaseFacts
    composed: Composed
    problems: tuple[Problem, ...]
    image_bytes: Callable[[Image], bytes]

    @property
    def manuscript(self) -> Manuscript:
        """The paper, with a note in brackets wherever ``faults`` names a hole."""
        return self.composed.manuscript

    def drawing(self, image: Image) -> str:
        """Returns the markup of a plot."""
        return self.image_bytes(image).decode()

    @property
    def faults(self) -> tuple[Fault, ...]:
        return self.composed.faults

    def with_manuscript(self, manuscript: Manuscript) -> "Draft":
        """Returns the same case with another paper: a blinded one, one with its changes."""
        composed = self.composed.model_copy(update={"manuscript": manuscript})
        return replace(self, composed=composed)


def draft(case: Case, *, journal: str = "") -> Draft:
    """Returns the paper that ``case`` makes now, for ``journal`` or the case's own.

    Raises ``journals.shelf.UnknownJournalError`` for a journal that nobody has described.
    """
    facts = case_facts(case)
    pixels = _pixels(case, facts)
    composed = compose_paper(
        facts,
        profile=profile(journal or facts.paper.journal),
        images={shown: _image(row) for shown, row in pixels.items()},
    )
    return Draft(
        facts=facts,
        composed=composed,
        problems=problems(facts, composed.manuscript, _standings(pixels.values())),
        image_bytes=_reader(composed.drawings, pixels.values()),
    )


def _pixels(case: Case, facts: CaseFacts) -> Mapping[tuple[str, View | None], Pixels]:
    """Returns the case's pictures, and what its panels show of them."""
    pictures = list(case.pictures.all())
    pixels: dict[tuple[str, View | None], Pixels] = {(row.name, None): row for row in pictures}
    if any(panel.view for figure in facts.figures for panel in figure.panels):
        renditions = Rendition.objects.filter(picture__in=pictures).select_related("picture")
        pixels |= {(row.picture.name, row.view): row for row in renditions}
    return pixels


def _standings(pixels: Iterable[Pixels]) -> dict[str, Standing]:
    """Returns what people said of each picture, by its name."""
    return {
        row.name: Standing(
            cleared=row.cleared is not None,
            faces_answered=bool(row.faces),
            recognisable=row.faces == Faces.CONSENTED,
        )
        for row in pixels
        if isinstance(row, Picture)
    }


def _image(row: Pixels) -> Image:
    return Image.model_validate(
        {name: getattr(row, name) for name in ("sha256", "media_type", "width", "height")}
    )


def _reader(drawings: Mapping[str, bytes], pixels: Iterable[Pixels]) -> Callable[[Image], bytes]:
    by_content = {row.sha256: row for row in pixels}

    def image_bytes(image: Image) -> bytes:
        if image.media_type == DRAWING:
            return drawings[image.sha256]
        with by_content[image.sha256].content.open() as file:
            content: bytes = file.read()
        return content

    return image_bytes
