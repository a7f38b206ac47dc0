"""The later of two papers, with what was inserted and deleted marked word by word."""

from collections.abc import Iterator, Sequence

from casereports.clinical.wording.naming import full_name
from casereports.manuscript.comparing.aligning import Part, aligned, woven
from casereports.manuscript.comparing.blocks import (
    Plates,
    compared_blocks,
    plate_key,
)
from casereports.manuscript.comparing.lines import compared
from casereports.manuscript.comparing.tables import REMOVED
from casereports.manuscript.document import (
    AbstractPart,
    Affiliation,
    Author,
    Front,
    Manuscript,
    Reference,
)
from casereports.manuscript.nodes import Figure, Inlines, Section, Table, Text
from casereports.manuscript.printed import plain
from casereports.manuscript.walk import blocks_of

GROUPS = ("body", "back", "closing")


def compare(before: Manuscript, after: Manuscript) -> Manuscript:
    """Returns the later paper with its changes marked; what is unchanged is as it stands there.

    Numbers of figures, tables, sections and citations are those of the later paper and no
    changes. Without what is ``Deleted`` it has the words of ``after``, without what is
    ``Inserted`` those of ``before``.
    """
    plates = Plates(_plates(before), _plates(after))
    groups = {
        name: tuple(_sections(getattr(before, name), getattr(after, name), plates, after.language))
        for name in GROUPS
    }
    return after.model_copy(
        update={
            **groups,
            "front": _front(before.front, after.front),
            "references": tuple(_references(before.references, after.references)),
        }
    )


def _plates(manuscript: Manuscript) -> dict[tuple[str, str], Figure | Table]:
    return {
        plate_key(block): block
        for name in GROUPS
        for block in blocks_of(getattr(manuscript, name))
        if isinstance(block, Figure | Table)
    }


def _sections(
    before: Sequence[Section], after: Sequence[Section], plates: Plates, language: str
) -> Iterator[Section]:
    for was, now in woven(before, after, lambda section: section.key):
        section = now or was
        if section is None:
            continue
        old = was or section.model_copy(update={"title": "", "blocks": (), "sections": ()})
        new = now or section.model_copy(update={"title": "", "blocks": (), "sections": ()})
        changes = {
            "key": section.key if now else f"{section.key}-{REMOVED}",
            "marked_title": _marked(old.title, new.title),
            "blocks": compared_blocks(old.blocks, new.blocks, plates, language),
            "sections": tuple(_sections(old.sections, new.sections, plates, language)),
        }
        yield section.model_copy(update=changes)


def _marked(before: str, after: str) -> Inlines:
    """Returns a bare text with its changes; nothing where it has none."""
    return () if before == after else compared(_line(before), _line(after))


def _line(text: str) -> Inlines:
    return (Text(text=text),) if text else ()


def _front(before: Front, after: Front) -> Front:
    return after.model_copy(
        update={
            "marked_title": _marked(before.title, after.title),
            "marked_authors": _marked(_names(before.authors), _names(after.authors)),
            "affiliations": tuple(_places(before.affiliations, after.affiliations)),
            "marked_keywords": _marked("; ".join(before.keywords), "; ".join(after.keywords)),
            "correspondence": compared(before.correspondence, after.correspondence),
            "abstract": tuple(_abstract(before.abstract, after.abstract)),
        }
    )


def _places(before: Sequence[Affiliation], after: Sequence[Affiliation]) -> Iterator[Affiliation]:
    """Yields the later places of work; one that is gone keeps its number."""

    def parts(entries: Sequence[Affiliation]) -> list[Part[Affiliation]]:
        return [Part(one, "place", "", one.place) for one in entries]

    for was, now in aligned(parts(before), parts(after)):
        entry = now or was
        if entry is not None:
            marked = _marked(was.place if was else "", now.place if now else "")
            yield entry.model_copy(update={"marked": marked})


def _names(authors: Sequence[Author]) -> str:
    return ", ".join(
        full_name(author.given, author.family, family_first=author.family_first)
        for author in authors
    )


def _abstract(
    before: Sequence[AbstractPart], after: Sequence[AbstractPart]
) -> Iterator[AbstractPart]:
    def parts(entries: Sequence[AbstractPart]) -> list[Part[AbstractPart]]:
        return [Part(one, one.heading, one.source, plain(one.children)) for one in entries]

    for was, now in aligned(parts(before), parts(after)):
        part = now or was
        if part is not None:
            line = compared(was.children if was else (), now.children if now else ())
            yield part.model_copy(update={"children": line})


def _references(before: Sequence[Reference], after: Sequence[Reference]) -> Iterator[Reference]:
    """Yields the later list, and among it what is cited no more, under its old number."""
    for was, now in woven(before, after, lambda entry: entry.key):
        entry = now or was
        if entry is not None:
            line = compared(was.children if was else (), now.children if now else ())
            yield entry.model_copy(update={"children": line})
