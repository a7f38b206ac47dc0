"""Abbreviations spelled out where they are first used, in the abstract and in the text anew."""

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.sentences import _
from casereports.manuscript.abbreviating.known import Known, Meaning
from casereports.manuscript.abbreviating.own import (
    LONG,
    SHORT,
    OwnWords,
    hold_long_form,
    is_written_out,
)
from casereports.manuscript.compose.table import abbreviations
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import (
    Block,
    Figure,
    Text,
)
from casereports.manuscript.quoting.forms import NothingQuotedError
from casereports.manuscript.walk import blocks_of, rewrite_blocks


class Spelling:
    """Follows the mentions of abbreviations through a paper, in the order of reading.

    A figure stands for itself: its caption prints the short form, and its end what that means.
    """

    def __init__(self, manuscript: Manuscript, facts: CaseFacts) -> None:
        self._own = OwnWords(manuscript)
        self.known = Known(facts, self._own.known)
        self._abstract = {part.source for part in manuscript.front.abstract}
        self._figure_of = {
            source: figure.key
            for figure in blocks_of(manuscript.body)
            if isinstance(figure, Figure)
            for source in (figure.source, *(panel.source for panel in figure.panels))
        }
        self._spelled: set[tuple[bool, str]] = set()
        self._in_figures: dict[str, dict[str, str]] = {}
        self._in_text: dict[str, str] = {}

    def words(self, path: tuple[str, ...], source: str) -> str:
        """Returns what a mention prints; raises NothingQuotedError."""
        short, *rest = path[1:] or ("",)
        if not short:
            raise NothingQuotedError(_("Say which abbreviation: {abbr:MRI}."))
        if is_written_out(rest):
            hold_long_form(short, rest)
        self._own.hold(short)
        meaning = self.known.meaning(short)
        if rest == [LONG]:
            return meaning.long
        figure = self._figure_of.get(source)
        if figure is not None:
            self._in_figures.setdefault(figure, {})[meaning.of] = self._singular(meaning)
            return meaning.short
        is_abstract = source in self._abstract
        if not is_abstract:
            self._in_text[meaning.of] = self._singular(meaning)
        is_first = (is_abstract, meaning.of) not in self._spelled
        self._spelled.add((is_abstract, meaning.of))
        is_spelled = is_first and rest != [SHORT]
        return f"{meaning.long} ({meaning.short})" if is_spelled else meaning.short

    def _singular(self, meaning: Meaning) -> str:
        return meaning.long if meaning.short == meaning.of else self.known.meaning(meaning.of).long

    def told(self) -> dict[str, str]:
        """Returns the abbreviations of text and figures with their long forms."""
        found = dict(self._in_text)
        for spelled in self._in_figures.values():
            found |= spelled
        return found

    def with_legends(self, manuscript: Manuscript) -> Manuscript:
        """Returns the paper with what their abbreviations mean at the end of its captions."""

        def change(block: Block) -> Block:
            if not isinstance(block, Figure) or block.key not in self._in_figures:
                return block
            return _with_legend(block, abbreviations(list(self._in_figures[block.key].items())))

        return rewrite_blocks(manuscript, change)


def _with_legend(figure: Figure, words: str) -> Figure:
    legend = Text(text=f" {words}.")
    if not any(panel.caption for panel in figure.panels):
        return figure.model_copy(update={"caption": (*figure.caption, legend)})
    *others, last = figure.panels
    last = last.model_copy(update={"caption": (*last.caption, legend)})
    return figure.model_copy(update={"panels": (*others, last)})
