"""Figures whose arrows point at a red spot, composed from facts as a case's are."""

from collections.abc import Callable
from typing import Any

from casereports.clinical.facts.panels import View
from casereports.clinical.notation.marks import parse_marks
from casereports.clinical.notation.scale import parse_bar, parse_scale
from casereports.clinical.notation.view import parse_view
from casereports.figures.panels.view import shown
from casereports.figures.prepare import Prepared
from casereports.journals.figures import FigureRules
from casereports.journals.shelf import profile
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Figure,
    Image,
)
from casereports.manuscript.paper import compose_paper
from tests.manuscript.papers import SEED, paper_facts
from tests.renderers.targets import prepared, target

SIZE, SPOT = (800, 600), (30, 40)
#: The tip lies on the spot; nothing else in the picture is yellow.
ARROW = "arrow 70,40 to 30,40, yellow"
VIEWS = {
    "whole": "",
    "turned 90": "turned 90",
    "turned 180": "turned 180",
    "turned 270": "turned 270",
    "cut": "crop 10,5 to 90,85",
    "cut and turned": "crop 10.3,25.5 to 81.9,88.1; turned 90",
}
#: The way in which the arrow points once its picture is turned.
WAYS = {0: (-1, 0), 90: (0, -1), 180: (1, 0), 270: (0, 1)}

READ: dict[str, Callable[[str], Any]] = {
    "view": parse_view,
    "marks": parse_marks,
    "scale": parse_scale,
    "bar": parse_bar,
}


class Marked:
    """A paper with one figure, and its pictures."""

    def __init__(
        self,
        *panels: dict[str, str],
        size: tuple[int, int] = SIZE,
        rules: FigureRules | None = None,
        text: str = "",
        **parts: Any,
    ) -> None:
        """Take panels as their author types them; ``parts`` are the figure's."""
        self.bytes: dict[str, bytes] = {}
        self.views: list[View | None] = []
        images: dict[tuple[str, View | None], Image] = {}
        rows = []
        for at, typed in enumerate(panels):
            row = {name: READ.get(name, str)(words) for name, words in typed.items() if words}
            rows.append({"key": f"p{at}", "file": f"p{at}.png", "alt": f"Picture {at}."} | row)
            picture = prepared(target(size, SPOT))
            view = row.get("view")
            self.views.append(view)
            images[f"p{at}.png", None] = self._kept(picture)
            images[f"p{at}.png", view] = self._kept(shown(picture, view) if view else picture)
        prose = {"case": text} if text else {}
        case = paper_facts(prose, figures=[{"key": "marked", "panels": rows, **parts}])
        journal = profile(SEED)
        journal = journal.model_copy(update={"figures": rules or journal.figures})
        composed = compose_paper(case, profile=journal, images=images)
        self.manuscript: Manuscript = composed.whole()

    def _kept(self, picture: Prepared) -> Image:
        image = Image(
            sha256=picture.sha256,
            media_type=picture.media_type,
            width=picture.width,
            height=picture.height,
        )
        self.bytes[picture.sha256] = picture.content
        return image

    @property
    def figure(self) -> Figure:
        *_, block = self.manuscript.body[0].blocks
        assert isinstance(block, Figure)
        return block

    def content(self, image: Image) -> bytes:
        return self.bytes[image.sha256]


def marked(view: str, **typed: str) -> Marked:
    """One panel with the arrow, as a view shows it."""
    return Marked({"view": VIEWS[view], "marks": ARROW, **typed})
