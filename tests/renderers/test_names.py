"""Names read alike wherever a paper prints them."""

import pytest

from casereports.manuscript.document import Author, Manuscript
from casereports.renderers.docx import print_docx
from casereports.renderers.html import render_article, render_page
from casereports.renderers.names import author_name
from tests.renderers.docx.reading import grey, opened, styled
from tests.renderers.papers import paper, picture_name


def author(given: str, family: str, *, family_first: bool = False) -> Author:
    return Author(given=given, family=family, family_first=family_first, source="author:one")


def by(one: Author) -> Manuscript:
    whole = paper("blind")
    return whole.model_copy(update={"front": whole.front.model_copy(update={"authors": (one,)})})


@pytest.mark.parametrize(
    ("given", "family", "family_first", "printed"),
    [
        ("Example", "Author", False, "Example Author"),
        ("Example", "Author", True, "Author Example"),
        ("", "Author", True, "Author"),
        ("Example", "", True, "Example"),
        ("小明", "王", False, "王小明"),
        ("小明", "王", True, "王小明"),
    ],
)
def test_a_family_name_comes_first_where_the_author_says_so(given, family, family_first, printed):
    assert author_name(author(given, family, family_first=family_first)) == printed


def test_a_family_name_that_comes_first_does_so_in_every_format():
    manuscript = by(author("Example", "Author", family_first=True))
    document = print_docx(manuscript, picture=grey)

    assert ">Author Example<" in render_article(manuscript, image_url=picture_name)
    assert 'name="author" content="Author Example"' in render_page(
        manuscript, image_url=picture_name, stylesheet=None
    )
    assert styled(document, "Authors") == ["Author Example"]
    assert opened(document).core_properties.author == "Author Example"
