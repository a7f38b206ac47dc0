"""Reads a Word file back, with a library that had no part in writing it."""

import re
import zipfile
from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import html
from PIL import Image as Picture

from casereports.clinical.casefile import read_case
from casereports.journals.shelf import profile
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Figure
from casereports.manuscript.paper import compose_paper
from casereports.renderers.docx import FigurePicture, print_docx
from casereports.renderers.html import render_article
from tests.renderers.papers import CASES, NAMES, paper, picture_name

REPORTS = sorted(path.stem for path in (CASES / "reports").glob("*.json"))
PAPERS = (*NAMES, *REPORTS)


@cache
def manuscript(name: str) -> Manuscript:
    """Return a paper of ``tests/cases``, or what a report there makes."""
    if name in NAMES:
        return paper(name)
    facts = read_case((CASES / "reports" / f"{name}.json").read_text("utf-8"))
    return compose_paper(facts, profile=profile(""), images={}).whole()


def grey(figure: Figure) -> FigurePicture:
    """Return a small picture in place of a figure's panels, another for each figure."""
    out = BytesIO()
    Picture.new("L", (40, 30), 16 * figure.number).save(out, "PNG")
    return FigurePicture(content=out.getvalue(), width=40, height=30, width_mm=80)


@cache
def written(name: str) -> bytes:
    return print_docx(manuscript(name), picture=grey)


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def all_of(content: bytes, name: str) -> list[Any]:
    """Return the elements of a name ("w:tbl") in the text, in its order."""
    return list(opened(content).element.iter(qn(name)))


def styled(content: bytes, style: str) -> list[str]:
    """Return the words of the paragraphs in a style, those in tables included."""
    return [words_in(item) for item in all_of(content, "w:p") if style_of(item) == style]


def style_of(item: Any) -> str:
    return str(item.pPr.pStyle.val)


def words_in(element: Any) -> str:
    """Return the characters within an element, those in links and those that were deleted too."""
    return "".join(entry.text for entry in element.iter(qn("w:t"), qn("w:delText")))


def looks(content: bytes, words: str) -> set[str]:
    """Return how the run with these words looks: the names of its properties."""
    (run,) = [run for run in all_of(content, "w:r") if words_in(run) == words]
    return {part.tag.partition("}")[2] for part in run.rPr} if run.rPr is not None else set()


def screen_words(tree: Manuscript) -> str:
    """Return the words of the article on screen, without those that a Word file has elsewhere."""
    article = html.fromstring(render_article(tree, image_url=picture_name))
    for element in article.xpath("//*[contains(@class, 'panels') or @class='orcid']"):
        element.drop_tree()
    return unspaced(article.text_content())


def word_words(content: bytes) -> str:
    """Return the words of a Word file, without the ORCIDs, which the screen has behind a link."""
    kept = (item for item in all_of(content, "w:p") if "orcid.org" not in words_in(item))
    return unspaced("".join(map(words_in, kept)))


def unspaced(words: str) -> str:
    return re.sub(r"\s", "", words)
