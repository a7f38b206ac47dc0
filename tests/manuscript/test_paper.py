import pytest

from casereports.clinical.facts.paper import SectionKind, SectionProse
from casereports.manuscript.faults import UnresolvedReferencesError
from casereports.manuscript.walk import blocks_of
from tests.factories.every_field import every_field
from tests.manuscript.papers import (
    CARE,
    SEED,
    composed,
    facts,
    figure,
    order,
    outline,
    paper_facts,
    reference,
    words,
)

#: The tables of a record that fills every field once; treatments need three rows.
TABLES = ("labs", "ihc", "microbiology", "molecular", "imaging", "differential")


@pytest.mark.parametrize(
    ("text", "printed", "message"),
    [
        (
            "Rare [@smith2020].",
            "Rare\u00a0[missing reference: smith2020].",
            "“smith2020” is not among the references.",
        ),
        (
            "Seen ({fig:ct}).",
            "Seen ([missing figure: ct]).",
            "The paper has no figure “ct”.",
        ),
        (
            "Raised ({table:labs}).",
            "Raised ([missing table: labs]).",
            "The record has no rows for a table “labs”; tables with rows: none.",
        ),
    ],
)
def test_a_reference_to_nothing_is_a_fault_and_prints_as_a_note(text, printed, message):
    paper = composed(paper_facts({"discussion": text}))

    assert order(paper.manuscript.body[0].blocks) == [printed]
    assert [(fault.source, fault.message) for fault in paper.faults] == [
        ("section:discussion", message)
    ]


def test_a_panel_that_the_figure_lacks_is_a_fault():
    case = paper_facts({"case": "{fig:mri:C}"}, figures=[figure("mri", "m1", "m2")])

    assert [fault.message for fault in composed(case).faults] == ["Figure “mri” has no panel “C”."]


def test_a_cluster_keeps_the_references_that_exist():
    case = paper_facts({"discussion": "So [@a; @gone]."}, references=[reference("a")])

    paper = composed(case)
    assert order(paper.manuscript.body[0].blocks) == ["So\u00a0[1][missing reference: gone]."]


def test_a_paper_with_holes_does_not_go_to_press():
    paper = composed(paper_facts({"case": "{fig:ct}", "discussion": "[@smith]"}))

    with pytest.raises(UnresolvedReferencesError) as refusal:
        paper.whole()

    assert str(refusal.value).splitlines() == [
        "section:case: The paper has no figure “ct”.",
        "section:discussion: “smith” is not among the references.",
    ]


def test_a_whole_paper_goes_to_press():
    paper = composed(paper_facts({"case": "Text."}))

    assert paper.whole() == paper.manuscript


def test_a_reference_that_cannot_be_read_is_a_fault_at_its_form():
    case = paper_facts({"case": "Text."}, references=[{"id": "a", "type": "no such type"}])

    (fault,) = composed(case).faults
    assert fault.source == "reference:a"


def test_the_same_facts_give_the_same_paper():
    case = paper_facts({"case": "Seen {fig:mri}."}, figures=[figure("mri", "m1", "m2")])

    assert composed(case) == composed(case)


def test_a_record_with_nothing_in_it_composes_to_a_draft():
    paper = composed(facts())

    assert outline(paper.manuscript.body) == []
    assert [fault.message for fault in paper.faults] == ["The paper has no title."]


@pytest.mark.parametrize("journal", [SEED, CARE])
def test_a_record_with_every_field_filled_makes_a_whole_paper(journal):
    case = every_field()
    mentions = " ".join(f"{{table:{name}}}" for name in TABLES)
    prose = (SectionProse(kind=SectionKind.CASE, text=mentions),)
    told = case.model_copy(update={"paper": case.paper.model_copy(update={"sections": prose})})

    paper = composed(told, journal).whole()
    assert {block.key for block in blocks_of(paper.body) if block.kind == "table"} == set(TABLES)


def test_one_record_moves_from_journal_to_journal():
    case = paper_facts({"patient": "A man.", "treatment": "A drug.", "discussion": "Hence."})

    seed, care = (composed(case, journal).manuscript for journal in ("jcmr-10.32629", CARE))
    assert outline(seed.body) == ["1 Case Report", "2 Discussion"]
    assert outline(care.body) == [
        "1 Case Presentation",
        "1.1 Patient Information",
        "1.2 Therapeutic Intervention",
        "2 Discussion",
    ]


def test_a_citation_in_the_abstract_is_printed():
    case = paper_facts(
        {"case": "Text."},
        paper={"abstract": [{"text": "Rare [@a]."}]},
        references=[reference("a")],
    )

    (part,) = composed(case).manuscript.front.abstract
    assert words(part.children) == "Rare\u00a0[1]."
