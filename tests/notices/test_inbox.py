"""The inbox on the site."""

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.notices.actions import notify
from casereports.notices.models import MailChoice, Notice, Pace
from casereports.notices.views import ON_PAGE
from tests.factories.users import UserFactory
from tests.notices.told import ASIDE, LINK, tell_due, tell_received

INBOX = "/notices/"


@pytest.fixture
def browser(reader: User, client: Client) -> Client:
    """The reader's browser."""
    client.force_login(reader)
    return client


def titles(answer) -> list[str]:
    return [title for _notice, title in answer.context["lines"]]


def numbered(reader: User, count: int) -> list[Notice]:
    words = [{"number": str(number), "person": "The editor"} for number in range(count)]
    return [tell_received(reader, words=said, once=said["number"]).notice for said in words]


def test_an_empty_inbox_says_what_will_stand_there(browser: Client) -> None:
    answer = browser.get(INBOX)
    assert titles(answer) == []
    assert "Nothing yet." in answer.content.decode()


def test_the_unread_stand_first_and_the_newest_of_them_above(browser: Client, reader: User) -> None:
    notices = numbered(reader, 3)
    browser.post(reverse("read-notices"), {"notice": notices[2].pk})
    assert titles(browser.get(INBOX)) == [
        "The editor submitted 1",
        "The editor submitted 0",
        "The editor submitted 2",
    ]
    assert titles(browser.get(INBOX, {"show": "unread"})) == [
        "The editor submitted 1",
        "The editor submitted 0",
    ]


def test_opening_a_notice_marks_it_read_and_leads_to_its_page(
    browser: Client, reader: User
) -> None:
    notice = tell_due(reader).notice
    answer = browser.post(reverse("open-notice"), {"notice": notice.pk})
    assert (answer.status_code, answer.headers["Location"]) == (302, LINK)
    notice.refresh_from_db()
    assert notice.read_at


def test_looking_at_the_inbox_marks_nothing_read(browser: Client, reader: User) -> None:
    tell_due(reader)
    browser.get(INBOX)
    assert Notice.objects.unread().count() == 1


def test_all_are_marked_read_and_only_ones_own(browser: Client, reader: User) -> None:
    numbered(reader, 2)
    other = UserFactory()
    tell_due(other)
    answer = browser.post(reverse("read-notices"), {"all": "1"}, follow=True)
    assert "2 notices are read." in answer.content.decode()
    assert [notice.user for notice in Notice.objects.unread()] == [other]
    assert "You have read everything." in browser.get(INBOX, {"show": "unread"}).content.decode()


@pytest.mark.parametrize("name", ["open-notice", "read-notices"])
def test_anothers_notice_is_not_there(browser: Client, name: str) -> None:
    notice = tell_due(UserFactory()).notice
    assert browser.post(reverse(name), {"notice": notice.pk}).status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None
    assert titles(browser.get(INBOX)) == []


@pytest.mark.parametrize("name", ["open-notice", "read-notices"])
@pytest.mark.parametrize("number", ["", "x", "1" * 40])
def test_a_number_that_means_nothing_changes_nothing(
    browser: Client, reader: User, name: str, number: str
) -> None:
    tell_due(reader)
    answer = browser.post(reverse(name), {"notice": number})
    assert answer.status_code == (404 if number.isdigit() else 302)
    assert Notice.objects.unread().count() == 1


@pytest.mark.parametrize("name", ["open-notice", "read-notices"])
def test_a_link_alone_marks_nothing_read(browser: Client, name: str) -> None:
    assert browser.get(reverse(name)).status_code == 405


def test_one_comes_back_to_the_page_that_one_was_on(browser: Client, reader: User) -> None:
    notice = tell_due(reader).notice
    sent = {"notice": notice.pk, "show": "unread", "page": "2"}
    answer = browser.post(reverse("read-notices"), sent)
    assert answer.headers["Location"] == "/notices/?show=unread&page=2"
    answer = browser.post(reverse("read-notices"), {**sent, "show": "//x", "page": "&x=1"})
    assert answer.headers["Location"] == "/notices/"


def test_a_long_inbox_has_pages(browser: Client, reader: User) -> None:
    numbered(reader, ON_PAGE + 1)
    assert len(titles(browser.get(INBOX))) == ON_PAGE
    assert titles(browser.get(INBOX, {"page": "2"})) == ["The editor submitted 0"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_inbox_takes_the_same_queries(
    browser: Client, reader: User, count: int, django_assert_num_queries
) -> None:
    numbered(reader, count)
    browser.get(INBOX)
    # The session, the user, how many are unread, how many there are, the texts and the notices.
    with django_assert_num_queries(6):
        assert len(titles(browser.get(INBOX))) == count


def test_a_notice_of_a_kind_that_is_gone_still_leads_somewhere(
    browser: Client, reader: User
) -> None:
    tell_due(reader)
    Notice.objects.update(kind="of-old")
    assert titles(browser.get(INBOX)) == ["A notice"]


def test_what_was_typed_is_no_markup(browser: Client, reader: User) -> None:
    tell_received(reader, words={"number": "1", "person": "<script>alert(1)</script>"})
    page = browser.get(INBOX).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; submitted 1" in page


def test_every_page_can_say_how_many_are_unread(reader: User, django_assert_num_queries) -> None:
    numbered(reader, 2)
    template = Template("{% load notices %}{% unread_notices %}")
    with django_assert_num_queries(1):
        shown = template.render(Context({"user": reader}))
    assert 'id="unread-notices"' in shown
    assert '<span class="count">2<span class="visually-hidden"> unread</span></span>' in shown
    Notice.objects.all().delete()
    assert "count" not in template.render(Context({"user": reader}))


def test_a_user_chooses_how_e_mails_come(browser: Client, reader: User) -> None:
    page = reverse("mail-choice")
    assert "no mail server" not in browser.get(page).content.decode()
    assert browser.post(page, {"pace": "daily", "language": "fr"}).status_code == 302
    choice = MailChoice.objects.get()
    assert (choice.user, choice.pace, choice.language) == (reader, Pace.DAILY, "fr")
    browser.post(page, {"pace": "decisions", "language": ""})
    choice.refresh_from_db()
    assert (choice.pace, choice.language) == (Pace.DECISIONS, "")


@pytest.mark.parametrize("typed", [{}, {"pace": "never"}, {"pace": "daily", "language": "ja"}])
def test_a_choice_that_does_not_exist_changes_nothing(
    browser: Client, typed: dict[str, str]
) -> None:
    answer = browser.post(reverse("mail-choice"), typed)
    assert (answer.status_code, MailChoice.objects.count()) == (200, 0)
    assert answer.context["form"].errors


def test_the_page_says_that_no_e_mails_are_sent(browser: Client, no_mail_server: None) -> None:
    assert "no mail server" in browser.get(reverse("mail-choice")).content.decode()


@pytest.mark.parametrize("name", ["notices", "open-notice", "read-notices", "mail-choice"])
def test_who_is_not_signed_in_is_asked_to(name: str, client: Client, db: None) -> None:
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login"))


def test_a_notice_without_a_page_has_no_button_to_one(browser: Client, reader: User) -> None:
    notify(kind=ASIDE, to=reader, words={}, once="aside")
    page = browser.get(INBOX).content.decode()
    assert '<span class="notice-title">By the way</span>' in page
