from collections.abc import Callable

import pytest

from casereports.authoring.pasting.agents import days_of
from casereports.authoring.pasting.pasted import understand
from casereports.authoring.pasting.remarks import About, remark

One = Callable[..., dict[str, str]]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (
            "oxaliplatin 85 mg/m2 i.v. day 1 q2w",
            {
                "inn": "oxaliplatin",
                "dose": "85 mg/m²",
                "route": "intravenous",
                "days": "1",
                "frequency": "every",
                "interval": "2 weeks",
            },
        ),
        (
            "surufatinib 300 mg p.o. once daily",
            {"inn": "surufatinib", "dose": "300 mg", "route": "oral", "frequency": "daily"},
        ),
        (
            "carboplatin AUC 5 d1 q21d",
            {
                "inn": "carboplatin",
                "dose": "AUC 5",
                "days": "1",
                "frequency": "every",
                "interval": "21 days",
            },
        ),
        (
            "gemcitabine 1000 mg/m² i.v. days 1, 8, 15 every 4 weeks x 6 cycles",
            {
                "inn": "gemcitabine",
                "dose": "1000 mg/m²",
                "route": "intravenous",
                "days": "1, 8, 15",
                "cycle_length": "4 weeks",
                "cycles_given": "6",
            },
        ),
        (
            "capecitabine 1250 mg/m2 bid d1-3 q3w",
            {
                "inn": "capecitabine",
                "dose": "1250 mg/m²",
                "days": "1, 2, 3",
                "frequency": "twice_daily",
                "cycle_length": "3 weeks",
            },
        ),
        (
            "Heparin 500 IE/h i.v. kontinuierlich",
            {"dose": "500 IU/h", "route": "intravenous", "frequency": "continuous"},
        ),
        (
            "Cotrimoxazol 160/800 mg b.i.d. for 7 days",
            {"dose": "160/800 mg", "frequency": "twice_daily", "duration": "7 days"},
        ),
        ("everolimus 10 mg/d", {"inn": "everolimus", "dose": "10 mg/day"}),
        ("methotrexate 15 mg weekly", {"dose": "15 mg", "frequency": "weekly"}),
        ("Mesna bei Bedarf", {"frequency": "as_needed"}),
    ],
)
def test_a_drug_is_read_with_dose_route_and_schedule(
    one: One, line: str, cells: dict[str, str]
) -> None:
    row = one(line, "agents")
    assert row["inn"]
    assert {column: row[column] for column in cells} == cells
    assert row.keys() - cells.keys() - {"inn", "synonym"} == set()


def test_another_name_of_a_drug_is_kept_beside_the_international_one(one: One) -> None:
    row = one("5-FU 2400 mg/m2 over 46 h", "agents")
    assert (row["inn"], row["synonym"]) == ("fluorouracil", "5-FU")
    assert row["infusion"] == "46 hours"


def test_a_table_of_drugs_is_read_by_its_heading() -> None:
    text = (
        "Drug\tDose\tRoute\tSchedule\tDays\n"
        "Oxaliplatin\t85 mg/m2\ti.v.\tq2w\t1\n"
        "Irinotecan\t180 mg/m²\ti.v.\tq2w\t1"
    )
    read = understand(text, table="agents")
    assert [
        (line.text("dose"), line.text("route"), line.text("interval"), line.text("days"))
        for line in read.lines
    ] == [
        ("85 mg/m²", "intravenous", "2 weeks", "1"),
        ("180 mg/m²", "intravenous", "2 weeks", "1"),
    ]


def test_days_of_a_cycle_are_counted_out() -> None:
    assert days_of("1-3, 8") == "1, 2, 3, 8"
    assert days_of("1 bis 2") == "1, 2"
    assert days_of("daily") == ""


def test_a_line_without_a_drug_is_left_out() -> None:
    read = understand("see below", table="agents")
    assert read.ignored[0].why == remark(About.NO_DRUG)
