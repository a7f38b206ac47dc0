"""The ids of all that can be linked to: settled before a word is written."""

from collections.abc import Iterator

from casereports.clinical.sentences import _
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Figure, Table
from casereports.manuscript.walk import blocks_of
from casereports.renderers.jats.errors import RenderError

#: How an id begins; a key may hold characters that no id can.
PREFIXES = {"figure": "fig", "table": "tab", "reference": "ref", "affiliation": "aff"}
CORRESPONDENCE, EQUALITY = "cor1", "eq1"


class Places:
    """Says under which id a figure, a table, a reference or an affiliation stands."""

    def __init__(self, manuscript: Manuscript) -> None:
        """Raises ``RenderError`` where two of a kind have the same name."""
        self._ids: dict[tuple[str, str], str] = {}
        self._panels: dict[str, dict[str, str]] = {}
        for kind, key in _named(manuscript):
            if (kind, key) in self._ids:
                raise RenderError(_("Two of the paper's places are called “%(key)s”.", key=key))
            number = 1 + sum(known == kind for known, _key in self._ids)
            self._ids[kind, key] = f"{PREFIXES[kind]}{number}"
        for figure in _figures(manuscript):
            place = self._ids["figure", figure.key]
            letters = [panel.letter for panel in figure.panels if len(figure.panels) > 1]
            self._panels[figure.key] = {
                letter: f"{place}-{number}" for number, letter in enumerate(letters, start=1)
            }

    def at(self, kind: str, key: str) -> str:
        """Returns the id of a place; raises ``RenderError`` for one that the paper doesn't hold."""
        try:
            return self._ids[kind, key]
        except KeyError:
            raise RenderError(
                _(
                    "The text mentions %(kind)s “%(key)s”, which the paper doesn't hold.",
                    kind=kind,
                    key=key,
                )
            ) from None

    def panel(self, figure: str, number: int) -> str:
        """Returns the id of a figure's panel, which are counted from 1."""
        return f"{self.at('figure', figure)}-{number}"

    def panels(self, figure: str, letters: tuple[str, ...]) -> str:
        """Returns the ids of the panels with these letters; the figure's where it has no such."""
        whole, known = self.at("figure", figure), self._panels[figure]
        found = [known[letter] for letter in letters if letter in known]
        return " ".join(found) if found and len(found) == len(letters) else whole


def _figures(manuscript: Manuscript) -> Iterator[Figure]:
    sections = (*manuscript.body, *manuscript.back, *manuscript.closing)
    return (block for block in blocks_of(sections) if isinstance(block, Figure))


def _named(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    for entry in manuscript.front.affiliations:
        yield "affiliation", str(entry.number)
    for block in blocks_of((*manuscript.body, *manuscript.back, *manuscript.closing)):
        match block:
            case Figure():
                yield "figure", block.key
            case Table():
                yield "table", block.key
            case _:
                continue
    for reference in manuscript.references:
        yield "reference", reference.key
