import pytest

from casereports.manuscript.document import Front, Manuscript
from casereports.manuscript.nodes import (
    Block,
    Cell,
    Citation,
    Column,
    Figure,
    FigureRef,
    Image,
    Inline,
    Link,
    Panel,
    Paragraph,
    Row,
    Section,
    Table,
    TableRef,
    Text,
)
from casereports.renderers.html import RenderError, render_article, render_page
from tests.renderers.papers import article, paper, picture_name

IMAGE = Image(sha256="0" * 64, media_type="image/jpeg", width=4, height=3)


def manuscript(*blocks: Block, title: str = "A report") -> Manuscript:
    section = Section(key="text", title="Text", blocks=blocks, source="prose:text")
    return Manuscript(journal="seed", front=Front(title=title, source="front"), body=(section,))


def rendered(*children: Inline) -> str:
    paragraph = Paragraph(children=children, source="prose:text")
    return render_article(manuscript(paragraph), image_url=picture_name)


def test_text_is_escaped_everywhere() -> None:
    hostile = '<script>alert("x")</script>&'
    panel = Panel(image=IMAGE, alt=hostile, source=hostile)
    figure = Figure(
        key="f", number=1, columns=1, panels=(panel,), caption=(Text(text=hostile),), source="f"
    )
    written = render_page(
        manuscript(figure, title=hostile), image_url=lambda _: f'x"{hostile}', stylesheet=None
    )
    assert "<script" not in written
    assert 'alert("x")"' not in written


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "//example.org", ""])
def test_link_that_could_run_code_is_refused(href: str) -> None:
    with pytest.raises(RenderError, match="doesn't begin with https://"):
        rendered(Link(href=href, children=(Text(text="x"),)))


@pytest.mark.parametrize(
    "node",
    [Citation(keys=("a",)), FigureRef(key="f"), TableRef(key="t")],
    ids=["citation", "figure", "table"],
)
def test_mention_without_a_number_is_refused(node: Inline) -> None:
    with pytest.raises(RenderError, match="has not been numbered"):
        rendered(node)


def test_figure_without_a_number_is_refused() -> None:
    panel = Panel(image=IMAGE, alt="A picture.", source="f")
    figure = Figure(key="f", columns=1, panels=(panel,), caption=(), source="f")
    with pytest.raises(RenderError, match="Figure “f” has no number"):
        render_article(manuscript(figure), image_url=picture_name)


def table(*cells: str, number: int = 1, heading: bool = False) -> Table:
    columns = (Column(header=(Text(text="Analyte"),)), Column(header=(Text(text="Value"),)))
    written = tuple(Cell(children=(Text(text=cell),)) for cell in cells)
    row = Row(cells=written, heading=heading, source="lab:alp")
    return Table(key="t", number=number, caption=(), columns=columns, rows=(row,), source="labs")


def test_table_without_a_number_is_refused() -> None:
    with pytest.raises(RenderError, match="Table “t” has no number"):
        render_article(manuscript(table("ALP", "147", number=0)), image_url=picture_name)


@pytest.mark.parametrize("heading", [False, True])
def test_row_that_does_not_fit_its_table_is_refused(heading: bool) -> None:
    odd = table("ALP", "147", "U/L", heading=heading)
    with pytest.raises(RenderError, match=r"A table row \(lab:alp\) has 3 cells"):
        render_article(manuscript(odd), image_url=picture_name)


def test_headings_go_one_level_deeper_with_each_section() -> None:
    written = article("names")
    assert '<h2 id="section-text">1.\u2002Text</h2>' in written
    assert '<h3 id="section-deep">1.1\u2002Deeper</h3>' in written
    assert '<h4 id="section-deepest">1.1.1\u2002Deepest</h4>' in written


def test_east_asian_names_stand_family_first() -> None:
    written = article("names")
    assert ">王小明<" in written
    assert ">홍길동, MD<" in written
    assert ">Fourth O'Áuthor-Çığ<" in written


def test_single_affiliation_of_all_authors_needs_no_mark() -> None:
    whole = paper("presacral")
    alone = whole.front.model_copy(
        update={
            "authors": tuple(
                author.model_copy(update={"affiliations": (1,)}) for author in whole.front.authors
            ),
            "affiliations": whole.front.affiliations[:1],
        }
    )
    written = render_article(whole.model_copy(update={"front": alone}), image_url=picture_name)
    assert "<sup>1</sup>" not in written
    assert "Example Author, MD<sup>†</sup>" in written


def test_paper_without_authors_names_nobody() -> None:
    written = article("blind")
    assert 'class="authors"' not in written
    assert 'class="affiliations"' not in written


def test_words_of_the_page_are_in_the_papers_language() -> None:
    assert '<h2 id="references">Literatur</h2>' in article("author-date")


def test_page_holds_its_stylesheet_and_says_its_language() -> None:
    written = render_page(paper("author-date"), image_url=picture_name, stylesheet="p{margin:0}")
    assert written.startswith('<!DOCTYPE html>\n<html lang="de">')
    assert "<style>p{margin:0}</style>" in written
    assert "<script" not in written
