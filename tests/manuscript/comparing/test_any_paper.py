"""Whatever two papers say, both stand in their comparison."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from casereports.manuscript.comparing.aligning import Part, aligned
from casereports.manuscript.comparing.paper import compare
from casereports.manuscript.document import AbstractPart, Front, Manuscript, Reference
from casereports.manuscript.nodes import (
    Block,
    Cell,
    Column,
    Deleted,
    Emphasis,
    Inline,
    Inlines,
    Inserted,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    TableRef,
    Text,
)
from tests.manuscript.comparing.versions import reading

SOURCES = st.sampled_from(["section:case", "lab:a", "lab:b"])
WORDS = st.lists(st.sampled_from(["a", "mass", "of", "5 mm,", "bone."]), max_size=6).map(" ".join)


def _mentions(text: str, form: str) -> Inlines:
    node: Inline = Text(text=f"{text} ")
    end = {"bold": Emphasis(children=(node,)), "table": TableRef(key="a", label="Table 1")}
    return (node, end[form]) if form in end else (node,)


LINES = st.builds(_mentions, WORDS, st.sampled_from(["", "bold", "table"]))
PARAGRAPHS = st.builds(Paragraph, children=LINES, source=SOURCES)
ITEMS = st.lists(st.builds(ListItem, children=LINES, source=SOURCES), min_size=1, max_size=3)
LISTS = st.builds(ListBlock, items=ITEMS.map(tuple), source=SOURCES)


@st.composite
def tables(draw: st.DrawFn, key: str) -> Table:
    width = draw(st.integers(1, 3))
    cells = st.lists(st.builds(Cell, children=LINES), min_size=width, max_size=width).map(tuple)
    heading = st.builds(Cell, children=LINES).map(lambda cell: (cell,))
    row = st.one_of(
        st.builds(Row, cells=cells, source=SOURCES),
        st.builds(Row, cells=heading, heading=st.just(True), source=SOURCES),
    )
    return Table(
        key=key,
        number=1,
        caption=draw(LINES),
        columns=tuple(Column(header=draw(LINES)) for _ in range(width)),
        rows=tuple(draw(st.lists(row, max_size=3))),
        notes=tuple(draw(st.lists(st.builds(Note, children=LINES), max_size=2))),
        source="lab",
    )


@st.composite
def papers(draw: st.DrawFn) -> Manuscript:
    """A paper of a few sections, each with prose, and one or two tables somewhere in them."""
    homeless = [key for key in "ab" if draw(st.booleans())]

    def section(key: str) -> Section:
        blocks: list[Block] = draw(st.lists(st.one_of(PARAGRAPHS, LISTS), max_size=4))
        if homeless and draw(st.booleans()):
            blocks.insert(draw(st.integers(0, len(blocks))), draw(tables(homeless.pop())))
        return Section(key=key, title=draw(WORDS), blocks=tuple(blocks), source=f"section:{key}")

    keys = draw(st.lists(st.sampled_from("xyz"), unique=True, max_size=3))
    cited = draw(st.lists(st.sampled_from("pqr"), unique=True, max_size=3))
    return Manuscript(
        journal="seed",
        front=Front(
            title=draw(WORDS),
            keywords=tuple(draw(st.lists(WORDS.filter(bool), max_size=2))),
            abstract=tuple(
                draw(st.lists(st.builds(AbstractPart, children=LINES, source=SOURCES), max_size=2))
            ),
            source="front",
        ),
        body=tuple(section(key) for key in sorted(keys)),
        references=tuple(
            Reference(key=key, number=at, children=draw(LINES), source=f"reference:{key}")
            for at, key in enumerate(cited, start=1)
        ),
    )


@settings(max_examples=60)
@given(before=papers(), after=papers())
def test_any_two_papers_stand_in_their_comparison(before: Manuscript, after: Manuscript) -> None:
    both = compare(before, after)
    assert reading(both, Inserted) == reading(before)
    assert reading(both, Deleted) == reading(after)


@settings(max_examples=30)
@given(paper=papers())
def test_any_paper_compared_with_itself_is_itself(paper: Manuscript) -> None:
    assert compare(paper, Manuscript.model_validate(paper.model_dump())) == paper


def parts(*entries: tuple[str, str]) -> list[Part[Any]]:
    return [Part(words, "p", source, words) for source, words in entries]


def test_parts_of_one_source_meet_though_their_words_differ() -> None:
    before = parts(("a", "one two three"), ("b", "four five six"))
    after = parts(("c", "four five six"), ("b", "seven eight nine"))
    assert list(aligned(before, after)) == [
        ("one two three", None),
        (None, "four five six"),
        ("four five six", "seven eight nine"),
    ]


def test_parts_of_other_sources_meet_if_they_share_most_words() -> None:
    before = parts(("a", "one two three"), ("b", "four five six"))
    after = parts(("c", "one two three four"), ("d", "nothing of it"))
    assert list(aligned(before, after)) == [
        ("one two three", "one two three four"),
        ("four five six", None),
        (None, "nothing of it"),
    ]


def test_parts_meet_in_a_writing_without_blanks_too() -> None:
    before = parts(("a", "患者背痛六个月。"), ("a", "未见转移。"))
    after = parts(("a", "患者腰背痛六个月。"), ("a", "结肠镜检查正常。"), ("a", "未见远处转移。"))
    assert list(aligned(before, after)) == [
        ("患者背痛六个月。", "患者腰背痛六个月。"),
        (None, "结肠镜检查正常。"),
        ("未见转移。", "未见远处转移。"),
    ]


def test_very_many_parts_are_aligned_by_their_sources() -> None:
    before = parts(*((f"row:{at}", f"value {at}") for at in range(100)))
    after = parts(*((f"row:{at}", f"number {at}") for at in range(1, 101)))
    pairs = list(aligned(before, after))
    assert pairs[0] == ("value 0", None)
    assert pairs[1] == ("value 1", "number 1")
    assert pairs[-1] == (None, "number 100")
