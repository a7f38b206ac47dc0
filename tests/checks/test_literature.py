from casereports.checks.literature import retraction_problems
from casereports.checks.run import problems
from tests.manuscript.papers import composed, paper_facts, reference

WITHDRAWN = reference("b", "Withdrawn") | {"status": "retracted"}
RETRACTED = "“b” has been retracted. Cite another work, or say in the text that it was retracted."


def said(text: str) -> list[tuple[str, str, str, str]]:
    facts = paper_facts({"discussion": text}, references=[reference("a"), WITHDRAWN])
    return [
        (problem.severity.value, problem.message, problem.where, problem.source)
        for problem in retraction_problems(facts, composed(facts).manuscript)
    ]


def test_a_cited_paper_that_was_retracted_is_a_warning_at_its_entry():
    assert said("So [@a; @b].") == [("warning", RETRACTED, "References › b", "reference:b")]


def test_a_retracted_paper_that_nothing_cites_is_no_matter():
    assert said("So [@a].") == []


def test_the_list_of_problems_names_it():
    facts = paper_facts({"discussion": "So [@b]."}, references=[WITHDRAWN])
    found = problems(facts, composed(facts).manuscript)

    assert [problem.message for problem in found if problem.code == "RETRACTED"] == [RETRACTED]
