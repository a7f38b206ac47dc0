"""How many words the paper has so far, by the text that holds them, and what the journal allows."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from casereports.authoring.quotable import teller_of
from casereports.clinical.facts.case import CaseFacts
from casereports.journals.profile import Profile
from casereports.journals.rule import Bounds, Rule
from casereports.manuscript.markup import read_line, read_prose
from casereports.manuscript.nodes import Datum, FigureRef, Inline, Inlines, TableRef, Text
from casereports.manuscript.quoting.forms import NothingQuotedError, Teller
from casereports.manuscript.quoting.quote import quoted, shown
from casereports.manuscript.walk import flat

#: What stands between blanks and has a letter or a digit: a dash of its own is no word.
_WORD = re.compile(r"\S*[^\W_]\S*")
#: What a mention prints, which has as many words whatever its number.
_MENTION = "Figure 1"


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
    """Returns what journals count apart: the abstract and the text. Citations are no words."""
    teller = teller_of(facts, journal)
    body = {
        f"section:{section.kind.value}": read_prose(section.text, "").lines
        for section in facts.paper.sections
    }
    abstract = {
        f"abstract:{number}": (read_line(part.text, "", []),)
        for number, part in enumerate(facts.paper.abstract, start=1)
    }
    limits = journal.limits
    return {
        "body": _count(body, limits.body_words, teller),
        "abstract": _count(abstract, limits.abstract_words, teller),
    }


def _count(
    texts: Mapping[str, Iterable[Inlines]], rule: Rule[Bounds] | None, teller: Teller
) -> Count:
    words = {source: sum(_words(line, teller) for line in lines) for source, lines in texts.items()}
    bounds = rule.value if rule else None
    return Count(
        words=words,
        at_least=bounds.at_least if bounds else None,
        at_most=bounds.at_most if bounds else None,
        unverified=bool(rule and rule.unverified),
        recommended=bool(rule and rule.recommended),
    )


def _words(line: Inlines, teller: Teller) -> int:
    return len(_WORD.findall("".join(_printed(node, teller) for node in _pieces(line))))


def _pieces(line: Inlines) -> Iterable[Inline]:
    for node in line:
        if isinstance(node, Datum):
            yield node
        else:
            yield from flat((node,)) if not hasattr(node, "children") else _pieces(node.children)


def _printed(node: Inline, teller: Teller) -> str:
    match node:
        case Text():
            return node.text
        case FigureRef() | TableRef():
            return _MENTION
        case Datum():
            try:
                return quoted(node.path, teller)[0]
            except NothingQuotedError:
                return f"[missing: {shown(node.path)}]"
        case _:
            return ""
