"""An accepted paper becomes an article: cited, found by machines, corrected, retracted."""

import io
import json
import re
import zipfile
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree
from pytest_django import DjangoAssertNumQueries, Settings

from casereports.accounts.models import User
from casereports.review.actions import publishing
from casereports.review.actions.moving import MoveRefusedError, OutOfDateError
from casereports.review.models import Publication, Submission
from casereports.review.states import State
from tests.factories.review import editor as an_editor
from tests.factories.review import ready_case, submission_of
from tests.factories.users import UserFactory

IMPRINT = {
    "doi": "10.1000/example.1",
    "volume": "12",
    "issue": "3",
    "first_page": "45",
    "last_page": "49",
    "article_number": "",
    "received": date(2026, 3, 1),
    "accepted": date(2026, 5, 12),
    "published": date(2026, 6, 30),
    "licence": "https://creativecommons.org/licenses/by/4.0/",
    "holder": "The Authors",
    "is_public": True,
}
TODAY = date(2027, 1, 2)


@pytest.fixture
def editor(db: None) -> User:
    return an_editor(username="editor")


@pytest.fixture
def submission(editor: User) -> Submission:
    case = ready_case(UserFactory(username="author"))
    return submission_of(case, state=State.ACCEPTED, editor=editor)


@pytest.fixture
def published(submission: Submission, editor: User, settings: Settings) -> Submission:
    settings.PUBLIC_ARTICLES = True
    publishing.save_imprint(submission=submission, who=editor, typed=IMPRINT, seen=0)
    return publishing.publish(submission=submission, who=editor, seen=submission.version)


@pytest.fixture
def browser(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def form_of(**changes: object) -> dict[str, object]:
    typed = {name: str(value) for name, value in IMPRINT.items() if name != "is_public"}
    return {**typed, "is_public": "on", "seen": "0", **changes}


def test_the_form_knows_what_the_submission_tells(browser: Client, submission: Submission) -> None:
    form = browser.get(reverse("publication", args=[submission.uuid])).context["form"]
    assert form["received"].value() == submission.submitted.date()
    assert form["doi"].value() == ""


def test_an_imprint_is_saved_as_it_was_typed(
    browser: Client, submission: Submission, settings: Settings
) -> None:
    settings.PUBLIC_ARTICLES = True
    page = reverse("publication", args=[submission.uuid])
    answer = browser.post(page, form_of(doi="https://doi.org/10.1000/example.1"))
    assert answer.status_code == 302
    saved = Publication.objects.get()
    assert {name: getattr(saved, name) for name in IMPRINT} == IMPRINT
    assert saved.snapshot == submission.snapshots.get()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"doi": "example"}, "doi"),
        ({"article_number": "e45"}, "article_number"),
        ({"first_page": ""}, "first_page"),
        ({"first_page": "100"}, "last_page"),
        ({"accepted": "2026-01-01"}, "published"),
        ({"published": ""}, "published"),
        ({"licence": "by"}, "licence"),
    ],
)
def test_a_wrong_imprint_is_told_at_its_field_and_changes_nothing(
    browser: Client, submission: Submission, settings: Settings, wrong: dict[str, str], field: str
) -> None:
    settings.PUBLIC_ARTICLES = True
    answer = browser.post(reverse("publication", args=[submission.uuid]), form_of(**wrong))
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert not Publication.objects.exists()


def test_two_editors_of_one_imprint_don_t_overwrite_each_other(
    submission: Submission, editor: User
) -> None:
    publishing.save_imprint(submission=submission, who=editor, typed=IMPRINT, seen=0)
    with pytest.raises(MoveRefusedError, match="Look at it again"):
        publishing.save_imprint(
            submission=submission, who=editor, typed={**IMPRINT, "volume": "13"}, seen=0
        )
    assert Publication.objects.get().volume == "12"


