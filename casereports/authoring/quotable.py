"""What prose can cite and quote, and how each prints at this moment: what the editor shows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from django.utils.translation import gettext

from casereports.authoring.abbreviated import Mentions
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.values import RowValue
from casereports.journals.profile import Profile
from casereports.journals.shelf import profile
from casereports.manuscript.abbreviating.own import NOUN as ABBREVIATION
from casereports.manuscript.compose.references import read_references
from casereports.manuscript.compose.tables import compose_tables
from casereports.manuscript.document import Manuscript
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import read_line
from casereports.manuscript.nodes import (
    Citation,
    Datum,
    Figure,
    FigureRef,
    Inline,
    Inlines,
    Paragraph,
    Section,
    Table,
    TableRef,
)
from casereports.manuscript.numbering import with_numbers
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.forms import Form, Kind, NothingQuotedError, Teller, named
from casereports.manuscript.quoting.quote import quoted
from casereports.manuscript.quoting.sentences import begun
from casereports.manuscript.resolve import resolve
from casereports.manuscript.typography import bound
from casereports.manuscript.walk import blocks_of, rewrite, words_of
from casereports.pipeline import Draft
from casereports.record.sentence_words import translated
from casereports.references.items import Item

#: By what people know a row; the first that it has.
_NAMED_BY = ("analyte", "marker", "gene", "inn", "name", "site", "title", "region", "finding")
_PIECES = (Citation, Datum, FigureRef, TableRef)


class Print(NamedTuple):
    """How something prints now: within a sentence, at the beginning of one, raised or not.

    ``first`` holds, by the source of a text ("" for a new one), what prints at its first place
    there, within a sentence and at the beginning of one, where that is something else. ``problem``
    says why nothing prints.
    """

    prints: str = ""
    begun: str = ""
    raised: bool = False
    problem: str = ""
    first: Mapping[str, tuple[str, str]] = MappingProxyType({})


class Quotation(NamedTuple):
    """A quotation of the record that has something to print: what it is of, and what of it.

    ``noun`` and ``says`` are in the author's language; ``quotable_words`` lists them.
    """

    code: str
    prints: str
    noun: str
    row: str
    says: str


class Choice(NamedTuple):
    """A figure, a panel or a table that prose can mention."""

    code: str
    prints: str
    title: str


class Source(NamedTuple):
    """A reference that prose can cite; ``number`` is its place in the list, 0 for none yet."""

    key: str
    authors: str
    year: str
    title: str
    number: int


# ---------------------------------------------------------------- how it prints


def teller_of(facts: CaseFacts, journal: Profile) -> Teller:
    """Returns a case as the prose of a journal tells it."""
    return Teller(facts, exact_age=journal.wording.takes_exact_ages)


def prints(paper: Draft, codes: Iterable[str]) -> dict[str, Print]:
    """Returns how citations, mentions and quotations print in a paper; others are left out."""
    nodes = {code: node for code in codes if (node := _piece(code)) is not None}
    mentions = {code: node for code, node in nodes.items() if not isinstance(node, Datum)}
    paths = {code: node.path for code, node in nodes.items() if isinstance(node, Datum)}
    short = {code: path for code, path in paths.items() if path[0] == ABBREVIATION}
    teller = teller_of(paper.facts, profile(paper.manuscript.journal))
    quoted_here = {code: _told(path, teller) for code, path in paths.items() if code not in short}
    return {**quoted_here, **_abbreviations(paper, short), **_mentions(paper, mentions)}


def _piece(code: str) -> Inline | None:
    line = read_line(code, "", [])
    return line[0] if len(line) == 1 and isinstance(line[0], _PIECES) else None


def _abbreviations(paper: Draft, paths: Mapping[str, tuple[str, ...]]) -> dict[str, Print]:
    if not paths:
        return {}
    mentions = Mentions(paper, paths.values())
    return {code: _abbreviated(path, mentions) for code, path in paths.items()}


def _abbreviated(path: tuple[str, ...], mentions: Mentions) -> Print:
    try:
        usual, first = mentions.mention(path)
    except NothingQuotedError as error:
        return Print(problem=translated(error.said))
    return Print(*_forms(usual), first={at: _forms(words) for at, words in first.items()})


def _forms(words: str) -> tuple[str, str]:
    """Returns words as they print within a sentence, and at the beginning of one."""
    return bound(words), bound(begun(words))


def _told(path: tuple[str, ...], teller: Teller) -> Print:
    try:
        words, _source = quoted(path, teller)
    except NothingQuotedError as error:
        return Print(problem=translated(error.said))
    return Print(*_forms(words))


def _mentions(paper: Draft, nodes: Mapping[str, Inline]) -> dict[str, Print]:
    """Returns how mentions print, told from a paper that has the same figures and nothing else."""
    clusters = _clusters(paper.manuscript)
    manuscript, faults = _resolved(paper, nodes)
    found = {}
    for block in blocks_of(manuscript.body):
        if isinstance(block, Paragraph):
            why = [translated(one.message) for one in faults if one.source == block.source]
            found[block.source] = _mention(block.children, clusters)._replace(problem=" ".join(why))
    return found


def _resolved(paper: Draft, nodes: Mapping[str, Inline]) -> tuple[Manuscript, tuple[Fault, ...]]:
    placed = [one for one in blocks_of(paper.manuscript.body) if isinstance(one, Figure | Table)]
    tables = [table.block for table in compose_tables(paper.facts)]
    named_here = {(one.kind, one.key) for one in placed}
    # A table that waits for its first mention comes behind the others until it is placed.
    waiting = [one for one in tables if (one.kind, one.key) not in named_here]
    lines = [Paragraph(children=(node,), source=code) for code, node in nodes.items()]
    blocks = (*map(_bare, placed), *map(_bare, waiting), *lines)
    bare = paper.manuscript.model_copy(
        update={
            "front": paper.manuscript.front.model_copy(update={"abstract": ()}),
            "body": (Section(key="prose", title="prose", blocks=blocks, source="prose"),),
            "back": (),
            "closing": (),
        }
    )
    cited = frozenset(item.id for item in read_references(paper.facts.references, []))
    bare, faults = resolve(bare, cited, frozenset(table.key for table in tables))
    return with_numbers(bare), faults


def _bare(one: Figure | Table) -> Figure | Table:
    """Returns a figure or table of which nothing is left but what mentions need."""
    if isinstance(one, Table):
        return one.model_copy(update={"caption": (), "columns": (), "rows": (), "notes": ()})
    return one.model_copy(update={"caption": ()})


def _mention(line: Inlines, clusters: Mapping[Citation, Citation]) -> Print:
    for node in line:
        match node:
            case FigureRef() | TableRef():
                return Print(prints=node.label)
            case Citation() if node in clusters:
                printed = clusters[node]
                text = "".join(piece.text for piece in printed.pieces)
                return Print(prints=text, raised=printed.superscript)
            case _:
                continue
    return Print()


def _clusters(manuscript: Manuscript) -> dict[Citation, Citation]:
    """Returns each citation of a paper as it is first printed, by the same before it was."""
    found: dict[Citation, Citation] = {}

    def collect(node: Inline, _source: str) -> Inlines:
        if isinstance(node, Citation):
            bare = node.model_copy(update={"pieces": (), "superscript": False})
            found.setdefault(bare, node)
        return (node,)

    rewrite(manuscript, collect)
    return found


# ---------------------------------------------------------------- what there is to choose from


def quotations(paper: Draft) -> Iterator[Quotation]:
    """Yields every quotation of the catalogue that prints something of the case."""
    teller = teller_of(paper.facts, profile(paper.manuscript.journal))
    for kind in KINDS.values():
        for form in kind.whole:
            yield from _quotation(kind, form, (kind.noun, form.name), "", teller)
        rows = teller.rows.get(kind.noun, ()) if kind.rows else ()
        for name, row in _names(kind, rows):
            for form in kind.rows:
                yield from _quotation(kind, form, (kind.noun, name, form.name), _title(row), teller)


def _quotation(
    kind: Kind, form: Form, path: tuple[str, ...], row: str, teller: Teller
) -> Iterator[Quotation]:
    path = tuple(part for part in path if part)
    told = _told(path, teller)
    if told.prints:
        code = f"{{{':'.join(path)}}}"
        yield Quotation(code, told.prints, gettext(kind.says), row, gettext(form.says))


def _names(kind: Kind, rows: Sequence[tuple[str, RowValue]]) -> Iterator[tuple[str, RowValue]]:
    """Yields rows by how prose names them: the key, with the upper row's where two share it."""
    keys = [row.key for _source, row in rows]
    for place, (source, row) in enumerate(rows, start=1):
        name = row.key if keys.count(row.key) == 1 else source.partition(":")[2]
        # A form goes before a row of the same name, which its place still tells.
        yield (str(place) if named(kind.whole, name) else name), row


