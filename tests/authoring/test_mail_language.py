"""E-mails with a link are in the language of who reads them, never of who asks."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.notices.models import MailChoice
from casereports.record.models import Author, Case, Paper
from tests.authoring.confirming import ANNA, ask
from tests.factories.sharing import GUEST, two_authors

INVITED = {
    "en": "invites you to work on a case report",
    "es": "le invita a trabajar en un informe de caso",
    "zh": "邀请您参与一篇病例报告",
}


@pytest.fixture
def german(author: User, browser: Client) -> Client:
    """The author's browser, which shows the site in German."""
    browser.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    return browser


@pytest.fixture
def author_row(case: Case) -> Author:
    return two_authors(case)


def invite(browser: Client, case: Case, email: str = GUEST) -> str:
    """Invites somebody, and returns the subject of the e-mail."""
    page = browser.post(reverse("invite", args=[case.slug]), {"email": email, "role": "co_author"})
    assert 'lang="de"' in page.content.decode()
    return str(mail.outbox[-1].subject)


@pytest.mark.parametrize(
    ("paper", "language"),
    [("", "en"), ("en", "en"), ("es", "es"), ("es-MX", "es"), ("zh-Hans", "zh"), ("ja", "en")],
)
def test_an_invitation_is_in_the_language_of_the_paper(
    paper: str, language: str, case: Case, german: Client
) -> None:
    Paper.objects.filter(case=case).update(language=paper)
    assert INVITED[language] in invite(german, case)


def test_the_whole_e_mail_is_in_one_language(case: Case, german: Client) -> None:
    Paper.objects.filter(case=case).update(language="es")
    invite(german, case)
    assert "Coautor: lee y edita" in mail.outbox[-1].body
    assert "Öffnen" not in mail.outbox[-1].body


def test_who_has_an_account_is_invited_in_the_language_they_chose(
    case: Case, guest: User, german: Client
) -> None:
    assert INVITED["en"] in invite(german, case)
    case.invitations.all().delete()
    MailChoice.objects.create(user=guest, language="es")
    assert INVITED["es"] in invite(german, case, GUEST.upper())


def test_an_author_is_asked_in_the_language_of_the_paper(
    case: Case, german: Client, author_row: Author
) -> None:
    ask(german, author_row)
    assert mail.outbox[-1].subject == "The author asks you to confirm your data as an author"
    assert mail.outbox[-1].body.startswith("Dear Anna Writer,")


def test_who_asks_themselves_reads_what_they_speak(
    case: Case, author: User, german: Client, author_row: Author
) -> None:
    User.objects.filter(pk=author.pk).update(email=ANNA)
    ask(german, author_row)
    assert "bittet Sie" in mail.outbox[-1].subject
