import pytest

from casereports.manuscript.nodes import Section
from casereports.manuscript.numbering import letters, numbered_sections
from tests.manuscript.papers import composed, figure, order, outline, paper_facts, reference, words


def section(title: str, *inner: Section) -> Section:
    return Section(key=title.lower(), title=title, sections=inner, source="section:case")


def test_sections_are_numbered_and_those_within_them_too():
    numbered = numbered_sections([section("A"), section("B", section("C"), section("D"))])

    assert outline(numbered) == ["1 A", "2 B", "2.1 C", "2.2 D"]


@pytest.mark.parametrize(
    ("count", "given"),
    [(0, ()), (1, ("",)), (3, ("A", "B", "C"))],
)
def test_panels_get_letters_and_one_alone_gets_none(count, given):
    assert letters(count) == given


def test_after_z_letters_double():
    assert letters(28)[25:] == ("Z", "AA", "AB")


def test_figures_are_numbered_in_the_order_of_their_mention():
    case = paper_facts(
        {"case": "First {fig:pet}, then {fig:mri}."},
        figures=[figure("mri", "m"), figure("pet", "p")],
    )

    (section,) = composed(case).manuscript.body
    assert order(section.blocks) == [
        "First Figure\u00a01, then Figure\u00a02.",
        "<figure 1 pet>",
        "<figure 2 mri>",
    ]


@pytest.mark.parametrize(
    ("mention", "label"),
    [
        ("{fig:mri}", "Figure\u00a01"),
        ("{fig:mri:b}", "Figure\u00a01B"),
        ("{fig:mri:A,B}", "Figure\u00a01A,\u00a0B"),
        ("{fig:mri:A,B,C}", "Figure\u00a01A–C"),
        ("{fig:mri:A-C}", "Figure\u00a01A–C"),
        ("{fig:mri:A,C,D}", "Figure\u00a01A,\u00a0C,\u00a0D"),
        ("{fig:mri:m4}", "Figure\u00a01D"),
    ],
)
def test_panels_are_mentioned_by_letter_range_or_key(mention, label):
    case = paper_facts({"case": mention}, figures=[figure("mri", "m1", "m2", "m3", "m4")])

    paper = composed(case)
    assert paper.faults == ()
    assert words(paper.manuscript.body[0].blocks[0].children) == label


def test_a_german_paper_mentions_an_abbildung():
    case = paper_facts(
        {"case": "{fig:mri}"}, figures=[figure("mri", "m")], paper={"language": "de"}
    )

    assert order(composed(case).manuscript.body[0].blocks)[0] == "Abbildung\u00a01"


def test_citations_are_numbered_in_the_order_of_reading_captions_included():
    case = paper_facts(
        {"introduction": "Known [@b].", "case": "Seen ({fig:mri}).", "discussion": "Old [@a]."},
        figures=[figure("mri", "m", title="From [@c].")],
        references=[reference("a"), reference("b"), reference("c")],
    )

    paper = composed(case).manuscript
    assert [entry.key for entry in paper.references] == ["b", "c", "a"]
    assert words(paper.body[2].blocks[0].children) == "Old\u00a0[3]."


def test_a_range_of_citations_collapses_and_links_to_its_ends():
    case = paper_facts(
        {"discussion": "Many [@a; @b; @c]."}, references=[reference(key) for key in "abc"]
    )

    (paragraph,) = composed(case).manuscript.body[0].blocks
    pieces = [(piece.text, piece.key) for piece in paragraph.children[1].pieces]
    assert pieces == [("[", None), ("1", "a"), ("-", None), ("3", "c"), ("]", None)]


def test_a_reference_that_nothing_cites_is_not_printed():
    case = paper_facts({"case": "Text."}, references=[reference("a")])

    assert composed(case).manuscript.references == ()
