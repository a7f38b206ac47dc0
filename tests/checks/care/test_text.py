from casereports.checks.care.text import cited
from casereports.clinical.facts.paper import SectionKind
from casereports.manuscript.document import Front, Manuscript
from casereports.manuscript.nodes import (
    Block,
    Citation,
    ListBlock,
    ListItem,
    Paragraph,
    Section,
    Strong,
    Text,
)

SOURCE = "section:discussion"


def paper(*blocks: Block) -> Manuscript:
    """A journal that prints its discussion within a section of another name."""
    inner = Section(key="inner", title="Inner", blocks=blocks, source="section:case")
    outer = Section(key="report", title="Report", sections=(inner,), source="section:case")
    return Manuscript(journal="x", front=Front(title="", source="paper:title"), body=(outer,))


def cite(*keys: str) -> Citation:
    return Citation(keys=keys)


def test_citations_are_found_wherever_the_journal_prints_the_prose():
    strong = Strong(children=(cite("a", "b"),))
    prose = Paragraph(children=(Text(text="As seen "), strong, cite("a")), source=SOURCE)

    assert cited(paper(prose), SectionKind.DISCUSSION) == ("a", "b")


def test_citations_in_a_list_count():
    items = (ListItem(children=(cite("a"),), source=SOURCE),)

    assert cited(paper(ListBlock(items=items, source=SOURCE)), SectionKind.DISCUSSION) == ("a",)


def test_citations_of_other_prose_in_the_same_section_do_not_count():
    prose = Paragraph(children=(cite("a"),), source="section:case")

    assert cited(paper(prose), SectionKind.DISCUSSION) == ()
