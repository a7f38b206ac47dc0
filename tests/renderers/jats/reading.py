"""Reads an article back, and asks the DTD what it thinks of it."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from casereports.clinical.casefile import read_case
from casereports.journals.shelf import profile
from casereports.manuscript.document import Front, Manuscript
from casereports.manuscript.nodes import Block, Inline, Paragraph, Section
from casereports.manuscript.paper import compose_paper
from casereports.references.items import Item
from casereports.renderers.jats import ArticleData, Journal, Licence, Related, print_jats
from tests.renderers.papers import CASES, NAMES, paper, picture_name

DTD = Path(__file__).parents[4] / "shared/jats/1.3/JATS-journalpublishing1-3.dtd"
REPORTS = sorted(path.stem for path in (CASES / "reports").glob("*.json"))
#: Papers that show what was inserted and deleted, and so aren't published.
CHANGED = [
    name
    for name in NAMES
    if re.search(r'"(inserted|deleted)"', (CASES / f"{name}.json").read_text())
]
PAPERS = (*(name for name in NAMES if name not in CHANGED), *REPORTS)
XLINK = "{http://www.w3.org/1999/xlink}"

ARTICLE = ArticleData(
    journal=Journal(
        key="example",
        title="Example Journal of Cases",
        abbreviation="Ex J Cases",
        issn_print="1234-5679",
        issn_online="2345-6781",
        publisher="Example Press",
        publisher_place="Exampletown",
    ),
    doi="10.1234/example.1",
    volume="7",
    issue="2",
    first_page="101",
    last_page="109",
    received=date(2026, 1, 5),
    accepted=date(2026, 3, 17),
    published=date(2026, 4, 1),
    licence=Licence(url="https://creativecommons.org/licenses/by/4.0/", words="Read & share it."),
    copyright_holder="The authors",
    copyright_year=2026,
    related=(Related(type="correction-forward", doi="10.1234/example.9", title="Correction"),),
)


@cache
def manuscript(name: str, journal: str = "") -> Manuscript:
    """Returns a paper of ``tests/cases``, or what a report there makes for a journal."""
    if name in NAMES:
        return paper(name)
    facts = read_case((CASES / "reports" / f"{name}.json").read_text("utf-8"))
    return compose_paper(facts, profile=profile(journal), images={}).whole()


@cache
def written(name: str, journal: str = "") -> bytes:
    return printed(manuscript(name, journal))


def printed(
    tree: Manuscript, article: ArticleData = ARTICLE, items: dict[str, Item] | None = None
) -> bytes:
    return print_jats(tree, article=article, image_name=picture_name, items=items or {})


def opened(content: bytes) -> etree._Element:
    return etree.fromstring(content)


def root(name: str) -> etree._Element:
    return opened(written(name))


def words_in(element: etree._Element) -> str:
    """Returns the characters within an element, in one line."""
    return re.sub(r"[ \n]+", " ", "".join(map(str, element.itertext()))).strip()


def texts(content: bytes, path: str) -> list[str]:
    """Returns the words of the elements at a path below the article."""
    return [words_in(element) for element in opened(content).iterfind(path)]


def unspaced(words: str) -> str:
    return re.sub(r"\s", "", words)


@cache
def dtd() -> etree.DTD:
    if not DTD.exists():
        pytest.skip(f"the JATS DTD is not at {DTD}")
    return etree.DTD(file=str(DTD))


def faults(content: bytes) -> list[str]:
    """Returns what the DTD has against a file."""
    judge = dtd()
    judge.validate(opened(content))
    return [f"{entry.line}: {entry.message}" for entry in judge.error_log]


def with_words(*nodes: Inline) -> Manuscript:
    return with_blocks(Paragraph(children=nodes, source="prose:text"))


def with_blocks(*blocks: Block) -> Manuscript:
    """Returns a paper of one section with these blocks."""
    section = Section(key="text", title="Text", blocks=blocks, source="prose:text")
    front = Front(title="A paper", source="paper:title")
    return Manuscript(journal="seed", front=front, body=(section,))


def with_front(**changes: object) -> Manuscript:
    """Returns a short paper with some of what stands above its text changed."""
    whole = with_blocks()
    return whole.model_copy(update={"front": whole.front.model_copy(update=changes)})
