import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.record.models import Action, AuditLine, Case, CaseRole
from tests.authoring.pages import errors, tree, words
from tests.factories.bundles import case_json, figure_files, zip_of
from tests.factories.cases import CaseFactory, share, small_case
from tests.factories.users import UserFactory


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_takes_two_queries_however_many_cases(
    rows: int, author: User, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _row in range(rows):
        small_case(author)
        share(small_case(UserFactory()), author, CaseRole.READER)
    with django_assert_num_queries(4):  # session, user, number of cases, cases
        page = browser.get(reverse("desk"))
    assert len(tree(page).xpath("//li[@class='case-card']")) == 2 * rows


def test_a_new_user_is_told_how_to_begin(browser: Client) -> None:
    assert "No case yet" in words(browser.get(reverse("desk")))


def test_the_desk_shows_own_and_shared_cases_with_the_part_that_one_has(
    author: User, browser: Client
) -> None:
    CaseFactory(owner=author, slug="my-own")
    owner = UserFactory(full_name="The Owner")
    CaseFactory(owner=owner, slug="hidden")
    for role in CaseRole:
        share(CaseFactory(owner=owner, slug=role.value), author, role)
    cards = {
        card.xpath(".//h2")[0].text_content(): card.xpath(".//*[@class='role']")[0].text_content()
        for card in tree(browser.get(reverse("desk"))).xpath("//li[@class='case-card']")
    }
    assert cards == {
        "my-own": "Mine",
        "co_author": "Co-author; The Owner’s case",
        "commenter": "Commenter; The Owner’s case",
        "reader": "Reader; The Owner’s case",
    }


def test_a_new_case_begins_with_its_working_title(author: User, browser: Client) -> None:
    answer = browser.post(reverse("new-case"), {"title": "Back pain and a mass"})
    case = Case.objects.get(owner=author)
    assert answer.headers["Location"] == reverse("part", args=[case.slug, "patient"])
    assert (case.slug, case.paper.title) == ("back-pain-and-a-mass", "Back pain and a mass")
    assert AuditLine.objects.get(case=case).action == Action.CREATED


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


def test_a_case_goes_to_the_archive_and_comes_back(case: Case, browser: Client) -> None:
    browser.post(reverse("archive-case", args=[case.slug]))
    assert case.slug not in browser.get(reverse("desk")).content.decode()
    assert case.slug in browser.get(reverse("desk") + "?archive").content.decode()
    browser.post(reverse("restore-case", args=[case.slug]))
    assert case.slug in browser.get(reverse("desk")).content.decode()
    actions = list(AuditLine.objects.filter(case=case).values_list("action", flat=True))
    assert actions == [Action.RESTORED, Action.ARCHIVED, Action.IMPORTED]


def test_archiving_twice_is_told_once(case: Case, browser: Client) -> None:
    browser.post(reverse("archive-case", args=[case.slug]))
    browser.post(reverse("archive-case", args=[case.slug]))
    assert AuditLine.objects.filter(case=case, action=Action.ARCHIVED).count() == 1


def test_a_case_file_that_is_taken_is_noted(case: Case, browser: Client) -> None:
    answer = browser.get(reverse("case-file", args=[case.slug]))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{case.slug}.zip"'
    assert AuditLine.objects.filter(case=case, action=Action.EXPORTED).count() == 1


def test_a_page_beyond_the_last_shows_the_last(case: Case, browser: Client) -> None:
    assert browser.get(reverse("desk"), {"page": "99"}).status_code == 200
