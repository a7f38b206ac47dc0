"""The PDF of a compared paper prints what came and what went, each with its line."""

from collections import Counter

import pikepdf

from tests.renderers.papers import paper
from tests.renderers.pdf.reading import opened, page_texts, printed

CONTENT = printed(paper("changes"))
INSERTED, DELETED = (0x14, 0x53, 0x2D), (0x8C, 0x1D, 0x18)


def test_words_that_came_stand_behind_those_that_went() -> None:
    text = " ".join(" ".join(page_texts(CONTENT)).split())
    assert "Alkaline phosphatase was 147 U/L152 U/L (Table 1)." in text
    assert "A mass nearin front of the sacrum" in text


def test_changes_have_a_line_and_not_their_colour_alone() -> None:
    document = opened(CONTENT)
    lines = Counter(
        tuple(round(255 * float(part)) for part in instruction.operands)
        for instruction in pikepdf.parse_content_stream(document.pages[0])
        if str(instruction.operator) == "RG"
    )
    assert lines[INSERTED] > 10
    assert lines[DELETED] > 5
