"""The example as its author goes on writing it."""

import re
from string import ascii_lowercase

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Paragraph,
    Text,
)

WORDS_OF_A_PAGE = 620
IN_EVERY_LINE = re.compile(r" (a|and|at|for|from|in|of|on|or|the|to|was|were|with) ")


def with_sentence(manuscript: Manuscript, turn: int) -> Manuscript:
    """Return the paper with its first paragraph longer by a sentence, another one each turn."""
    first, *others = manuscript.body
    opening, *blocks = first.blocks
    sentence = Text(text=f" This is sentence {turn}, which was added just now.")
    longer = opening.model_copy(update={"children": (*opening.children, sentence)})
    changed = first.model_copy(update={"blocks": (longer, *blocks)})
    return manuscript.model_copy(update={"body": (changed, *others)})


def reworded(manuscript: Manuscript, turn: int) -> Manuscript:
    """Return a paper of the same length with hardly a line in common, another one each turn."""
    ending = ascii_lowercase[turn % len(ascii_lowercase)]
    words = IN_EVERY_LINE.sub(rf" \1{ending} ", manuscript.model_dump_json())
    return Manuscript.model_validate_json(words)


def with_pages(manuscript: Manuscript, pages: int, turn: int) -> Manuscript:
    """Return the paper with pages of text more, no line of them like another."""
    sentences = [
        f"In week {week} of turn {turn} the course was followed without a change of note. "
        for week in range(pages * WORDS_OF_A_PAGE // 15)
    ]
    paragraphs = tuple(
        Paragraph(
            children=(Text(text="".join(sentences[start : start + 10])),), source="prose:more"
        )
        for start in range(0, len(sentences), 10)
    )
    last = manuscript.body[-1]
    more = last.model_copy(update={"blocks": last.blocks + paragraphs})
    return manuscript.model_copy(update={"body": (*manuscript.body[:-1], more)})
