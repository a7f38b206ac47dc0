"""What readers are told where an article was erased."""

import pytest
from django.core.management import CommandError
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from casereports.accounts.models import User
from casereports.review.models import ErasedArticle, Publication, Submission
from tests.review.planted import erase, retract, rows


def test_a_published_article_has_to_be_retracted_first(published: Submission) -> None:
    known = rows()
    for options in ((), ("--yes",)):
        with pytest.raises(CommandError, match=f"{published.number} is published. Retract it"):
            erase(published.number, *options)
    assert rows() == known


@pytest.mark.parametrize("name", ["article", "article-file", "article-picture"])
def test_the_address_of_an_erased_article_says_that_it_is_gone(
    published: Submission, chief: User, client: Client, settings: Settings, name: str
) -> None:
    number = published.number
    more = {"article": [], "article-file": ["pdf"], "article-picture": ["0" * 64]}[name]
    retract(published, chief)
    connection.check_constraints()
    erase(number, "--yes")
    assert ErasedArticle.objects.values_list("number", "doi").get() == (number, "10.1000/example.1")
    answer = client.get(reverse(name, args=[number, *more]))
    assert answer.status_code == 410
    text = answer.content.decode()
    assert "This article was removed" in text
    assert "10.1000/example.1" in text
    assert "Back pain" not in text
    assert "Exampleauthor" not in text
    settings.PUBLIC_ARTICLES = False
    assert client.get(reverse(name, args=[number, *more])).status_code == 404


def test_an_article_that_never_was_is_not_found(published: Submission, client: Client) -> None:
    assert client.get(reverse("article", args=["2020-00001"])).status_code == 404


def test_what_was_retracted_without_a_public_page_leaves_no_number(
    published: Submission, chief: User
) -> None:
    Publication.objects.update(is_public=False)
    retract(published, chief)
    connection.check_constraints()
    erase(published.number, "--yes")
    assert not ErasedArticle.objects.exists()
