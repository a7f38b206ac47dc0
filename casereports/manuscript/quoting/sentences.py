"""Where sentences begin: a quotation that begins one begins with a capital."""

import re

from casereports.manuscript.compose.table import capital
from casereports.manuscript.nodes import (
    Datum,
    FigureRef,
    Inline,
    Inlines,
    ListItem,
    TableRef,
    Text,
)
from casereports.manuscript.walk import HasSource, words_of

_ARTICLE = re.compile(r"an? ")
_END = re.compile(r"[.!?][)”\"]*\s*\Z")
#: Stops that end no sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|al|approx|ca|cf|Dr|Figs?|Nos?|pp?|Prof|resp|spp?|St|vs)\.|…|\.\.\.)\s*\Z"
)
#: Verbs that make a sentence, but not those of a clause within one: "a mass that was found".
_VERB = re.compile(
    r"(?<!that )(?<!which )(?<!who )"
    r"\b(?:is|are|was|were|has|have|had|does|did|can|could|may|might|must|will|would|should|"
    r"shows|showed|lay|came|began|became|fell|rose|grew|went|gave|took|saw|remained|appeared|"
    r"occurred|persisted|died|underwent)\b"
)


class Sentences:
    """Follows the lines of a paper and their nodes in the order of reading."""

    def __init__(self) -> None:
        self._before = ""
        self._is_item = False
        self._source = ""
        #: What the last paragraph of each source ends with.
        self._ends: dict[str, str] = {}

    def enter(self, line: HasSource) -> None:
        """Begins a line; the items of a list go on with the sentence before it, if one is open.

        That sentence stands in the same text: a figure is set between them without parting them.
        Behind a colon an item that is a sentence of its own does not go on with it.
        """
        self._source = line.source
        self._is_item = isinstance(line, ListItem)
        if isinstance(line, ListItem):
            lead = self._ends.get(line.source, "")
            is_whole = lead.rstrip().endswith(":") and _is_sentence(line.children)
            self._before = "" if is_whole else lead
        else:
            self._note("")

    def pass_by(self, node: Inline) -> None:
        """Notes what prints before the next quotation; a citation behind a stop changes nothing."""
        if isinstance(node, Text) and node.text.strip():
            self._note(node.text)
        elif isinstance(node, FigureRef | TableRef):
            self._note(node.kind)

    def fitted(self, words: str) -> str:
        """Returns words with a capital where they begin a sentence or a line."""
        begins = not self._before or (
            _END.search(self._before) and not _ABBREVIATED.search(self._before)
        )
        self._note(words)
        return begun(words) if begins else words

    def _note(self, words: str) -> None:
        self._before = words
        if not self._is_item:
            self._ends[self._source] = words


def _is_sentence(line: Inlines) -> bool:
    """Tells whether a line whose quotations are not filled in yet has a verb, and ends."""
    words = words_of(line)
    changes = (node for node in line if isinstance(node, Datum) and node.path[2:3] == ("change",))
    has_verb = bool(_VERB.search(words)) or any(changes)
    return has_verb and bool(_END.search(words)) and not _ABBREVIATED.search(words)


def begun(words: str) -> str:
    """Returns words with a capital, names like p53 as they are."""
    return words[0].upper() + words[1:] if _ARTICLE.match(words) else capital(words)
