"""References to figures, tables and literature, held against what the paper has."""

from casereports.clinical.sentences import Sentence, _
from casereports.manuscript.document import Manuscript
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import note
from casereports.manuscript.nodes import (
    Citation,
    Figure,
    FigureRef,
    Inline,
    Inlines,
    Panel,
    Table,
    TableRef,
    Text,
)
from casereports.manuscript.table_names import TABLES
from casereports.manuscript.walk import blocks_of, rewrite


class _Resolver:
    """Changes references to nothing into notes, and panels into their letters."""

    def __init__(
        self, manuscript: Manuscript, cited: frozenset[str], filled: frozenset[str]
    ) -> None:
        blocks = list(blocks_of(manuscript.body))
        self.figures = {block.key: block for block in blocks if isinstance(block, Figure)}
        self.tables = {block.key for block in blocks if isinstance(block, Table)}
        self.filled = self.tables | filled
        self.cited = cited
        self.faults: list[Fault] = []

    def change(self, node: Inline, source: str) -> Inlines:
        match node:
            case Citation():
                return self._citation(node, source)
            case FigureRef():
                return self._figure(node, source)
            case TableRef() if node.key not in self.tables:
                return (
                    self._missing(f"missing table: {node.key}", self._no_table(node.key), source),
                )
            case _:
                return (node,)

    def _citation(self, node: Citation, source: str) -> Inlines:
        cites = dict.fromkeys(node.cluster.cites)  # what is cited twice at one place counts once
        known = tuple(cite for cite in cites if cite.key in self.cited)
        notes = tuple(
            self._missing(
                f"missing reference: {key}",
                _("“%(key)s” is not among the references.", key=key),
                source,
            )
            for key in node.keys
            if key not in self.cited
        )
        return ((Citation.of(known),) if known else ()) + notes

    def _figure(self, node: FigureRef, source: str) -> Inlines:
        figure = self.figures.get(node.key)
        if figure is None:
            why = _("The paper has no figure “%(key)s”.", key=node.key)
            return (self._missing(f"missing figure: {node.key}", why, source),)
        letters: list[str] = []
        for name in node.panels:
            found = panel_letters(figure.panels, name)
            if not found:
                why = _("Figure “%(key)s” has no panel “%(name)s”.", key=node.key, name=name)
                return (self._missing(f"missing panel: {node.key}:{name}", why, source),)
            letters += (letter for letter in found if letter not in letters)
        return (node.model_copy(update={"panels": tuple(letters)}),)

    def _no_table(self, key: str) -> Sentence:
        """Returns why a table can't be printed, and the names that can."""
        if key not in TABLES:
            return _(
                "There is no table “%(key)s”; the tables are %(tables)s.",
                key=key,
                tables=tuple(TABLES),
            )
        filled = tuple(name for name in TABLES if name in self.filled) or _("none")
        return _(
            "The record has no rows for a table “%(key)s”; tables with rows: %(tables)s.",
            key=key,
            tables=filled,
        )

    def _missing(self, words: str, why: Sentence, source: str) -> Text:
        self.faults.append(Fault(source=source, message=why))
        return note(words)


def resolve(
    manuscript: Manuscript, cited: frozenset[str], filled: frozenset[str] = frozenset()
) -> tuple[Manuscript, tuple[Fault, ...]]:
    """Returns the paper with a bracketed note wherever it refers to nothing, and the faults.

    ``cited`` holds the keys of the references, ``filled`` the names of the tables that the record
    has rows for. What remains refers to something.
    """
    resolver = _Resolver(manuscript, cited, filled)
    return rewrite(manuscript, resolver.change), tuple(resolver.faults)


def panel_letters(panels: tuple[Panel, ...], name: str) -> tuple[str, ...]:
    """Returns the letters of a panel's key, of a letter ("b") or of a range ("A-C")."""
    by_key = {panel.source.rpartition("/")[2]: panel.letter for panel in panels}
    letters = [panel.letter for panel in panels if panel.letter]
    if by_key.get(name):
        return (by_key[name],)
    first, _, last = (part.strip().upper() for part in name.replace("–", "-").partition("-"))
    names = [letter.upper() for letter in letters]
    if first not in names or (last and last not in names):
        return ()
    begin, end = names.index(first), names.index(last or first)
    return tuple(letters[begin : end + 1])
