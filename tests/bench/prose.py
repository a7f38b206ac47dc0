"""The example's paper parsed and composed, all of its prose read anew in each round."""

from collections.abc import Iterator

from markdown_it import MarkdownIt

from casereports.clinical.facts.case import CaseFacts
from casereports.journals.shelf import profile
from casereports.manuscript.markup import read_prose
from casereports.manuscript.nodes import Image
from casereports.manuscript.paper import compose_paper
from casereports.record.bundle import read_bundle
from tests.bench.contract import Row
from tests.bench.example import EXAMPLE, prepared
from tests.bench.measuring import warm_median

ROUNDS = 30


def texts(facts: CaseFacts) -> list[str]:
    """Return all that authors wrote in the dialect, but for captions."""
    paper = facts.paper
    return [*(part.text for part in paper.abstract), *(part.text for part in paper.sections)]


def run() -> Iterator[Row]:
    facts = read_bundle(EXAMPLE).facts()
    journal = profile(facts.paper.journal)
    images = {
        (name, None): Image(
            sha256=one.sha256, media_type=one.media_type, width=one.width, height=one.height
        )
        for name, one in prepared().items()
    }
    common_mark = MarkdownIt()

    def compose() -> None:
        read_prose.cache_clear()
        compose_paper(facts, profile=journal, images=images).whole()

    def convert() -> None:
        for text in texts(facts):
            common_mark.render(text)

    yield Row(
        name="example parsed and composed; its prose as plain CommonMark",
        measured=warm_median(compose, rounds=ROUNDS),
        unit="ms",
        limit=30,
        peer=warm_median(convert, rounds=ROUNDS),
    )
