"""BibTeX and BibLaTeX files, as reference managers write them and people change them."""

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    ParsingFailedBlock,
    String,
)
from bibtexparser.model import Entry as BibEntry

from casereports.references.importing.bibtex_fields import csl_of
from casereports.references.importing.dates import MONTHS
from casereports.references.importing.imported import Entry, Fault, Found, Problem

STARTS = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,{}()=]*)")
IS_BIBTEX = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+\s{0,20}[{(]", re.MULTILINE)
#: What a child has from the parent that it names by ``crossref``.
INHERITED = {"title": "booktitle", "subtitle": "booksubtitle"}
NOT_INHERITED = {"author", "crossref", "doi", "pages", "abstract", "ids", "url", "keywords"}

Fields = dict[str, str]

# A broken entry is told to its author; the log has nothing to know of it.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


def read(text: str) -> Iterator[Found]:
    """Reads every entry that can be read; line numbers are those of its "@"."""
    blocks = parse_string(text, parse_stack=[]).blocks
    words = {name: name for name in MONTHS}
    entries: list[tuple[BibEntry, tuple[str, ...]]] = []
    for block in blocks:
        found = _entry(block)
        match found:
            case String():
                words[found.key.lower()] = resolved(found.value, words)
            case Fault():
                yield found
            case (entry, twice):
                entries.append((entry, twice))
    known = {entry.key.lower(): _fields(entry, words) for entry, _twice in entries}
    for entry, twice in entries:
        fields = _inheriting(_fields(entry, words), known)
        csl, remarks = csl_of(entry.entry_type.lower(), fields)
        remarks += tuple((Problem.FIELD_TWICE, name) for name in twice)
        yield Entry(csl=csl, line=_line(entry), key=entry.key, remarks=remarks)


def _entry(block: Block) -> tuple[BibEntry, tuple[str, ...]] | String | Fault | None:
    match block:
        case DuplicateFieldKeyBlock(ignore_error_block=BibEntry() as entry):
            return entry, tuple(sorted(block.duplicate_keys))
        case DuplicateBlockKeyBlock(ignore_error_block=inner):
            return _entry(inner) if inner is not None else None
        case ParsingFailedBlock():
            found = STARTS.match(block.raw or "")
            key = found[1][:80] if found else ""
            return Fault(problem=Problem.BROKEN_ENTRY, line=_line(block), entry=key)
        case String():
            return block
        case BibEntry():
            return block, ()
    return None


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _fields(entry: BibEntry, words: Mapping[str, str]) -> Fields:
    """Returns the values by their names in small letters, the first of each."""
    fields: Fields = {}
    for field in entry.fields:
        fields.setdefault(field.key.lower(), resolved(str(field.value), words))
    return fields


def _inheriting(fields: Fields, known: Mapping[str, Fields]) -> Fields:
    crossref = fields.get("crossref", "").strip().lower()
    parent = known.get(crossref)
    if not crossref or parent is None:
        return fields
    given = {
        INHERITED.get(name, name): value
        for name, value in parent.items()
        if name not in NOT_INHERITED
    }
    return {**given, **fields}


def resolved(source: str, words: Mapping[str, str]) -> str:
    """Returns a value without its braces or quotation marks: ``jan # " 5"`` is "jan 5"."""
    source = source.strip()
    if "#" not in source:
        return _piece(source, words)
    return "".join(_piece(piece.strip(), words) for piece in _joined(source))


def _joined(source: str) -> Iterator[str]:
    """Splits at each "#" that stands outside braces and quotation marks."""
    depth, quoted, start = 0, False, 0
    for place, sign in enumerate(source):
        escaped = place > 0 and source[place - 1] == "\\"
        if sign in "{}" and not escaped:
            depth += 1 if sign == "{" else -1
        elif sign == '"' and not depth and not escaped:
            quoted = not quoted
        elif sign == "#" and not depth and not quoted:
            yield source[start:place]
            start = place + 1
    yield source[start:]


def _piece(piece: str, words: Mapping[str, str]) -> str:
    if len(piece) > 1 and (piece[0], piece[-1]) in {("{", "}"), ('"', '"')}:
        return piece[1:-1]
    return words.get(piece.lower(), piece)
