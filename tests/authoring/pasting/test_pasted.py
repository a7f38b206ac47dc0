import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereports.authoring.pasting.lines import Cell, Head, Ignored, PasteError
from casereports.authoring.pasting.pasted import Pasted, understand
from casereports.authoring.pasting.remarks import About, Remark, left_out, remark
from casereports.authoring.pasting_words import sentence
from casereports.clinical.facts.codes import Presence

TABLES = ("labs", "ihc", "lesions", "molecular", "agents", "complaints")
COLUMNS = {"name": "Complaint", "presence": "Presence", "duration": "Duration"}


def test_more_than_a_megabyte_is_refused_with_its_size() -> None:
    with pytest.raises(PasteError) as refusal:
        understand("1" * 1_200_000, table="labs")
    assert refusal.value.remark == remark(About.TOO_BIG, size=1_200_000)


def test_more_than_ten_thousand_lines_are_refused_with_their_number() -> None:
    with pytest.raises(PasteError) as refusal:
        understand("CRP 5 mg/l\n" * 12_034, table="labs")
    assert refusal.value.remark == remark(About.TOO_MANY_LINES, most=10_000, number=12_034)


@pytest.mark.parametrize("text", ["", "  \n\t\n ", "\x00\x01", "\ufeff", "\u200e\u202e"])
def test_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(PasteError) as refusal:
        understand(text, table="labs")
    assert refusal.value.remark == remark(About.NOTHING_TO_READ)


def test_separators_alone_give_no_row() -> None:
    assert understand("\t\t;;\n---\n||", table="labs").lines == ()


def test_characters_that_cannot_be_printed_go_with_a_doubt() -> None:
    for text in ("CRP\x00 5 mg/l", "CRP\ud800 5 mg/l", "CRP 5\x1b mg/l"):
        (line,) = understand(text, table="labs").lines
        assert line.text("result") == "5 mg/L"
        assert line.doubts == (remark(About.UNPRINTABLE),)
        assert line.source == "CRP 5 mg/l"


def test_marks_of_direction_and_width_go_silently() -> None:
    (line,) = understand("\ufeff\u202eCRP\u200e 5\u00ad mg/l\u202c", table="labs").lines
    assert (line.text("result"), line.doubts) == ("5 mg/L", ())


def test_tags_and_pictures_stay_text() -> None:
    html, emoji = understand("<b>Zeta</b> 5 mg/l\n🙂 Zeta 5 mg/l", table="labs").lines
    assert html.text("analyte") == "<b>Zeta</b>"
    assert emoji.text("analyte") == "🙂 Zeta"


def test_the_shown_line_is_cut() -> None:
    (line,) = understand("Zeta" + "z" * 290 + " 5 mg/l", table="labs").lines
    assert len(line.source) == 200


def test_a_name_beyond_the_record_s_length_is_left_out() -> None:
    (line,) = understand("Z" * 320 + " 5 mg/l", table="labs").lines
    assert line.text("analyte") == ""
    assert line.doubts == (
        left_out("Z" * 320),
        remark(About.TOO_LONG, most=300),
        remark(About.MISSING, column="analyte"),
    )


def test_a_line_of_endless_length_is_left_out() -> None:
    read = understand("CRP 5 mg/l\n" + "1" * 100_000, table="labs")
    assert [line.number for line in read.lines] == [1]
    assert read.ignored == (Ignored(2, "1" * 200, remark(About.ENDLESS)),)


def test_a_cell_that_a_spreadsheet_broke_is_one_cell() -> None:
    text = 'Name\tWert\tEinheit\n"Zeta\nglobulin"\t5\tmg/l\nEta\t6\tmg/l'
    first, second = understand(text, table="labs").lines
    assert (first.number, first.text("analyte")) == (2, "Zeta globulin")
    assert (second.number, second.text("analyte")) == (4, "Eta")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "mark", ["1", "1,", "1 ", "A ", "(", "+ ", "a1, ", "1-", "mg/", '"', "1.1.", "CD1 + ", "p.A("]
)
def test_a_hundred_thousand_like_characters_are_read_to_the_end(table: str, mark: str) -> None:
    whole = mark * (100_000 // len(mark))
    broken = "\n".join(whole[at : at + 4_990] for at in range(0, 100_000, 4_990))
    assert isinstance(understand("A " + whole, table=table, columns=COLUMNS), Pasted)
    assert isinstance(understand("A " + broken, table=table, columns=COLUMNS), Pasted)


def test_ten_thousand_lines_give_ten_thousand_rows() -> None:
    text = "\n".join(f"ALP {value} U/L (40-129)" for value in range(1, 10_001))
    assert len(understand(text, table="labs").lines) == 10_000


def understood_or_refused(text: str, table: str, decimal_comma: bool | None) -> Pasted | Remark:
    try:
        return understand(text, table=table, decimal_comma=decimal_comma, columns=COLUMNS)
    except PasteError as refusal:
        return refusal.remark


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(alphabet=st.characters(), max_size=120)
    | st.text(alphabet="ALPCRP 0123456789.,;:<>()[]%/+-*\t\n|\"'µßβ中（：↑", max_size=120),
    table=st.sampled_from(TABLES),
    decimal_comma=st.sampled_from([None, True, False]),
)
def test_any_text_is_either_understood_or_refused(
    text: str, table: str, decimal_comma: bool | None
) -> None:
    read = understood_or_refused(text, table, decimal_comma)
    if isinstance(read, Remark):
        assert read == remark(About.NOTHING_TO_READ)
    else:
        assert len(read.lines) + len(read.ignored) > 0
        doubts = [doubt for line in read.lines for doubt in line.doubts]
        assert all(
            sentence(each).endswith(".") for each in (*doubts, *(line.why for line in read.ignored))
        )
        assert all(cell.text for line in read.lines for cell in line.cells)


def test_another_grid_is_filled_by_the_labels_of_its_columns() -> None:
    text = "duration\tComplaint\n6 months\tpain\n3 weeks\tfever"
    read = understand(text, table="complaints", columns=COLUMNS)
    assert read.heading == (Head("duration", "duration"), Head("Complaint", "name"))
    assert [line.cells for line in read.lines] == [
        (Cell("duration", "6 months"), Cell("name", "pain")),
        (Cell("duration", "3 weeks"), Cell("name", "fever")),
    ]


def test_another_grid_is_filled_in_its_order_without_a_heading() -> None:
    read = understand("pain\tpresent\t6 months", table="complaints", columns=COLUMNS)
    assert read.lines[0].cells == (
        Cell("name", "pain"),
        Cell("presence", "present"),
        Cell("duration", "6 months"),
    )


def test_what_a_grid_s_column_does_not_take_is_left_out_with_its_reason() -> None:
    (line,) = understand("pain\tperhaps\tlong\tmore", table="complaints", columns=COLUMNS).lines
    assert line.cells == (Cell("name", "pain"),)
    assert line.doubts == (
        left_out("more"),
        left_out("perhaps"),
        remark(About.NOT_ON_LIST, quote="perhaps", words=tuple(Presence)[:4]),
        left_out("long"),
        remark(
            About.NOT_READ,
            fault=(
                "“long” is not a length of time; write for example “6 months”, “2-3 days” "
                "or “>1 year”."
            ),
        ),
    )
