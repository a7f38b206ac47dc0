from casereports.manuscript.nodes import Section
from tests.manuscript.papers import CARE, SEED, composed, figure, order, outline, paper_facts


def body(case, journal=SEED) -> tuple[Section, ...]:
    return composed(case, journal).manuscript.body


PARTS = {
    "treatment": "A drug.",
    "patient": "A man.",
    "investigations": "A scan.",
    "introduction": "Rare.",
}


def test_parts_are_joined_in_the_journals_order():
    introduction, case = body(paper_facts(PARTS))

    assert introduction.title == "Introduction"
    assert order(case.blocks) == ["A man.", "A scan.", "A drug."]


def test_parts_stand_under_headings_of_their_own_where_the_journal_has_them():
    assert outline(body(paper_facts(PARTS), CARE)) == [
        "1 Introduction",
        "2 Case Presentation",
        "2.1 Patient Information",
        "2.2 Diagnostic Assessment",
        "2.3 Therapeutic Intervention",
    ]


def test_a_case_written_in_one_piece_keeps_together():
    (case,) = body(paper_facts({"case": "A man.\n\nA scan."}), CARE)

    assert (case.title, order(case.blocks)) == ("Case Presentation", ["A man.", "A scan."])


def test_a_section_points_at_the_form_field_of_its_first_prose():
    (case,) = body(paper_facts({"treatment": "A drug.", "findings": "A lump."}))

    assert case.source == "section:findings"


def test_the_patients_account_is_printed_where_no_prose_tells_it():
    case = paper_facts({"case": "Text."}, perspective={"account": "I was afraid."})

    section = body(case, CARE)[-1]
    assert (section.title, section.source) == ("Patient Perspective", "perspective:account")
    assert order(section.blocks) == ["I was afraid."]


def test_a_figure_follows_the_paragraph_that_first_mentions_it():
    case = paper_facts(
        {"case": "Pain.\n\nSeen {fig:mri}.\n\nSeen again {fig:mri:A}."},
        figures=[figure("mri", "m1", "m2")],
    )

    assert order(body(case)[0].blocks) == [
        "Pain.",
        "Seen Figure\u00a01.",
        "<figure 1 mri>",
        "Seen again Figure\u00a01A.",
    ]


def test_a_figure_that_nothing_mentions_ends_its_section():
    case = paper_facts(
        {"case": "Pain.", "discussion": "Hence."},
        figures=[figure("mri", "m"), figure("plot", "p", section="discussion")],
    )

    assert [order(section.blocks) for section in body(case)] == [
        ["Pain.", "<figure 1 mri>"],
        ["Hence.", "<figure 2 plot>"],
    ]


def test_an_unmentioned_figure_finds_the_whole_case_where_its_section_is_unwritten():
    case = paper_facts({"case": "Pain."}, figures=[figure("mri", "m", section="investigations")])

    (section,) = body(case, CARE)
    assert order(section.blocks) == ["Pain.", "<figure 1 mri>"]


def test_a_figure_without_any_prose_still_has_a_place():
    case = paper_facts({}, figures=[figure("mri", "m")])

    assert outline(body(case, CARE)) == ["1 Case Presentation", "1.1 Diagnostic Assessment"]


def test_every_figure_stands_exactly_once():
    case = paper_facts(
        {"introduction": "{fig:a}", "case": "{fig:b} {fig:a}", "discussion": "{fig:b}"},
        figures=[figure("a", "a1"), figure("b", "b1"), figure("c", "c1")],
    )

    blocks = [block for section in body(case) for block in section.blocks]
    assert [block.key for block in blocks if block.kind == "figure"] == ["a", "b", "c"]
