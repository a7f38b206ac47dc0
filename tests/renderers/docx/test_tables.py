import pytest

from casereports.manuscript.nodes import Cell, Column, Row, Table, Text
from casereports.renderers.docx.widths import TEXT_WIDTH, column_widths
from tests.renderers.docx.reading import all_of, looks, opened, style_of, styled, words_in, written


def test_caption_stands_above_the_table_and_stays_with_it() -> None:
    above = all_of(written("tables"), "w:tbl")[0].getprevious()
    assert words_in(above) == "Table 1. Laboratory findings."
    style = opened(written("tables")).styles["Table Caption"]
    assert style.paragraph_format.keep_with_next is True


def test_head_is_repeated_on_every_page_and_no_row_is_parted() -> None:
    head, *rows = all_of(written("long-table"), "w:tr")
    assert [part.tag.partition("}")[2] for part in head.trPr] == ["cantSplit", "tblHeader"]
    assert {tuple(part.tag.partition("}")[2] for part in row.trPr) for row in rows} == {
        ("cantSplit",)
    }


def test_a_short_table_stays_on_one_page_with_its_notes_and_a_long_one_may_break() -> None:
    def kept(name: str) -> set[bool]:
        items = [item for item in all_of(written(name), "w:p") if style_of(item) == "TableText"]
        return {item.pPr.keepNext is not None for item in items}

    assert kept("tables") == {True}
    assert kept("long-table") == {False}


def test_a_heading_of_rows_spans_all_columns() -> None:
    (table,) = opened(written("tables")).tables
    group = table.rows[1]
    assert {cell._tc for cell in group.cells} == {group.cells[0]._tc}
    assert group.cells[0].text == "Chemistry"
    assert group.cells[0].paragraphs[0].style.name == "Table Group"


def test_cells_are_aligned_as_their_columns() -> None:
    (table,) = opened(written("tables")).tables
    values = [str(cell.paragraphs[0].paragraph_format.alignment) for cell in table.rows[2].cells]
    assert values == ["LEFT (0)", "RIGHT (2)", "CENTER (1)"]


def test_marks_of_notes_are_raised_and_the_notes_stand_below() -> None:
    content = written("tables")
    marks = [run for run in all_of(content, "w:r") if words_in(run) == "a"]
    assert [mark.rPr[0].val for mark in marks] == ["superscript", "superscript"]
    assert styled(content, "TableNote") == ["General note.", "a\u2009Marked note."]


def test_rules_stand_above_below_and_under_the_head_alone() -> None:
    content = written("tables")
    (table,) = opened(content).tables
    assert table.style.name == "Paper Table"
    (borders,) = table.style.element.xpath(".//w:tblBorders")
    assert [line.tag.partition("}")[2] for line in borders] == ["top", "bottom"]
    ruled = [
        words_in(borders.getparent().getparent()) for borders in all_of(content, "w:tcBorders")
    ]
    assert ruled == [cell.text for cell in table.rows[0].cells]


def test_a_table_without_notes_is_kept_from_what_follows() -> None:
    after = all_of(written("long-table"), "w:tbl")[0].getnext()
    assert style_of(after) in {"TableEnd", "TableNote"}


def test_labels_are_bold() -> None:
    assert looks(written("tables"), "Table 1.") == {"b"}


def row(*words: str) -> Row:
    return Row(cells=tuple(Cell(children=(Text(text=one),)) for one in words), source="lab:x")


def table(*rows: Row) -> Table:
    columns = tuple(Column(header=(Text(text="x"),)) for _ in rows[0].cells)
    return Table(key="t", number=1, caption=(), columns=columns, rows=rows, source="lab:")


def test_columns_that_fit_share_what_is_left() -> None:
    narrow, wide = column_widths(table(row("1", "a few words")))
    assert wide - narrow == pytest.approx(10 * 105, abs=1)


def test_columns_that_do_not_fit_have_room_for_their_longest_word() -> None:
    text = "many words that go on and on " * 6
    short, long = column_widths(table(row("Thrombocytopenia", text)))
    assert short >= 16 * 105
    assert short + long == TEXT_WIDTH


def test_columns_of_too_long_words_fill_the_page_and_no_more() -> None:
    word = "x" * 40
    assert column_widths(table(row(word, word, word, word)))[:3] == [2267, 2267, 2267]
