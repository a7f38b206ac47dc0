from collections.abc import Iterator

import pytest
from weasyprint.layout import inline
from weasyprint.text.line_break import split_first_line

from casereports.manuscript.document import Manuscript, Reference
from casereports.manuscript.nodes import (
    Emphasis,
    Text,
)
from casereports.renderers.pdf.repairs import repair_engine
from tests.renderers.papers import paper
from tests.renderers.pdf.reading import page_texts, printed


@pytest.fixture
def unrepaired() -> Iterator[None]:
    inline.split_first_line = split_first_line
    yield
    repair_engine()


def growing_references() -> Manuscript:
    """Return a paper whose references end their first line at every point near its end."""
    entries = tuple(
        Reference(
            key=f"r{count}",
            number=count,
            children=(
                Text(text=f"First word, {'of a long title, ' * 5}{'i' * count}. "),
                Emphasis(children=(Text(text="Continuing in Emphasis"),)),
            ),
            source=f"reference:r{count}",
        )
        for count in range(1, 61)
    )
    return paper("blind").model_copy(update={"references": entries})


def lines_broken_early(manuscript: Manuscript) -> list[str]:
    lines = "\n".join(page_texts(printed(manuscript))).splitlines()
    return [line for line in lines if line.strip() == "First"]


def test_line_is_not_broken_after_its_first_word() -> None:
    assert lines_broken_early(growing_references()) == []


@pytest.mark.usefixtures("unrepaired")
def test_engine_still_needs_the_repair() -> None:
    assert lines_broken_early(growing_references()) != []