def _title(row: RowValue) -> str:
    return next((str(told) for name in _NAMED_BY if (told := getattr(row, name, ""))), row.key)


def mentionable(paper: Draft) -> list[Choice]:
    """Returns the figures, their panels and the tables, as they are numbered now."""
    titles: dict[str, str] = {}
    for block in blocks_of(paper.manuscript.body):
        if isinstance(block, Figure):
            titles[f"{{fig:{block.key}}}"] = words_of(block.caption)
            for panel in block.panels if len(block.panels) > 1 else ():
                key = panel.source.rpartition("/")[2]
                titles[f"{{fig:{block.key}:{key}}}"] = words_of(panel.caption) or panel.alt
    for table in compose_tables(paper.facts):
        titles[f"{{table:{table.block.key}}}"] = words_of(table.block.caption)
    printed = prints(paper, titles)
    return [Choice(code, printed[code].prints, title) for code, title in titles.items()]


def citable(paper: Draft) -> list[Source]:
    """Returns the references of a case, in its order."""
    numbers = {entry.key: entry.number for entry in paper.manuscript.references}
    items = read_references(paper.facts.references, [])
    return [_source(item, numbers.get(item.id, 0)) for item in items]


def _source(item: Item, number: int) -> Source:
    names = item.author or item.editor or ()
    authors = [name.literal or " ".join(filter(None, (name.family, name.given))) for name in names]
    issued = item.issued.date_parts if item.issued else None
    year = str(issued[0][0]) if issued else (item.issued.literal or "" if item.issued else "")
    return Source(item.id, ", ".join(authors), year, item.title or "", number)
