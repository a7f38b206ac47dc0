from pathlib import Path

from casereports.checks.care.report import CARE
from casereports.checks.ethics import CODE, DEMAND
from casereports.checks.run import problems
from casereports.clinical.facts.case import CaseFacts
from tests.factories.manuscripts import plain_manuscript

PAGE = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")


def test_every_code_is_explained_in_the_words_of_the_checklist():
    rows = [line for line in PAGE.splitlines() if line.startswith(("| CARE-", f"| {CODE}"))]

    assert rows == [
        *(f"| CARE-{i.item} | {i.topic} | {i.demand} | {i.where} |" for i in CARE.items),
        f"| {CODE} | Ethics | {DEMAND} | Ethics › state |",
    ]


def test_every_code_that_a_check_gives_is_explained():
    codes = {problem.code for problem in problems(CaseFacts(), plain_manuscript(CaseFacts()))}

    assert {code for code in codes if f"| {code} |" not in PAGE} == set()


def test_the_page_links_to_where_care_is_explained():
    assert CARE.link in PAGE
