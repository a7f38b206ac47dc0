from casereports.manuscript.nodes import (
    Cell,
    Column,
    Emphasis,
    Inline,
    Inlines,
    ListBlock,
    ListItem,
    Note,
    Row,
    Section,
    Table,
    Text,
)
from casereports.manuscript.walk import blocks_of, flat, rewrite, words_of
from tests.manuscript.papers import composed, figure, order, paper_facts

HERE = "section:case"


def line(text: str) -> Inlines:
    return (Text(text=text),)


def test_a_walk_passes_every_line_in_the_order_of_reading():
    case = paper_facts(
        {"case": "One {fig:mri}."},
        paper={"abstract": [{"text": "Zero"}]},
        figures=[figure("mri", "m", title="two")],
        declarations={"conflicts": "three"},
        authors=[{"key": "a", "family": "A", "biography": "four"}],
    )
    seen: list[str] = []

    def note(node: Inline, source: str) -> Inlines:
        seen.append(f"{source} {node.text if isinstance(node, Text) else node.kind}")
        return (node,)

    rewrite(composed(case).manuscript, note)
    assert seen == [
        "abstract:1 Zero",
        "section:case One ",
        "section:case figure_ref",
        "section:case .",
        "figure:mri two",
        "declarations:conflicts three",
        "author:a four",
    ]


def test_a_walk_passes_lists_and_tables():
    table = Table(
        key="t",
        caption=line("caption"),
        columns=(Column(header=line("head")),),
        rows=(Row(cells=(Cell(children=line("cell")),), source="lab:a"),),
        notes=(Note(children=line("note")),),
        source="lab",
    )
    items = ListBlock(items=(ListItem(children=line("item"), source=HERE),), source=HERE)
    section = Section(key="s", title="S", blocks=(items, table), source=HERE)
    paper = composed(paper_facts({})).manuscript.model_copy(update={"body": (section,)})
    seen: list[str] = []

    def note(node: Inline, source: str) -> Inlines:
        seen.append(words_of((node,)))
        return (node,)

    rewrite(paper, note)
    assert seen == ["item", "caption", "head", "cell", "note"]


def test_a_line_is_flattened_to_its_leaves():
    nested = (Emphasis(children=(Text(text="a"), Emphasis(children=line("b")))), Text(text="c"))

    assert [node.text for node in flat(nested)] == ["a", "b", "c"]


def test_blocks_within_subsections_come_after_those_above_them():
    inner = Section(key="b", title="B", blocks=(), source=HERE)
    outer = Section(key="a", title="A", sections=(inner,), source=HERE)

    assert order(blocks_of([outer])) == []
