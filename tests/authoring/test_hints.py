"""What a case still lacks, told in the reader's language."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

from casereports.accounts.models import User
from casereports.authoring.hints import Hint, hints, reason
from casereports.checks.problem import Problem, Severity
from casereports.clinical.notation import NotationError
from casereports.clinical.sentences import _
from casereports.journals.shelf import UnknownJournalError, profile
from casereports.manuscript.faults import Fault
from casereports.pipeline import draft
from casereports.record.models import Case
from tests.authoring.pages import tree
from tests.factories.cases import case_of

PROBLEM = Problem(
    code="CARE-3c",
    severity=Severity.WARNING,
    message=_("Write the abstract."),
    where=_("History › %(kind)s", kind=_("family")),
    source="abstract:1",
)


def test_a_problem_is_told_with_its_place_and_weight() -> None:
    hint = Hint(about=PROBLEM, address="")
    assert (hint.message, hint.where) == ("Write the abstract.", "History › family")
    with override("de"):
        assert hint.message == "Schreiben Sie den Abstract."
        assert hint.where == "Anamnese › Familie"
        assert hint.severity == gettext("warning")
        assert hint.severity != Severity.WARNING.label


def test_a_hole_is_told_and_has_no_place() -> None:
    hint = Hint(about=Fault(source="paper:title", message=_("The paper has no title.")), address="")
    with override("de"):
        assert (hint.message, hint.where) == ("Der Artikel hat keinen Titel.", "")


def test_why_a_case_makes_no_paper_is_told() -> None:
    with pytest.raises(UnknownJournalError) as error:
        profile("none")
    with override("de"):
        assert reason(error.value).startswith("Es gibt keine Zeitschrift „none“;")
    assert reason(NotationError(_("Something is missing"))) == "Something is missing"


def test_a_german_reads_the_report_s_problems_in_german(case: Case, browser: Client) -> None:
    with override("de"):  # and not for the tests that follow
        address = reverse("report", args=[case.slug])
        page = tree(browser.get(address, headers={"accept-language": "de"}))
    told = [one.text_content() for one in page.xpath("//*[@class='message']")]
    english = {str(problem.message) for problem in draft(case).problems}
    assert told
    assert english & set(told) == set()


def test_what_several_checks_say_of_one_place_is_said_once_with_their_codes() -> None:
    again = PROBLEM.model_copy(update={"code": "CARE-3d"})
    elsewhere = PROBLEM.model_copy(update={"code": "CARE-4", "source": "section:case"})
    graver = PROBLEM.model_copy(update={"code": "CARE-1", "severity": Severity.ERROR})
    addresses = {"abstract:1": "/abstract/", "section:case": "/text/"}
    found = hints([PROBLEM, elsewhere, again, graver], addresses)
    assert [(hint.code, hint.address, hint.is_repeated) for hint in found] == [
        ("CARE-3c, 3d", "/abstract/", True),
        ("CARE-4", "/text/", False),
        ("CARE-1", "/abstract/", False),
    ]


def test_the_narrative_of_an_empty_case_asks_once_for_the_abstract(
    author: User, browser: Client
) -> None:
    case = case_of(author, {})
    address = f"{reverse('live', args=[case.slug])}?part=narrative"
    lines = tree(browser.get(address)).xpath("//*[@id='here']//li")
    told = [" ".join(line.text_content().split()) for line in lines]
    asked = [line for line in told if line.startswith("Write the abstract.")]
    assert asked == ["Write the abstract. CARE-3a, 3b, 3c, 3d"]
