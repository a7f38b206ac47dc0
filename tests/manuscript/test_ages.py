"""Where a journal takes no exact ages, none is printed: not in the text, not in a table."""

from typing import Any

import pytest

from casereports.clinical.facts.case import CaseFacts
from casereports.journals.shelf import profile
from casereports.manuscript.ages import by_decade
from casereports.manuscript.nodes import Figure, Table
from casereports.manuscript.walk import blocks_of, words_of
from tests.manuscript.drafting.writing import drafted, lines
from tests.manuscript.papers import composed, facts, paper_facts
from tests.manuscript.quoting.telling import lab, told

BMJ = "bmj-case-reports"


def at(**age: Any) -> dict[str, Any]:
    return {"kind": "age", "age": age}


def history(when: dict[str, Any], name: str = "appendicectomy") -> dict[str, Any]:
    return {"key": name.replace(" ", "-"), "name": name, "kind": "surgical", "when": when}


def table(case: CaseFacts, journal: str, key: str) -> list[list[str]]:
    """The heads and cells of a table in the paper, no-break spaces as spaces."""
    blocks = blocks_of(composed(case, journal).manuscript.body)
    (found,) = (block for block in blocks if isinstance(block, Table) and block.key == key)
    heads = [column.header for column in found.columns]
    lines = [heads, *([cell.children for cell in row.cells] for row in found.rows)]
    return [[words_of(cell).replace("\u00a0", " ") for cell in line] for line in lines]


@pytest.mark.parametrize(
    ("when", "exact", "decade"),
    [
        (at(years=63), "at the age of 63 years", "in the seventh decade of life"),
        (at(years=18), "at the age of 18 years", "in the second decade of life"),
        (at(years=17), "at the age of 17 years", "at the age of 17 years"),
        (at(months=8), "at the age of 8 months", "at the age of 8 months"),
        (at(years=89), "at the age of 89 years", "in the ninth decade of life"),
        (at(years=90), "at the age of 90 years", "at the age of 90 or older"),
        (at(years=103), "at the age of 103 years", "at the age of 90 or older"),
        (at(decade=60), "in the seventh decade of life", "in the seventh decade of life"),
        (at(decade=90), "in the tenth decade of life", "at the age of 90 or older"),
        (
            {"kind": "offset", "value": 63, "unit": "year", "reference": "birth"},
            "63 years after birth",
            "in the seventh decade of life",
        ),
        (
            {"kind": "offset", "value": 630, "unit": "year", "reference": "birth"},
            "630 years after birth",
            "at the age of 90 or older",
        ),
        (
            {"kind": "offset", "value": 3, "unit": "day", "reference": "birth", "ordinal": True},
            "on day 3 of life",
            "on day 3 of life",
        ),
    ],
)
def test_a_time_in_the_text_tells_no_adults_exact_age(when, exact, decade):
    case = facts(history=[history(when)])

    assert told("{history:appendicectomy:when}", case) == exact
    assert told("{history:appendicectomy:when}", case, exact_age=False) == decade


def test_the_age_alone_of_the_oldest_is_told_as_ninety_or_older():
    case = facts(patient={"age": {"years": 94}})

    assert told("{patient:age}", case, exact_age=False) == "90 or older"


def test_the_timeline_tells_decades_and_keeps_its_order():
    before = {"kind": "offset", "value": 6, "unit": "month", "direction": "before"}
    case = paper_facts(
        {"case": "See {table:timeline}."},
        patient={"age": {"years": 69}},
        history=[
            history(before, "biopsy"),
            history(at(years=66), "hernia repair"),
            history(at(years=61)),
            history(at(years=9), "tonsillectomy"),
        ],
    )

    assert table(case, BMJ, "timeline")[1:] == [
        ["At the age of 9 years", "Tonsillectomy"],
        ["In the seventh decade of life", "Appendicectomy"],
        ["In the seventh decade of life", "Hernia repair"],
        ["6 months before presentation", "Biopsy"],
    ]
    assert table(case, "cureus", "timeline")[2:4] == [
        ["At the age of 61 years", "Appendicectomy"],
        ["At the age of 66 years", "Hernia repair"],
    ]


def test_the_laboratory_table_tells_decades_and_keeps_its_order():
    case = paper_facts(
        {"case": "Seen."},
        patient={"age": {"years": 95}},
        labs=[
            lab("late", "3", when=at(years=92)),
            lab("early", "1", when=at(years=63)),
        ],
    )

    assert table(case, BMJ, "labs") == [
        ["Analyte", "In the seventh decade of life", "At the age of 90 or older"],
        ["Alkaline phosphatase", "1 U/L", "3 U/L"],
    ]


@pytest.mark.parametrize(
    ("donor", "by_decades"),
    [
        ("a 40-year-old woman", "a woman in her 40s"),
        ("a 46-year-old unrelated man", "an unrelated man in his 40s"),
        ("55-year-old brother with diabetes", "brother in his 50s with diabetes"),
        ("a 33-year-old with brain death", "in their 30s with brain death"),
        ("woman aged 40 years", "woman in her 40s"),
        ("female, 40 years", "female, in her 40s"),
        ("a 19-year-old man", "a man in his late teens"),
        ("a 91-year-old woman", "a woman aged 90 or older"),
        ("a 12-year-old boy", "a 12-year-old boy"),
        ("HLA-identical sister", "HLA-identical sister"),
        ("kept for 180 years", "kept for 180 years"),
    ],
)
def test_a_donor_is_told_by_the_decade(donor, by_decades):
    graft = {"source": "living_donor", "donor": donor}
    row = {"key": "graft", "name": "transplant", "kind": "transplant", "graft": graft}
    case = facts(treatments=[row])

    assert told("{treatment:graft:graft}", case) == f"living donor ({donor})"
    assert told("{treatment:graft:graft}", case, exact_age=False) == f"living donor ({by_decades})"


def test_the_treatment_table_tells_a_donor_by_the_decade():
    graft = {"source": "living_donor", "donor": "a 40-year-old woman"}
    row = {"key": "graft", "name": "transplant", "kind": "transplant", "graft": graft}
    case = paper_facts({"case": "See {table:treatment}."}, treatments=[row])

    printed = str(table(case, BMJ, "treatment"))
    assert "a woman in her 40s" in printed
    assert "40-year-old" not in printed


@pytest.mark.parametrize(
    ("age", "sentence"),
    [
        ({"years": 64}, "The patient was in their 60s."),
        ({"years": 93}, "The patient was aged 90 or older."),
    ],
)
def test_a_draft_tells_an_age_as_the_journal_takes_it(age, sentence):
    case = drafted(facts(patient={"age": age}), profile(BMJ))

    assert sentence in lines(composed(case, BMJ).manuscript)


def test_a_case_without_ages_is_told_as_it_is():
    case = facts(complaints=[{"key": "cough", "name": "cough"}])

    assert by_decade(case) is case


@pytest.mark.parametrize(("journal", "tells"), [(BMJ, False), ("cureus", True)])
def test_a_timeline_tells_no_age_either(journal: str, tells: bool) -> None:
    case = facts(
        patient={"age": {"years": 68}},
        history=[history(at(years=63))],
        imaging=[{"key": "mri", "modality": "MR", "when": at(years=63)}],
        plots=[{"key": "timeline", "kind": "timeline"}],
    )
    paper = composed(case, journal)
    (drawing,) = paper.drawings.values()
    figures = (one for one in blocks_of(paper.manuscript.body) if isinstance(one, Figure))
    (alt,) = (panel.alt for figure in figures for panel in figure.panels)
    assert ["63" in alt, "63\u00a0years" in drawing.decode()] == [tells, tells]
