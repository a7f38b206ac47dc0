"""A Word file, read as paragraphs."""

from collections.abc import Iterator, Sequence
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from casereports.authoring.narrative.marks import Run, marked
from casereports.authoring.narrative.paragraphs import (
    LIST_SIGN,
    About,
    Paragraph,
    Remark,
    Source,
    cleaned,
    has_unprintable,
)
from casereports.authoring.narrative.word_file import UnreadableFileError, Why, open_word
from casereports.authoring.narrative.word_runs import Letters
from casereports.authoring.narrative.word_styles import Look, Styles

#: A bold line of at most so many characters is a heading if its words are known as one.
_SHORT = 120
_DROPPED = frozenset({qn("w:del"), qn("w:moveFrom")})


def read_word(content: bytes) -> Source:
    """Reads a .docx: inserted text is taken, deleted text is not; raises UnreadableFileError."""
    document = open_word(content)
    try:
        reader = _Reader(document)
        paragraphs = tuple(reader.blocks(document.element.body))
        if _margins(document):
            reader.letters.note(About.MARGINS)
    except (KeyError, AttributeError, ValueError, RecursionError, XMLSyntaxError) as error:
        # So python-docx says that a part is missing or not what its name promises.
        raise UnreadableFileError(Why.DAMAGED) from error
    remarks = tuple(Remark(about=about) for about in reader.letters.noted)
    return Source(paragraphs=paragraphs, remarks=remarks)


class _Reader:
    def __init__(self, document: Document) -> None:
        self.styles = Styles(document)
        self.letters = Letters(self.styles)

    def blocks(self, container: Any) -> Iterator[Paragraph]:
        """Returns the paragraphs of a body, a cell or a box, in order."""
        for child in container.iterchildren("*"):
            tag = str(child.tag)
            if tag == qn("w:p"):
                yield from self.paragraph(child)
                boxes, self.letters.boxes = self.letters.boxes, []
                for box in boxes:
                    yield from self.blocks(box)
            elif tag == qn("w:tbl"):
                yield from self.table(child)
            elif tag in _DROPPED:
                self.letters.note(About.DELETED)
            else:
                yield from self.blocks(child)

    def paragraph(self, element: Any) -> Iterator[Paragraph]:
        """Returns a paragraph, or several where it holds line breaks."""
        look, listed = self._look(element)
        runs = self.letters.runs(element, look)
        if any(has_unprintable(run.text) for run in runs):
            self.letters.note(About.UNPRINTABLE)
        for line in _lines(runs):
            styled = look.level or look.title or look.caption
            text = marked(_without_bold(line) if styled else line)
            if not text.strip():
                continue
            plain = " ".join("".join(run.text for run in line).split())
            words = [run for run in line if run.text.strip()]
            yield Paragraph(
                text=f"{LIST_SIGN}{text.strip()}" if listed and not look.level else text.strip(),
                plain=plain,
                level=look.level,
                title=look.title,
                caption=look.caption,
                bold=len(plain) <= _SHORT and all(run.bold for run in words),
            )

    def table(self, element: Any) -> Iterator[Paragraph]:
        """Returns a line for each row; a table of one cell is a frame around its text."""
        rows = [row for row in element.iter(qn("w:tr")) if _table_of(row) is element]
        cells = [[cell for cell in row.iter(qn("w:tc")) if _row_of(cell) is row] for row in rows]
        if sum(map(len, cells)) == 1:
            yield from self.blocks(cells[0][0])
            return
        for row, in_row in zip(rows, cells, strict=True):
            if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                self.letters.note(About.DELETED)
                continue
            held = [list(self.blocks(cell)) for cell in in_row]
            text = " | ".join(" ".join(one.text for one in cell) for cell in held)
            if text.strip(" |"):
                self.letters.note(About.TABLES)
                plain = " | ".join(" ".join(one.plain for one in cell) for cell in held)
                yield Paragraph(text=text.strip(), plain=plain.strip(), row=True)

    def _look(self, paragraph: Any) -> tuple[Look, bool]:
        """Returns the look of a paragraph's style, and whether it is an entry of a list."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return Look(), False
        style = properties.find(qn("w:pStyle"))
        look = self.styles.look(None if style is None else style.get(qn("w:val")))
        return look, look.listed or properties.find(qn("w:numPr")) is not None


def _lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Returns runs by line, each without what can't be printed."""
    line: list[Run] = []
    for run in runs:
        first, *others = cleaned(run.text).split("\n")
        line.append(run.model_copy(update={"text": first}))
        for text in others:
            yield line
            line = [run.model_copy(update={"text": text})]
    yield line


def _without_bold(line: list[Run]) -> list[Run]:
    """Returns runs without the bold letters that a heading's style gives them."""
    return [run.model_copy(update={"bold": False}) for run in line]


def _table_of(row: Any) -> Any:
    return next(row.iterancestors(qn("w:tbl")))


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(qn("w:tr")))


def _margins(document: Document) -> bool:
    """Returns whether a header or footer says anything."""
    return any(
        paragraph.text.strip()
        for section in document.sections
        for part in (section.header, section.footer)
        if not part.is_linked_to_previous
        for paragraph in part.paragraphs
    )
