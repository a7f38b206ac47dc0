import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.pipeline import draft
from casereports.record.models import Action, AuditLine, Case, CaseRole, Paper
from tests.authoring.pages import tree, words
from tests.factories.cases import CaseFactory, case_of, share, small_case
from tests.factories.users import UserFactory

HOLE = {"sections": [{"kind": "introduction", "text": "As is known [@nobody1999]."}]}


@pytest.fixture
def holed(author: User) -> Case:
    """A case whose paper cites what is not in its list."""
    return small_case(author, paper={"title": "A hole: a case report", **HOLE})


def report(browser: Client, case: Case) -> object:
    return browser.get(reverse("report", args=[case.slug]))


def test_the_paper_stands_on_the_page_beside_its_pdf(case: Case, browser: Client) -> None:
    page = tree(report(browser, case))
    assert page.xpath("//article//h1")[0].text_content() == "Back pain: a case report"
    address = reverse("report-pdf", args=[case.slug])
    assert page.xpath("//iframe/@src") == [f"{address}#view=FitH&navpanes=0"]


def test_pictures_come_through_the_case(case: Case, browser: Client) -> None:
    (source,) = tree(report(browser, case)).xpath("//article//img/@src")
    assert source == reverse("picture", args=[case.slug, case.pictures.get().sha256])
    assert browser.get(source).status_code == 200


def test_the_pdf_is_shown_in_place_and_not_kept_by_others(case: Case, browser: Client) -> None:
    answer = browser.get(reverse("report-pdf", args=[case.slug]))
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"] == f'inline; filename="{case.slug}.pdf"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert AuditLine.objects.filter(action=Action.EXPORTED).count() == 0


@pytest.mark.parametrize(
    ("name", "form"), [("report-pdf", "pdf"), ("paper-html", "html"), ("paper-docx", "docx")]
)
def test_a_paper_that_is_taken_is_noted(name: str, form: str, case: Case, browser: Client) -> None:
    answer = browser.get(reverse(name, args=[case.slug]) + "?download")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert AuditLine.objects.get(action=Action.EXPORTED).detail == form


def test_every_problem_is_told_with_a_way_to_its_form(case: Case, browser: Client) -> None:
    page = tree(report(browser, case))
    lines = page.xpath("//ul[@class='problem-list']/li")
    # What several checks say of one place is one line.
    codes = [line.findtext("span[@class='code']").split(", ") for line in lines]
    assert sum(map(len, codes)) == len(draft(case).problems)
    for line in lines:
        (address,) = line.xpath(".//a/@href")
        assert browser.get(address).status_code == 200, address


def test_a_reader_sees_problems_without_ways_to_forms(case: Case, client: Client) -> None:
    reader = UserFactory()
    share(case, reader, CaseRole.READER)
    client.force_login(reader)
    page = tree(report(client, case))
    assert page.xpath("//ul[@class='problem-list']/li") != []
    assert page.xpath("//ul[@class='problem-list']//a") == []


def test_a_paper_with_a_hole_is_shown_with_the_hole_and_without_pdf(
    holed: Case, browser: Client
) -> None:
    page = tree(report(browser, holed))
    (link,) = page.xpath("//section[@aria-labelledby='h-faults']//a/@href")
    assert "/edit/sections/" in link
    assert page.xpath("//iframe") == []
    assert page.xpath("//article") != []
    assert "There is no PDF while the paper has holes." in words(report(browser, holed))


def test_a_paper_with_a_hole_is_not_printed(holed: Case, browser: Client) -> None:
    answer = browser.get(reverse("report-pdf", args=[holed.slug]))
    assert answer.status_code == 409
    assert "nobody1999" in words(answer)


def test_an_unknown_journal_is_told_with_a_sentence(case: Case, browser: Client) -> None:
    Paper.objects.filter(case=case).update(journal="no-such-journal")
    assert "There is no journal “no-such-journal”" in words(report(browser, case))
    answer = browser.get(reverse("report-pdf", args=[case.slug]))
    assert answer.status_code == 409


def test_a_record_that_contradicts_itself_is_told_with_a_sentence(
    case: Case, browser: Client
) -> None:
    event = {"kind": "anchor", "relation": "after", "anchor": "it", "event": "procedure:none"}
    case.complaints.create(name="fever", when=event)
    assert "There is no paper yet" in words(report(browser, case))


def test_an_empty_case_has_a_report(author: User, browser: Client) -> None:
    assert report(browser, case_of(author, {})).status_code == 200
    assert report(browser, CaseFactory(owner=author)).status_code == 200


def test_markup_in_a_paper_is_shown_and_not_run(author: User, browser: Client) -> None:
    paper = {"title": "<script>alert(1)</script>", "abstract": [{"text": "<img src=x onerror=y>"}]}
    page = report(browser, small_case(author, paper=paper)).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
