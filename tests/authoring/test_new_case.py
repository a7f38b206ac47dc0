from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from casereports.accounts.models import User
from casereports.journals.shelf import profiles
from casereports.record.models import Action, AuditLine, Case, CaseRole
from tests.authoring.pages import errors, tree, words
from tests.factories.bundles import case_json, figure_files, zip_of
from tests.factories.cases import share, small_case
from tests.factories.users import UserFactory


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_new_case_takes_three_queries_however_many_cases(
    rows: int, author: User, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _row in range(rows):
        small_case(author)
    with django_assert_num_queries(3):  # session, user, cases to copy
        browser.get(reverse("new-case"))


def test_the_example_is_copied_for_who_tries_it(author: User, browser: Client) -> None:
    (form,) = tree(browser.get(reverse("desk"))).xpath("//div[@class='welcome']//form")
    answer = browser.post(form.get("action"))
    case = Case.objects.get(owner=author)
    assert answer.headers["Location"] == reverse("part", args=[case.slug, "patient"])
    assert case.pictures.count() > 0
    assert case.standing["percent"] > 0


def test_the_example_is_not_made_by_looking(browser: Client) -> None:
    assert browser.get(reverse("example-case")).status_code == 405
    assert Case.objects.count() == 0


def test_a_site_without_the_example_says_so(
    browser: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.BASE_DIR = tmp_path
    answer = browser.post(reverse("example-case"), follow=True)
    assert "The example can't be read on this site" in words(answer)
    assert Case.objects.count() == 0


def test_no_case_takes_the_address_of_the_example(author: User, browser: Client) -> None:
    browser.post(reverse("new-case"), {"title": "Example"})
    assert Case.objects.get().slug == "example-2"


def test_a_new_case_begins_with_its_working_title(author: User, browser: Client) -> None:
    answer = browser.post(reverse("new-case"), {"title": "Back pain and a mass"})
    case = Case.objects.get(owner=author)
    assert answer.headers["Location"] == reverse("part", args=[case.slug, "patient"])
    assert (case.slug, case.paper.title) == ("back-pain-and-a-mass", "Back pain and a mass")
    assert AuditLine.objects.get(case=case).action == Action.CREATED
    assert case.standing["percent"] == 0


def test_a_new_case_takes_its_journal_from_the_shelf(author: User, browser: Client) -> None:
    page = tree(browser.get(reverse("new-case")))
    assert page.xpath("//select[@name='journal']/option/@value") == ["", *profiles()]
    names = [option.text_content() for option in page.xpath("//select[@name='journal']/option")]
    assert names == ["Not chosen yet", *(journal.name for journal in profiles().values())]
    browser.post(reverse("new-case"), {"title": "Back pain", "journal": "generic-care"})
    assert Case.objects.get(owner=author).paper.journal == "generic-care"


def test_a_journal_that_is_on_no_shelf_is_refused(browser: Client) -> None:
    answer = browser.post(reverse("new-case"), {"title": "Back pain", "journal": "unheard-of"})
    (sentence,) = errors(answer)
    assert sentence.startswith("Target journal: Select a valid choice.")
    assert Case.objects.count() == 0


def copied(browser: Client, case: Case, **more: str) -> HttpResponse:
    return browser.post(reverse("new-case"), {"which": "copy", "case": case.slug, **more})


def test_a_case_is_begun_from_a_copy(author: User, case: Case, browser: Client) -> None:
    answer = copied(browser, case)
    copy = Case.objects.exclude(pk=case.pk).get()
    assert answer.headers["Location"] == reverse("part", args=[copy.slug, "patient"])
    assert (copy.owner, copy.paper.title) == (author, "Back pain: a case report (copy)")
    assert copy.references.count() == 0
    assert copy.standing["percent"] > 0


def test_a_case_that_is_shared_can_be_copied(author: User, browser: Client) -> None:
    case = small_case(UserFactory())
    share(case, author, CaseRole.READER)
    copied(browser, case, with_references="on")
    assert Case.objects.get(owner=author).references.count() == 1


def test_a_case_of_somebody_else_is_neither_offered_nor_copied(
    author: User, browser: Client
) -> None:
    case = small_case(UserFactory())
    page = tree(browser.get(reverse("new-case"), {"copy": case.slug}))
    assert page.xpath("//select[@name='case']/option/@value") == [""]
    (sentence,) = errors(copied(browser, case))
    assert sentence.startswith("Case to copy: Select a valid choice.")
    assert Case.objects.filter(owner=author).count() == 0


def test_the_desk_leads_to_the_copy_of_a_case(case: Case, browser: Client) -> None:
    card = "//li[@class='case-card']"
    (address,) = tree(browser.get(reverse("desk"))).xpath(
        f"{card}//a[starts-with(., 'Copy')]/@href"
    )
    page = tree(browser.get(address))
    assert page.xpath("//select[@name='case']/option[@selected]/@value") == [case.slug]


def test_a_case_that_contradicts_itself_is_not_copied(
    author: User, case: Case, browser: Client
) -> None:
    case.complaints.update(when={"kind": "event", "event": "procedure:never"})
    (sentence,) = errors(copied(browser, case))
    assert "This case can't be copied yet: " in sentence
    assert Case.objects.filter(owner=author).count() == 1


def test_a_case_needs_a_title(browser: Client) -> None:
    answer = browser.post(reverse("new-case"), {"title": " "})
    assert errors(answer) == ["Working title: This field is required."]
    assert Case.objects.count() == 0


def upload(browser: Client, content: bytes) -> object:
    file = SimpleUploadedFile("case.zip", content, content_type="application/zip")
    return browser.post(reverse("import-case"), {"file": file})


def test_a_case_file_is_imported(author: User, browser: Client) -> None:
    answer = upload(browser, zip_of(figure_files()))
    case = Case.objects.get(owner=author)
    assert answer.headers["Location"] == reverse("case", args=[case.slug])
    assert case.pictures.count() == 1
    assert "percent" in case.standing


def test_a_case_file_for_a_journal_unheard_of_is_imported_unchecked(
    author: User, browser: Client
) -> None:
    upload(browser, zip_of({"case.json": case_json({"paper": {"journal": "unheard-of"}})}))
    assert "percent" not in Case.objects.get(owner=author).standing
    desk = words(browser.get(reverse("desk")))
    assert "unheard-of" in desk
    assert "not checked yet" in desk


def test_all_that_is_wrong_with_a_case_file_is_said_at_once(browser: Client) -> None:
    wrong = case_json({"patient": {"sex": "?", "agee": 3}})
    answer = upload(browser, zip_of({"case.json": wrong}))
    said = errors(answer)
    assert len(said) == 2
    assert "case.patient.sex" in said[0]
    assert Case.objects.count() == 0


def test_what_is_no_zip_is_refused_with_a_sentence(browser: Client) -> None:
    answer = upload(browser, b"no zip")
    assert errors(answer) == ["Case file: the file is not a zip, or it is damaged or encrypted"]
