"""An article is open to all, found by machines, and only where it is public."""

import io
import json
import re
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree
from pytest_django import DjangoAssertNumQueries, Settings

from casereports.accounts.models import User
from casereports.review.actions import publishing
from casereports.review.models import Publication, Submission
from casereports.review.states import State
from tests.factories.review import ready_case, submission_of
from tests.factories.users import UserFactory
from tests.review.imprint import IMPRINT


def test_an_article_is_open_to_all(published: Submission, client: Client) -> None:
    page = client.get(reverse("article", args=[published.number]))
    assert page.status_code == 200
    text = page.content.decode()
    assert "Placeholda Exampleauthor<" in text
    assert "2026;12(3):45–49" in text
    assert 'name="citation_author" content="Exampleauthor, Placeholda"' in text
    assert 'name="citation_doi" content="10.1000/example.1"' in text
    assert 'name="citation_publication_date" content="2026/06/30"' in text
    linked = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert linked is not None
    data = json.loads(linked[1])
    assert data["@type"] == "MedicalScholarlyArticle"
    assert data["identifier"] == "https://doi.org/10.1000/example.1"
    assert data["author"][0]["familyName"] == "Exampleauthor"


def test_all_files_of_an_article_are_handed_out(published: Submission, client: Client) -> None:
    def fetched(ending: str) -> bytes:
        answer = client.get(reverse("article-file", args=[published.number, ending]))
        assert answer.status_code == 200
        content: bytes = answer.content
        return content

    assert fetched("pdf").startswith(b"%PDF")
    article = etree.fromstring(fetched("xml"))
    assert article.findtext(".//volume") == "12"
    assert article.findtext(".//article-id[@pub-id-type='doi']") == "10.1000/example.1"
    with zipfile.ZipFile(io.BytesIO(fetched("zip"))) as archive:
        assert sorted(archive.namelist()) == ["Figure1.jpg", "article.xml"]


def test_pictures_of_an_article_are_open_to_all(published: Submission, client: Client) -> None:
    page = client.get(reverse("article", args=[published.number])).content.decode()
    picture = re.search(rf'src="(/articles/{published.number}/pictures/[0-9a-f]{{64}})"', page)
    assert picture is not None
    assert client.get(picture[1]).headers["Content-Type"] == "image/png"
    assert client.get(picture[1][:-1] + "_").status_code == 404


@pytest.mark.parametrize("name", ["article", "article-file", "articles"])
@pytest.mark.parametrize("closed", ["site", "article"])
def test_what_is_not_public_is_not_there(
    published: Submission, client: Client, settings: Settings, name: str, closed: str
) -> None:
    if closed == "site":
        settings.PUBLIC_ARTICLES = False
    else:
        Publication.objects.update(is_public=False)
    more = {"article": [published.number], "article-file": [published.number, "pdf"]}
    answer = client.get(reverse(name, args=more.get(name, [])))
    if name == "articles" and closed == "article":
        assert published.title not in answer.content.decode()
    else:
        assert answer.status_code == 404


@pytest.mark.parametrize("number", ["1999-00001", "2026-1", "x", "2026-99999999999999999999"])
def test_a_number_that_is_nobody_s_opens_nothing(
    published: Submission, client: Client, number: str
) -> None:
    assert client.get(reverse("article", args=[number])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_articles_takes_the_same_queries_whatever_its_length(
    published: Submission,
    chief: User,
    client: Client,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for other in range(2, number + 1):
        more = submission_of(ready_case(UserFactory()), state=State.ACCEPTED)
        typed = {**IMPRINT, "doi": f"10.1000/example.{other}"}
        publishing.save_imprint(submission=more, who=chief, typed=typed, seen=0)
        publishing.publish(submission=more, who=chief, seen=more.version)
    with django_assert_num_queries(3):
        page = client.get(reverse("articles"))
    assert len(page.context["lines"]) == number
