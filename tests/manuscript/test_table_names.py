import pytest

from casereports.manuscript.compose.tables import compose_tables
from casereports.manuscript.table_names import TABLES, table_name
from tests.manuscript.papers import composed, facts, paper_facts

LABS = {"labs": [{"key": "a", "analyte": "A", "result": {"kind": "titre", "dilution": 640}}]}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("labs", "labs"),
        ("lab", "labs"),
        ("treatments", "treatment"),
        ("differentials", "differential"),
        ("harms", "adverse_events"),
        ("unheard", "unheard"),
    ],
)
def test_tables_are_known_by_singular_and_plural(written, meant):
    assert table_name(written) == meant


def test_every_table_that_is_composed_has_a_known_name():
    (table,) = compose_tables(facts(**LABS))

    assert table.block.key in TABLES


def test_prose_may_call_a_table_by_another_name():
    paper = composed(paper_facts({"case": "Seen ({table:lab})."}, **LABS))

    assert paper.faults == ()


def test_an_unknown_table_is_answered_with_the_names_of_all():
    paper = composed(paper_facts({"case": "{table:unheard}"}, **LABS))

    (fault,) = paper.faults
    assert fault.message == (
        "There is no table “unheard”; the tables are timeline, labs, ihc, microbiology, "
        "molecular, imaging, tests, differential, treatment, adverse_events."
    )
