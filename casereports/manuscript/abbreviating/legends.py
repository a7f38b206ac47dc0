"""What the abbreviations in a table mean, told below it: a table stands for itself."""

from collections.abc import Iterator

from casereports.manuscript.abbreviating.found import unexplained
from casereports.manuscript.abbreviating.known import Known
from casereports.manuscript.compose.table import abbreviations
from casereports.manuscript.document import Manuscript
from casereports.manuscript.markup import plain
from casereports.manuscript.nodes import (
    Block,
    Note,
    Table,
)
from casereports.manuscript.walk import rewrite_blocks, words_of
from casereports.vocabulary.abbreviations import of_analytes, of_markers

#: Tables whose cells are the words of one shelf, so that a bare abbreviation is one of its words.
SHELVES = {"labs": of_analytes, "ihc": of_markers}


def with_table_notes(manuscript: Manuscript, known: Known) -> Manuscript:
    """Returns the paper with the abbreviations of each table explained in a note below it."""

    def change(block: Block) -> Block:
        return _explained(block, known) if isinstance(block, Table) else block

    return rewrite_blocks(manuscript, change)


def _explained(table: Table, known: Known) -> Table:
    cells = list(_cells(table))
    found = dict(unexplained("\n".join(cells), known))
    if table.key in SHELVES:
        shelf = SHELVES[table.key]()
        words = (word for cell in cells for word in cell.split(", "))
        found |= {word: shelf[word.casefold()] for word in words if word.casefold() in shelf}
    told = "; ".join(words_of(note.children) for note in table.notes)
    pairs = [(short, long) for short, long in found.items() if f"{short}, " not in told]
    if not pairs:
        return table
    note = Note(children=plain(f"{abbreviations(pairs)}."))
    general = [one for one in table.notes if not one.mark]
    marked = [one for one in table.notes if one.mark]
    return table.model_copy(update={"notes": (*general, note, *marked)})


def _cells(table: Table) -> Iterator[str]:
    for column in table.columns:
        yield words_of(column.header)
    for row in table.rows:
        for cell in row.cells:
            yield words_of(cell.children).replace("\N{NO-BREAK SPACE}", " ")
