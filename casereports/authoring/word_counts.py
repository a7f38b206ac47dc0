"""How many words the paper has so far, by the text that holds them, and what the journal allows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from casereports.authoring.quotable import teller_of
from casereports.clinical.facts.case import CaseFacts
from casereports.journals.profile import Profile
from casereports.journals.rule import Bounds, Rule
from casereports.manuscript.abbreviating.lines import Line, abstract_of, text_of
from casereports.manuscript.abbreviating.spelling import Spelling
from casereports.manuscript.compose.body import read_sections
from casereports.manuscript.document import AbstractPart, Front, Manuscript
from casereports.manuscript.markup import read_line
from casereports.manuscript.nodes import (
    FigureRef,
    Inline,
    Inlines,
    Paragraph,
    Section,
    TableRef,
    Text,
)
from casereports.manuscript.quoting.quote import quote
from casereports.manuscript.walk import rewrite

#: What stands between blanks and has a letter or a digit: a dash of its own is no word.
_WORD = re.compile(r"\S*[^\W_]\S*")
#: What a mention prints, which has as many words whatever its number.
_MENTION = Text(text="Figure 1")
#: What counts for nothing, but may write out what an abbreviation of the text stands for.
_CAPTIONS = "figure:"


class Count(NamedTuple):
    """Words by the source of their text, and the journal's bounds, each ``None`` without one.

    ``recommended`` bounds are advice, which a paper may pass.
    """

    words: Mapping[str, int]
    at_least: int | None
    at_most: int | None
    unverified: bool
    recommended: bool


def word_counts(facts: CaseFacts, journal: Profile) -> dict[str, Count]:
    """Returns what journals count apart: the abstract and the text. Citations are no words.

    An abbreviation has the words that it prints, in the order of the journal's sections.
    """
    paper = _mentions_named(_printed(facts, journal))
    of_body = [f"section:{section.kind.value}" for section in facts.paper.sections]
    of_abstract = [f"abstract:{number}" for number, _ in enumerate(facts.paper.abstract, start=1)]
    limits = journal.limits
    return {
        "body": _count(of_body, text_of(paper), limits.body_words),
        "abstract": _count(of_abstract, abstract_of(paper), limits.abstract_words),
    }


def _count(sources: Iterable[str], lines: Iterable[Line], rule: Rule[Bounds] | None) -> Count:
    words = Counter(dict.fromkeys(sources, 0))
    for source, line in lines:
        if source in words:
            words[source] += len(_WORD.findall(line))
    bounds = rule.value if rule else None
    return Count(
        words=dict(words),
        at_least=bounds.at_least if bounds else None,
        at_most=bounds.at_most if bounds else None,
        unverified=bool(rule and rule.unverified),
        recommended=bool(rule and rule.recommended),
    )


def _printed(facts: CaseFacts, journal: Profile) -> Manuscript:
    """Returns the author's texts as the paper prints them, each part of the abstract apart."""
    abstract = tuple(
        AbstractPart(children=read_line(part.text, source, []), source=source)
        for number, part in enumerate(facts.paper.abstract, start=1)
        for source in [f"abstract:{number}"]
    )
    prose = read_sections(facts, [])
    kinds = (kind for planned in journal.sections for kind in planned.all_kinds)
    blocks = (
        *(block for kind in kinds for block in prose.get(kind, ())),
        *(Paragraph(children=line, source=_CAPTIONS) for line in _captions(facts)),
    )
    paper = Manuscript(
        journal=journal.key,
        front=Front(title=facts.paper.title, abstract=abstract, source="paper:title"),
        body=(Section(key="prose", title="prose", blocks=blocks, source="paper:title"),),
    )
    printed, _untold = quote(paper, teller_of(facts, journal), Spelling(paper, facts))
    return printed


def _captions(facts: CaseFacts) -> Iterator[Inlines]:
    panels = (panel for figure in facts.figures for panel in figure.panels)
    texts = (
        *(figure.title for figure in facts.figures),
        *(plot.title for plot in facts.plots),
        *(panel.caption for panel in panels),
    )
    for text in texts:
        yield read_line(text, _CAPTIONS, [])


def _mentions_named(paper: Manuscript) -> Manuscript:
    """Returns a paper in which figures and tables are named where they are mentioned."""

    def name(node: Inline, _source: str) -> Inlines:
        return (_MENTION,) if isinstance(node, FigureRef | TableRef) else (node,)

    return rewrite(paper, name)
