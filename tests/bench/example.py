"""The example as the benches use it: read from its case file and composed for its journal."""

from functools import cache
from pathlib import Path

from casereports.figures.prepare import Prepared, prepare
from casereports.journals.shelf import profile
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Image
from casereports.manuscript.paper import compose_paper
from casereports.record.bundle import read_bundle

EXAMPLE = Path(__file__).parents[2] / "examples" / "presacral-net"


@cache
def prepared() -> dict[str, Prepared]:
    """Read the example's pictures, as they come in by an import, by their names."""
    return {name: prepare(content) for name, content in read_bundle(EXAMPLE).figures.items()}


def picture(image: Image) -> bytes:
    return next(known.content for known in prepared().values() if known.sha256 == image.sha256)


@cache
def composed_example() -> Manuscript:
    """Compose the example's paper, with its four figures and two tables, for its own journal."""
    facts = read_bundle(EXAMPLE).facts()
    images = {
        (name, None): Image(
            sha256=known.sha256,
            media_type=known.media_type,
            width=known.width,
            height=known.height,
        )
        for name, known in prepared().items()
    }
    return compose_paper(facts, profile=profile(facts.paper.journal), images=images).whole()
