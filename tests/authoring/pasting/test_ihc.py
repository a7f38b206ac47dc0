from collections.abc import Callable

import pytest

from casereports.authoring.pasting.lines import Line
from casereports.authoring.pasting.pasted import understand
from casereports.authoring.pasting.remarks import About, remark

One = Callable[..., dict[str, str]]


def told(line: Line) -> tuple[str, str]:
    return line.text("marker"), line.text("result")


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("CD56 (+)", {"result": "positive"}),
        ("CD56: positive", {"result": "positive"}),
        ("CK7 -", {"result": "negative"}),
        ("S100(-)", {"result": "negative"}),
        ("CD3-", {"result": "negative"}),
        ("INSM1 ++", {"result": "2+"}),
        ("Ki-67 <2%", {"result": "positive", "percent": "<2"}),
        ("Ki-67 (5%+)", {"result": "positive", "percent": "5"}),
        ("Ki-67 2-3 %", {"result": "positive", "percent": "2-3"}),
        ("Ki-67（约5%+）", {"result": "positive", "percent": "about 5"}),
        ("Ki-67 0 %", {"result": "negative", "percent": "0"}),
        ("ER 90% 3+", {"result": "3+", "percent": "90"}),
        ("HER2 2+ (FISH negative)", {"result": "2+", "note": "FISH negative"}),
        ("CDX2 weakly positive", {"result": "weak"}),
        ("CD56 focal +", {"result": "focal"}),
        ("CD56 (灶+)", {"result": "focal"}),
        ("CD56 schwach fokal positiv", {"result": "weak_focal"}),
        ("CD34（血管+）", {"result": "positive", "cells": "vessels"}),
        ("p53 wild type", {"result": "wild_type"}),
        ("MSH6 loss", {"result": "lost"}),
        ("PMS2 erhalten", {"result": "retained"}),
        ("HMB45（±）", {"result": "equivocal"}),
        ("β-catenin nuclear +", {"result": "positive", "pattern": "nuclear"}),
        ("p16 diffuse strong", {"result": "positive", "intensity": "strong", "extent": "diffuse"}),
        ("CD20 moderate", {"result": "positive", "intensity": "moderate"}),
        ("PD-L1 (22C3) TPS 50%", {"result": "positive", "score": "TPS: 50%", "clone": "22C3"}),
        ("PD-L1 TPS <1%", {"result": "negative", "score": "TPS: <1%"}),
    ],
)
def test_a_marker_is_read_in_the_pathologists_words(
    one: One, line: str, cells: dict[str, str]
) -> None:
    row = one(line, "ihc")
    assert row.pop("marker")
    assert row == cells


def test_a_report_s_list_gives_a_row_for_each_marker() -> None:
    text = "CK (+), Syn (+), CgA (focal +), SSTR2 (+), Ki-67 (5%+)"
    read = understand(text, table="ihc")
    assert [told(line) for line in read.lines] == [
        ("CK", "positive"),
        ("synaptophysin", "positive"),
        ("chromogranin A", "focal"),
        ("SSTR2", "positive"),
        ("Ki-67", "positive"),
    ]


def test_a_chinese_list_in_full_width_brackets_is_read_alike() -> None:
    text = "免疫组化：CK（+），Vim（-），SMA（部分+），p53（野生型）。"
    results = [line.text("result") for line in understand(text, table="ihc").lines]
    assert results == ["positive", "negative", "partial", "wild_type"]


def test_a_word_before_a_list_holds_for_all_of_it() -> None:
    text = "Positive for CK7, CK19 and GATA3; negative for CK20, TTF-1 and PAX8."
    assert [told(line) for line in understand(text, table="ihc").lines] == [
        ("CK7", "positive"),
        ("CK19", "positive"),
        ("GATA3", "positive"),
        ("CK20", "negative"),
        ("TTF-1", "negative"),
        ("PAX8", "negative"),
    ]


def test_markers_that_share_a_result_say_so() -> None:
    first, second = understand("CK7, CK20: negative", table="ihc").lines
    assert (told(first), told(second)) == (("CK7", "negative"), ("CK20", "negative"))
    assert first.doubts == (remark(About.RESULT_OF_ANOTHER, marker="CK7", other="CK20"),)
    assert second.doubts == ()


def test_a_share_without_a_word_is_taken_for_positive_with_a_doubt() -> None:
    (line,) = understand("PR <1%", table="ihc").lines
    assert told(line)[1] == "positive"
    assert line.doubts == (remark(About.SHARE_AS_POSITIVE),)


def test_a_table_of_markers_is_read_by_its_heading() -> None:
    text = (
        "Marker\tClone\tResult\tIntensity\tPercent\n"
        "ER\tSP1\tpositive\tstrong\t90\n"
        "HER2\t4B5\t2+\t\t"
    )
    er, her2 = understand(text, table="ihc").lines
    assert {cell.column: cell.text for cell in er.cells if cell.column != "marker"} == {
        "clone": "SP1",
        "result": "positive",
        "intensity": "strong",
        "percent": "90",
    }
    assert (her2.text("clone"), her2.text("result")) == ("4B5", "2+")


def test_a_sentence_without_a_marker_is_left_out() -> None:
    read = understand("The tumour is composed of trabeculae.", table="ihc")
    assert read.lines == ()
    assert read.ignored[0].why == remark(About.NO_MARKER)
