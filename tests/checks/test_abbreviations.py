from casereports.checks.abbreviations import abbreviation_problems
from tests.manuscript.papers import composed, paper_facts


def found(text: str, abstract: str = "Nothing.") -> list[tuple[str, str, str]]:
    case = paper_facts(
        {"introduction": "A word.", "case": text}, paper={"abstract": [{"text": abstract}]}
    )
    problems = abbreviation_problems(case, composed(case).manuscript)
    return [(one.severity.value, one.source, str(one.message)) for one in problems]


def test_what_is_unexplained_is_named_with_what_would_explain_it():
    assert found("Then MRI and CT.") == [
        (
            "note",
            "section:case",
            (
                "Not explained where first used: MRI (magnetic resonance imaging), "
                "CT (computed tomography). Write {abbr:MRI} there, and it is."
            ),
        )
    ]


def test_what_the_text_explains_the_abstract_does_not():
    (problem,) = found("Then {abbr:MRI}.", "On MRI.")
    assert problem[:2] == ("note", "abstract:1")


def test_what_is_explained_by_hand_or_by_a_mention_is_in_order():
    assert found("Computed tomography (CT), then {abbr:MRI}, CT and MRI.") == []


def test_of_many_the_first_are_named():
    ((_severity, _source, message),) = found("MRI, CT, PET, IVC, COPD, DVT, TIA, HIV.")
    assert message.count("(") == 6
