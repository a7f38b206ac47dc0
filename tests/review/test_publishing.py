"""A paper is published once, and corrected or retracted where everybody reads it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree

from casereports.accounts.models import User
from casereports.review.actions import publishing
from casereports.review.actions.moving import MoveRefusedError, OutOfDateError
from casereports.review.models import Submission
from casereports.review.states import State

TODAY = date(2027, 1, 2)


def test_nothing_is_published_without_a_date(accepted: Submission, chief: User) -> None:
    with pytest.raises(MoveRefusedError, match="date of publication"):
        publishing.publish(submission=accepted, who=chief, seen=accepted.version)
    accepted.refresh_from_db()
    assert accepted.state == State.ACCEPTED


def test_an_article_is_published_once(published: Submission, chief: User) -> None:
    with pytest.raises(OutOfDateError, match="moved on"):
        publishing.publish(submission=published, who=chief, seen=published.version - 1)
    with pytest.raises(MoveRefusedError, match="not possible"):
        publishing.publish(submission=published, who=chief, seen=published.version)
    assert published.moves.filter(after=State.PUBLISHED).count() == 1


def test_a_retraction_is_told_wherever_the_article_is_read(
    published: Submission, chief: User, client: Client
) -> None:
    publishing.retract(
        submission=published,
        who=chief,
        text="The consent was withdrawn.",
        doi="10.1000/retraction.1",
        day=TODAY,
        seen=published.version,
    )
    published.refresh_from_db()
    assert published.state == State.RETRACTED
    page = client.get(reverse("article", args=[published.number])).content.decode()
    assert "Retracted article, 2 January 2027." in page
    assert "The consent was withdrawn." in page
    listed = client.get(reverse("articles")).content.decode()
    assert "Retracted article" in listed
    xml = client.get(reverse("article-file", args=[published.number, "xml"])).content
    related = etree.fromstring(xml).find(".//related-article")
    assert related is not None
    assert related.get("related-article-type") == "retraction-forward"
    assert etree.fromstring(xml).findtext("front/notes/sec[@sec-type='retraction']/p") == (
        "The consent was withdrawn. https://doi.org/10.1000/retraction.1"
    )


def test_a_correction_stands_above_the_article(
    published: Submission, chief: User, client: Client
) -> None:
    publishing.correct(
        submission=published, who=chief, text="A dose.", day=TODAY, seen=published.version
    )
    page = client.get(reverse("article", args=[published.number])).content.decode()
    assert "Correction, 2 January 2027." in page
    published.refresh_from_db()
    assert published.state == State.PUBLISHED


@pytest.mark.parametrize("deed", ["retract", "correct"])
def test_a_notice_without_words_is_refused(
    published: Submission, browser: Client, deed: str
) -> None:
    page = reverse(deed, args=[published.uuid])
    answer = browser.post(page, {"text": " ", "day": "2027-01-02", "seen": published.version})
    assert answer.status_code == 400
    assert "text" in answer.context["form"].errors
    assert not published.publication.notices.exists()


def test_a_retracted_article_says_so_in_its_title(
    published: Submission, chief: User, client: Client
) -> None:
    publishing.correct(
        submission=published, who=chief, text="A dose.", day=TODAY, seen=published.version
    )
    published.refresh_from_db()
    publishing.retract(
        submission=published, who=chief, text="No consent.", day=TODAY, seen=published.version
    )
    page = client.get(reverse("article", args=[published.number])).content.decode()
    assert "<title>Retracted article: Back pain: a case report" in page
    assert 'name="citation_title" content="Retracted article: Back pain' in page
    assert '"creativeWorkStatus": "Retracted"' in page
    assert page.index("Retracted article, 2 January") < page.index("Correction, 2 January")