def test_two_articles_don_t_share_a_doi(submission: Submission, editor: User) -> None:
    publishing.save_imprint(submission=submission, who=editor, typed=IMPRINT, seen=0)
    other = submission_of(ready_case(UserFactory()), state=State.ACCEPTED)
    with pytest.raises(MoveRefusedError, match="Another article has this DOI"):
        publishing.save_imprint(submission=other, who=editor, typed=IMPRINT, seen=0)
    assert Publication.objects.count() == 1


def test_nothing_is_published_without_a_date(submission: Submission, editor: User) -> None:
    with pytest.raises(MoveRefusedError, match="date of publication"):
        publishing.publish(submission=submission, who=editor, seen=submission.version)
    submission.refresh_from_db()
    assert submission.state == State.ACCEPTED


def test_an_article_is_published_once(published: Submission, editor: User) -> None:
    with pytest.raises(OutOfDateError, match="moved on"):
        publishing.publish(submission=published, who=editor, seen=published.version - 1)
    with pytest.raises(MoveRefusedError, match="not possible"):
        publishing.publish(submission=published, who=editor, seen=published.version)
    assert published.moves.filter(after=State.PUBLISHED).count() == 1


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


def test_a_retraction_is_told_wherever_the_article_is_read(
    published: Submission, editor: User, client: Client
) -> None:
    publishing.retract(
        submission=published,
        who=editor,
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
    published: Submission, editor: User, client: Client
) -> None:
    publishing.correct(
        submission=published, who=editor, text="A dose.", day=TODAY, seen=published.version
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


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_articles_takes_the_same_queries_whatever_its_length(
    published: Submission,
    editor: User,
    client: Client,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for other in range(2, number + 1):
        more = submission_of(ready_case(UserFactory()), state=State.ACCEPTED)
        typed = {**IMPRINT, "doi": f"10.1000/example.{other}"}
        publishing.save_imprint(submission=more, who=editor, typed=typed, seen=0)
        publishing.publish(submission=more, who=editor, seen=more.version)
    with django_assert_num_queries(3):
        page = client.get(reverse("articles"))
    assert len(page.context["lines"]) == number


@pytest.mark.parametrize("ending", ["pdf", "xml", "zip"])
def test_editors_see_the_article_before_it_is_published(
    browser: Client, submission: Submission, editor: User, ending: str
) -> None:
    page = reverse("publication-file", args=[submission.uuid, ending])
    assert browser.get(page).status_code == 404  # nothing is known yet
    publishing.save_imprint(submission=submission, who=editor, typed=IMPRINT, seen=0)
    answer = browser.get(page)
    assert answer.status_code == 200
    assert f'filename="{submission.number}.{ending}"' in answer.headers["Content-Disposition"]
    assert browser.get(page.replace(ending, "docx")).status_code == 404


@pytest.mark.parametrize(
    "change", [{"is_public": False}, {"doi": "10.1000/other"}, {"published": date(2026, 7, 1)}]
)
def test_what_readers_know_of_an_article_is_not_taken_back(
    published: Submission, editor: User, change: dict[str, object]
) -> None:
    with pytest.raises(MoveRefusedError, match="Publish a correction"):
        publishing.save_imprint(
            submission=published, who=editor, typed={**IMPRINT, **change}, seen=1
        )
    saved = Publication.objects.get()
    assert {name: getattr(saved, name) for name in IMPRINT} == IMPRINT


def test_a_retracted_article_says_so_in_its_title(
    published: Submission, editor: User, client: Client
) -> None:
    publishing.correct(
        submission=published, who=editor, text="A dose.", day=TODAY, seen=published.version
    )
    published.refresh_from_db()
    publishing.retract(
        submission=published, who=editor, text="No consent.", day=TODAY, seen=published.version
    )
    page = client.get(reverse("article", args=[published.number])).content.decode()
    assert "<title>Retracted article: Back pain: a case report" in page
    assert 'name="citation_title" content="Retracted article: Back pain' in page
    assert '"creativeWorkStatus": "Retracted"' in page
    assert page.index("Retracted article, 2 January") < page.index("Correction, 2 January")
