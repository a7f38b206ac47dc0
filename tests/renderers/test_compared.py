"""A compared paper prints in each format, whatever came or went with it."""

import re
from collections.abc import Callable

import pytest
from lxml import etree

from casereports.manuscript.comparing.paper import compare
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Figure
from casereports.manuscript.walk import blocks_of
from casereports.renderers.docx import print_docx
from casereports.renderers.html import render_article
from tests.renderers.docx.reading import files, grey
from tests.renderers.docx.schema import faults
from tests.renderers.papers import NAMES, paper, picture_name


def bare(tree: Manuscript) -> Manuscript:
    """The paper before anything was written."""
    front = tree.front.model_copy(update={"abstract": (), "keywords": (), "authors": ()})
    return tree.model_copy(
        update={"front": front, "body": (), "back": (), "closing": (), "references": ()}
    )


def came(name: str) -> Manuscript:
    return compare(bare(paper(name)), paper(name))


def went(name: str) -> Manuscript:
    return compare(paper(name), bare(paper(name)))


PAPERS = [name for name in NAMES if name != "changes"]


@pytest.mark.parametrize("both", [came, went])
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_that_came_or_went_whole_prints(
    name: str, both: Callable[[str], Manuscript]
) -> None:
    tree = both(name)
    word = files(print_docx(tree, picture=grey))
    assert list(faults(etree.fromstring(word["word/document.xml"]))) == []
    page = render_article(tree, image_url=picture_name)
    places = re.findall(r' id="([^"]+)"', page)
    assert len(places) == len(set(places))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(places)


@pytest.mark.parametrize("name", PAPERS)
def test_no_picture_of_a_paper_that_went_is_shown(name: str) -> None:
    assert not any(isinstance(block, Figure) for block in blocks_of(went(name).body))
