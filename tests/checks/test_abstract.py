from casereports.checks.abstract import abstract_problems, problems_in
from casereports.checks.problem import Problem
from casereports.journals.profile import Abstract
from casereports.journals.rule import Confidence, Rule
from casereports.journals.shelf import profile
from tests.manuscript.papers import composed, paper_facts

MOVED = ("Background", "Case presentation", "Conclusions")
MEDICINE = ("Rationale", "Patient concerns", "Diagnoses", "Interventions", "Outcomes", "Lessons")


def found(journal: str, *heads: str) -> list[Problem]:
    abstract = [{"heading": head, "text": "A word."} for head in heads]
    case = paper_facts({"case": "A word."}, paper={"abstract": abstract})
    return list(abstract_problems(composed(case, journal).manuscript))


def test_heads_of_another_journal_are_named_beside_those_that_are_asked_for():
    (problem,) = found("medicine-baltimore", *MOVED)

    assert (problem.code, problem.severity, problem.source) == ("ABSTRACT", "warning", "abstract:1")
    assert problem.message == (
        "The journal asks for an abstract with the heads Rationale / Patient concerns / Diagnoses "
        "/ Interventions / Outcomes / Lessons (reproduction of the journal's instructions, or "
        "those of a sibling journal, 2026-11). "
        "Yours has the heads Background / Case presentation / Conclusions."
    )


def test_an_abstract_in_one_block_lacks_the_heads_that_are_asked_for():
    (problem,) = found("medicine-baltimore", "")

    assert str(problem.message).endswith("Yours has no heads.")


def test_the_heads_of_the_journal_are_in_order_however_they_are_written():
    assert found("medicine-baltimore", *(f"{head.upper()}:" for head in MEDICINE)) == []


def test_a_journal_that_prints_one_block_leaves_heads_out_by_itself():
    assert found("bmj-case-reports", *MOVED) == []


def test_where_no_journal_is_chosen_or_nothing_is_written_nothing_is_asked():
    assert found("generic-care", *MOVED) == []
    assert found("medicine-baltimore") == []


def test_what_is_not_verified_weighs_less_and_says_so():
    rule = Rule(
        value=((), ("Case", "Lesson")),
        confidence=Confidence.BACKGROUND,
        source="background",
        as_of="2026-11",
    )
    journal = profile("").model_copy(update={"abstract": Abstract(shapes=rule)})
    abstract = [{"heading": "Background", "text": "A word."}]
    case = paper_facts({"case": "A word."}, paper={"abstract": abstract})
    (problem,) = problems_in(composed(case, "generic-care").manuscript, journal)

    assert problem.severity == "note"
    assert problem.message == (
        "The journal is said to ask for an abstract in one block or with the heads Case / Lesson; "
        "this is not verified (background, 2026-11). Yours has the heads Background."
    )
