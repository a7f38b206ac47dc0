from tests.manuscript.papers import composed, order, paper_facts

RECORD = {
    "labs": [{"key": "a", "analyte": "A", "result": {"kind": "titre", "dilution": 640}}],
    "specimens": [
        {
            "key": "s",
            "kind": "cytology",
            "site": "pleura",
            "readings": [
                {"key": "r", "ihc": [{"key": "m", "marker": "TTF-1", "result": "positive"}]}
            ],
        }
    ],
    "differentials": [{"key": "d", "name": "another"}],
}


def test_laboratory_and_markers_are_printed_even_when_nothing_mentions_them():
    (section,) = composed(paper_facts({"case": "Pain."}, **RECORD)).manuscript.body

    assert order(section.blocks) == ["Pain.", "<table 1 labs>", "<table 2 ihc>"]


def test_a_table_follows_the_paragraph_that_first_mentions_it():
    case = paper_facts({"case": "Cells ({table:ihc}).\n\nBlood ({table:labs})."}, **RECORD)

    (section,) = composed(case).manuscript.body
    assert order(section.blocks) == [
        "Cells (Table\u00a01).",
        "<table 1 ihc>",
        "Blood (Table\u00a02).",
        "<table 2 labs>",
    ]


def test_the_other_tables_wait_for_a_mention():
    case = paper_facts({"case": "Pain.", "discussion": "Weighed: {table:differential}."}, **RECORD)

    paper = composed(case)
    assert paper.faults == ()
    assert order(paper.manuscript.body[1].blocks) == [
        "Weighed: Table\u00a03.",
        "<table 3 differential>",
    ]


def test_a_table_that_lacks_rows_names_those_that_have_them():
    paper = composed(paper_facts({"case": "{table:molecular}"}, **RECORD))

    assert [fault.message for fault in paper.faults] == [
        "The record has no rows for a table “molecular”; tables with rows: labs, ihc, differential."
    ]
