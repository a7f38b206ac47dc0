import json
from pathlib import Path

import pytest

from casereports.clinical.casefile import read_case
from casereports.manuscript.comparing.figures import is_note
from casereports.manuscript.comparing.paper import compare
from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Deleted, Figure, Inserted, Paragraph, Section, Table
from casereports.manuscript.walk import blocks_of
from tests.manuscript.comparing.versions import papers, reading, shown
from tests.manuscript.papers import composed, figure, paper_facts, words
from tests.renderers.papers import paper

BEFORE, AFTER = papers()
BOTH = compare(BEFORE, AFTER)
EXAMPLE = Path(__file__).parents[3] / "examples" / "presacral-net" / "case.json"


def section(name: str) -> Section:
    (found,) = (one for one in BOTH.body if one.key == name)
    return found


def test_the_papers_of_the_renderers_hold_these_changes() -> None:
    assert paper("changes") == BOTH


def test_both_versions_stand_in_their_comparison() -> None:
    assert reading(BOTH, Inserted) == reading(BEFORE)
    assert reading(BOTH, Deleted) == reading(AFTER)


def test_what_stands_above_the_paper_tells_its_changes() -> None:
    front = BOTH.front
    assert shown(front.marked_title) == "A mass [-near-]{+in front of+} the sacrum"
    assert shown(front.marked_authors) == "E. Example{+, S. Sample+}"
    assert [shown(one.marked) for one in front.affiliations] == ["[-Old-]{+New+} Hospital, Norway"]
    assert shown(front.marked_keywords) == "sacrum; [-mass-]{+tumour+}"
    assert [shown(part.children) for part in front.abstract] == [
        "A man had{+ severe+} pain. He was well later."
    ]
    assert front.title == AFTER.front.title


def test_prose_tells_its_changes_where_they_are() -> None:
    told = [shown(one.children) for one in section("case").blocks if isinstance(one, Paragraph)]
    assert told == [
        "A man had pain in the{+ lower+} back for six months [2]. MRI showed a mass (Figure 1).",
        "Figure 1B: the picture was replaced.",
        "Alkaline phosphatase was [-147 U/L-]{+152 U/L+} (Table 1).",
        "[-The colonoscopy found nothing.-]",
        "{+He was told of the findings on the same day.+}",
    ]


def test_a_list_tells_the_item_that_came() -> None:
    (listed,) = (one for one in section("case").blocks if one.kind == "list")
    assert [shown(item.children) for item in listed.items] == [
        "pain relief",
        "{+exercise+}",
        "walking aids",
    ]


def test_a_section_that_came_is_new_with_its_heading() -> None:
    assert shown(section("introduction").marked_title) == "{+Introduction+}"


def test_a_table_tells_cells_and_rows() -> None:
    (table,) = (one for one in section("case").blocks if isinstance(one, Table))
    assert [[shown(cell.children) for cell in row.cells] for row in table.rows] == [
        ["Alkaline phosphatase", "[-147-]{+152+} U/L"],
        ["[-Gamma-GT-]", "[-60 U/L-]"],
        ["{+C-reactive protein+}", "{+9 U/L+}"],
    ]


def test_a_figure_that_is_gone_leaves_its_legend_alone() -> None:
    told = [block for block in section("discussion").blocks if isinstance(block, Paragraph)]
    assert [shown(one.children) for one in told] == [
        "Such a mass is rare [-[2]-]{+[1]+}. We saw no [2] other like it[- (Figure 2)-].",
        "[-Figure 2. Pictures of slide.-]",
    ]


def test_the_reference_list_tells_what_came_and_went() -> None:
    assert [shown(entry.children)[:2] for entry in BOTH.references] == ["{+", "E.", "[-"]


def test_a_paper_compared_with_itself_is_itself() -> None:
    assert compare(AFTER, AFTER) == AFTER


def test_a_figure_that_moved_is_no_change() -> None:
    text = {"case": "One ({fig:a}).\n\nTwo ({fig:b})."}
    before = composed(paper_facts(text, figures=[figure("a", "x"), figure("b", "y")])).manuscript
    text = {"case": "One.\n\nTwo ({fig:b}, {fig:a})."}
    after = composed(paper_facts(text, figures=[figure("a", "x"), figure("b", "y")])).manuscript
    figures = [one for one in blocks_of(compare(before, after).body) if isinstance(one, Figure)]
    assert [shown(one.caption) for one in figures] == ["Pictures of b.", "Pictures of a."]
    assert not any(is_note(one) for one in blocks_of(compare(before, after).body))


def test_a_panel_that_is_gone_leaves_its_words_and_a_line() -> None:
    def seen(*panels: str) -> Manuscript:
        shown = figure("a", *panels)
        for one in shown["panels"]:
            one["caption"] = f"View {one['key']}."
        return composed(paper_facts({"case": "See {fig:a}."}, figures=[shown])).manuscript

    _text, legend, note = compare(seen("x", "y", "z"), seen("x", "y")).body[0].blocks
    assert isinstance(legend, Figure)
    assert isinstance(note, Paragraph)
    assert shown(legend.caption) == "Pictures of a.[- View z.-]"
    assert words(note.children) == "Figure\N{NO-BREAK SPACE}1C: this picture was removed."


def test_a_section_that_is_gone_stands_where_it_stood() -> None:
    gone = compare(AFTER, BEFORE)
    assert [(one.key, shown(one.marked_title)) for one in gone.body] == [
        ("introduction-removed", "[-Introduction-]"),
        ("case", ""),
        ("discussion", ""),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [(" mass", " tumour"), (". The ", ". In our patient, the "), ("147", "152"), (", ", "; ")],
)
def test_the_example_stands_in_its_comparison_with_an_edited_one(old: str, new: str) -> None:
    content = EXAMPLE.read_text("utf-8")
    case = json.loads(content)
    for part in case["case"]["paper"]["sections"]:
        part["text"] = part["text"].replace(old, new)
    case["case"]["figures"].pop()
    case["case"]["labs"][0]["result"]["value"] = "200"
    before = composed(read_case(content)).manuscript
    after = composed(read_case(json.dumps(case))).manuscript
    both = compare(before, after)
    assert reading(both, Inserted) == reading(before)
    assert reading(both, Deleted) == reading(after)
