"""The product on one page: a case becomes a draft, and a draft becomes a document.

The record hands out facts; facts are composed into a manuscript; checks read both; renderers
print. Nothing below knows more than its own step.
"""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.conf import settings

from casereports.checks.problem import Problem
from casereports.checks.run import problems
from casereports.clinical.facts.case import CaseFacts
from casereports.journals.shelf import profile
from casereports.manuscript.faults import Composed, Fault
from casereports.manuscript.nodes import Image, Manuscript
from casereports.manuscript.paper import compose_paper
from casereports.record.door import case_facts
from casereports.record.models import Case, Picture
from casereports.renderers.html import render_page
from casereports.renderers.pdf import print_pdf

Format = Literal["html", "pdf"]


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

    @property
    def faults(self) -> tuple[Fault, ...]:
        return self.composed.faults


def draft(case: Case, *, journal: str = "") -> Draft:
    """Returns the paper that ``case`` makes now, for ``journal`` or the case's own.

    Raises ``journals.shelf.UnknownJournalError`` for a journal that nobody has described.
    """
    facts = case_facts(case)
    pictures = {picture.name: picture for picture in case.pictures.all()}
    composed = compose_paper(
        facts,
        profile=profile(journal or facts.paper.journal),
        images={name: _image(picture) for name, picture in pictures.items()},
    )
    return Draft(
        facts=facts,
        composed=composed,
        problems=problems(facts, composed.manuscript),
        image_bytes=_reader(pictures),
    )


def print_as(form: Format, paper: Draft) -> bytes:
    """Returns the document; raises UnresolvedReferencesError rather than print a hole."""
    manuscript = paper.composed.whole()
    match form:
        case "html":
            page = render_page(
                manuscript, image_url=_embedded(paper.image_bytes), stylesheet=_screen_style()
            )
            return page.encode()
        case "pdf":
            return print_pdf(manuscript, image_bytes=paper.image_bytes)


def _screen_style() -> str:
    """Returns the style of the article in the browser, for a page that stands alone."""
    return (settings.BASE_DIR / "static" / "css" / "paper.css").read_text("utf-8")


def _image(picture: Picture) -> Image:
    return Image.model_validate(
        {name: getattr(picture, name) for name in ("sha256", "media_type", "width", "height")}
    )


def _reader(pictures: Mapping[str, Picture]) -> Callable[[Image], bytes]:
    by_content = {picture.sha256: picture for picture in pictures.values()}

    def image_bytes(image: Image) -> bytes:
        with by_content[image.sha256].content.open() as file:
            content: bytes = file.read()
        return content

    return image_bytes


def _embedded(image_bytes: Callable[[Image], bytes]) -> Callable[[Image], str]:
    def image_url(image: Image) -> str:
        return f"data:{image.media_type};base64,{base64.b64encode(image_bytes(image)).decode()}"

    return image_url
