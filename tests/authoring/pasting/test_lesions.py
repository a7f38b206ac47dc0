from casereports.authoring.pasting.pasted import understand
from casereports.authoring.pasting.remarks import About, left_out, remark
from casereports.clinical.facts.imaging import LesionNature


def test_a_lesion_s_site_stands_before_its_measures() -> None:
    text = "liver segment 6, 23 x 18 mm, SUVmax 8.1\nleft lower lobe nodule 8 mm"
    first, second = understand(text, table="lesions").lines
    assert {cell.column: cell.text for cell in first.cells} == {
        "site": "liver segment 6",
        "size": "23 x 18 mm",
        "suvmax": "8.1",
    }
    assert {cell.column: cell.text for cell in second.cells} == {
        "site": "left lower lobe nodule",
        "size": "8 mm",
    }


def test_the_unit_above_a_column_holds_for_its_sizes() -> None:
    text = "Site\tSize (mm)\tSUVmax\tNumber\nliver\t23 x 18\t8,1\t1\npelvis\t63×53×67\t9\t>10"
    read = understand(text, table="lesions")
    assert [
        (line.text("size"), line.text("suvmax"), line.text("count")) for line in read.lines
    ] == [("23 x 18 mm", "8.1", "1"), ("63 x 53 x 67 mm", "9", ">10")]


def test_the_nature_of_a_lesion_is_a_word_of_the_list() -> None:
    text = "Site\tSize\tNature\nliver\t8 mm\tmetastasis\nlung\t9 mm\tsomething else"
    first, second = understand(text, table="lesions").lines
    assert first.text("nature") == "metastasis"
    assert second.text("nature") == ""
    assert second.doubts == (
        left_out("something else"),
        remark(About.NOT_ON_LIST, quote="something else", words=tuple(LesionNature)[:4]),
    )


def test_a_line_without_a_size_is_left_out() -> None:
    read = understand("bone marrow", table="lesions")
    assert read.ignored[0].why == remark(About.NO_LESION)
