"""The pictures of a case on the page of its figures."""

import gzip
import io

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.authoring.gallery import gallery
from casereports.record.actions.pictures import add_pictures, read_picture
from casereports.record.actions.preparing import confirm_looked
from casereports.record.models import Case, Faces, Picture
from tests.authoring.pages import tree, words
from tests.factories.pictures import picture
from tests.factories.scans import ct

#: Most bytes that a page with forty pictures sends.
MOST_BYTES = 1_000_000


def photograph(seed: int) -> bytes:
    """Returns a picture as restless as a photograph of tissue."""
    coarse = np.random.default_rng(seed).integers(0, 255, (68, 90, 3), dtype=np.uint8)
    target = io.BytesIO()
    Image.fromarray(coarse).resize((900, 675)).save(target, "JPEG")
    return target.getvalue()


def add(case: Case, who: User, *contents: bytes) -> list[Picture]:
    read = [read_picture(content) for content in contents]
    return [one.picture for one in add_pictures(case=case, who=who, incoming=read, figure=None)]


def shown(browser: Client, case: Case) -> list[str]:
    page = tree(browser.get(reverse("part", args=[case.slug, "figures"])))
    cards = page.xpath("//ul[contains(@class, 'gallery')]/li")
    return [" ".join(" ".join(card.itertext()).split()) for card in cards]


def test_each_picture_says_how_it_stands_and_where_it_is(
    case: Case, browser: Client, author: User
) -> None:
    (row,) = add(case, author, ct(frames=3))
    confirm_looked(case=case, who=author, picture=row, was=row.sha256, faces=Faces.NONE)
    assert shown(browser, case) == [
        "a.png 60 × 40 to look at in MRI. Prepare a.png Look at a.png",
        (
            "picture-02.png 64 × 64 · DICOM, 1 of 3 looked at in no figure "
            "Prepare picture-02.png Look at picture-02.png Remove picture-02.png"
        ),
    ]


def test_the_page_says_how_many_are_to_be_looked_at(
    case: Case, browser: Client, author: User
) -> None:
    page = reverse("part", args=[case.slug, "figures"])
    assert "1 picture is to be looked at before submission." in words(browser.get(page))
    row = case.pictures.get()
    confirm_looked(case=case, who=author, picture=row, was=row.sha256, faces=Faces.NONE)
    assert "Somebody looked at each of them and saw no identifiers." in words(browser.get(page))


@pytest.mark.parametrize("number", [1, 3])
def test_pictures_are_fetched_together(
    case: Case,
    author: User,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    add(case, author, *(picture(size=(50 + at, 40)) for at in range(number)))
    with django_assert_num_queries(3):
        kinds = [one.kind for one in gallery(case).pictures]
    assert kinds == ["", *["PNG"] * number]


def test_a_page_with_forty_pictures_is_light(case: Case, browser: Client, author: User) -> None:
    rows = add(case, author, *(photograph(seed) for seed in range(3)))
    for number in range(36):
        twin = Picture.objects.get(pk=rows[number % 3].pk)
        twin.pk, twin.name = None, f"twin-{number:02}.jpg"
        twin.save()
    answer = browser.get(reverse("part", args=[case.slug, "figures"]))
    pictures = tree(answer).xpath("//ul[contains(@class, 'gallery')]//img")
    assert [one.get("loading") for one in pictures] == ["lazy"] * 40
    small = [browser.get(one.get("src")).content for one in pictures]
    scripts = tree(answer).xpath("//link[@rel='stylesheet']/@href | //script/@src")
    assert scripts != []
    sent = len(gzip.compress(answer.content)) + sum(map(len, small))
    assert sent < MOST_BYTES
