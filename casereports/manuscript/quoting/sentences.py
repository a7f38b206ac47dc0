"""Where sentences begin: a quotation that begins one begins with a capital."""

import re

from casereports.manuscript.compose.table import capital
from casereports.manuscript.nodes import FigureRef, Inline, TableRef, Text

_ARTICLE = re.compile(r"an? ")
_END = re.compile(r"[.!?][)”\"]*\s*\Z")
#: Stops that end no sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|al|approx|ca|cf|Dr|Figs?|Nos?|pp?|Prof|resp|spp?|St|vs)\.|…|\.\.\.)\s*\Z"
)


class Sentences:
    """Follows the nodes of a paper in the order of reading."""

    def __init__(self) -> None:
        self._source, self._before = "", ""

    def pass_by(self, node: Inline, source: str) -> None:
        """Notes what prints before the next quotation; a citation behind a stop changes nothing."""
        self._enter(source)
        if isinstance(node, Text) and node.text.strip():
            self._before = node.text
        elif isinstance(node, FigureRef | TableRef):
            self._before = node.kind

    def fitted(self, words: str, source: str) -> str:
        """Returns words with a capital where they begin a sentence or a block."""
        self._enter(source)
        begins = not self._before or (
            _END.search(self._before) and not _ABBREVIATED.search(self._before)
        )
        self._before = words
        return begun(words) if begins else words

    def _enter(self, source: str) -> None:
        if source != self._source:
            self._source, self._before = source, ""


def begun(words: str) -> str:
    """Returns words with a capital, names like p53 as they are."""
    return words[0].upper() + words[1:] if _ARTICLE.match(words) else capital(words)
