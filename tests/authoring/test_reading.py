import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.record.models import Case, CaseRole
from tests.authoring.pages import tree, words
from tests.factories.cases import every_field_case, many_rows_case, share
from tests.factories.users import UserFactory


@pytest.mark.parametrize("rows", [1, 3])
def test_the_record_takes_one_query_for_each_table_however_many_rows(
    rows: int, author: User, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    case = many_rows_case(author, rows)
    with django_assert_num_queries(RECORD):
        browser.get(reverse("case", args=[case.slug]))


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("key", "queries"), [("laboratory", 9), ("imaging", 12), ("pathology", 14), ("authors", 15)]
)
def test_a_part_takes_the_same_queries_however_many_rows(
    key: str,
    queries: int,
    rows: int,
    author: User,
    browser: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    case = many_rows_case(author, rows)
    with django_assert_num_queries(queries):
        browser.get(reverse("part", args=[case.slug, key]))


def test_a_case_is_told_in_the_order_of_a_clinician(case: Case, browser: Client) -> None:
    page = browser.get(reverse("case", args=[case.slug]))
    told = [part.text_content() for part in tree(page).xpath("//section[@class='record-part']//h2")]
    assert told == [
        "Patient",
        "Complaints and history",
        "Examination",
        "Laboratory",
        "Microbiology",
        "Imaging",
        "Tests of function",
        "Procedures and pathology",
        "Molecular findings",
        "Diagnosis and differential",
        "Treatment",
        "Outcome and follow-up",
        "Perspective and consent",
        "Ethics and declarations",
        "Title, abstract and text",
        "Figures",
        "References",
        "Authors",
    ]


def test_values_are_read_in_their_notation(case: Case, browser: Client) -> None:
    case.labs.create(analyte="ALP", result={"kind": "numeric", "value": "147", "unit": "U/L"})
    said = words(browser.get(reverse("case", args=[case.slug])))
    assert "147 U/L" in said
    assert "presacral space" in said
    assert "Writer. Tumours of a rare place. Journal of Examples. 2020" in said


def test_every_kind_of_value_can_be_read(author: User, browser: Client) -> None:
    case = every_field_case(author)
    assert browser.get(reverse("case", args=[case.slug])).status_code == 200


def test_a_reader_is_offered_nothing_to_change(case: Case, client: Client) -> None:
    reader = UserFactory()
    share(case, reader, CaseRole.READER)
    client.force_login(reader)
    page = client.get(reverse("case", args=[case.slug])).content.decode()
    assert "/edit/" not in page


def test_markup_in_the_record_is_shown_and_not_run(case: Case, browser: Client) -> None:
    case.complaints.create(name="<script>alert(1)</script>", detail='"><img src=x onerror=y>')
    page = browser.get(reverse("case", args=[case.slug])).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


#: One for the session, the user, the case, the owner and the right to edit; the rest are tables.
RECORD = 70
