"""The data manager's pages of e-mails: all is read, and only what a person must decide is done."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import User
from casereports.notices.models import MailChoice, Message, State
from tests.notices.told import tell_due, tell_invited

LIST = "admin:notices_message_changelist"


@pytest.fixture
def desk(administrator: User, client: Client) -> Client:
    """The browser of an administrator."""
    client.force_login(administrator)
    return client


def moved(message: Message, state: State) -> Message:
    Message.objects.filter(pk=message.pk).update(state=state, claimed_at=timezone.now())
    message.refresh_from_db()
    return message


@pytest.mark.parametrize("model", ["message", "notice", "mailchoice"])
def test_lists_and_pages_load_and_nothing_is_written_there(
    model: str, desk: Client, reader: User
) -> None:
    told = tell_due(reader)
    choice = MailChoice.objects.create(user=reader)
    row = {"message": told.message, "notice": told.notice, "mailchoice": choice}[model]
    assert desk.get(reverse(f"admin:notices_{model}_changelist"), {"q": "a"}).status_code == 200
    page = reverse(f"admin:notices_{model}_change", args=[row.pk])
    assert desk.get(page).status_code == 200
    assert desk.post(page, {"state": "sent"}).status_code == 403
    assert desk.get(reverse(f"admin:notices_{model}_add")).status_code == 403


def test_no_secret_link_is_shown(desk: Client, db: None) -> None:
    message = tell_invited().message
    page = desk.get(reverse("admin:notices_message_change", args=[message.pk]))
    assert "secret-token" not in page.content.decode()
    assert "Open … to answer." in page.content.decode()


@pytest.mark.parametrize(
    ("state", "deeds"),
    [
        (State.QUEUED, ["mark_sent", "call_off"]),
        (State.UNCERTAIN, ["send_again", "mark_sent", "call_off"]),
        (State.GIVEN_UP, ["send_again", "mark_sent", "call_off"]),
        (State.SENDING, ["mark_sent"]),
        (State.CANCELLED, []),
    ],
)
def test_buttons_stand_where_they_can_do_something(
    state: State, deeds: list[str], desk: Client, reader: User
) -> None:
    message = moved(tell_due(reader).message, state)
    page = desk.get(reverse("admin:notices_message_change", args=[message.pk]))
    assert [deed for deed, _words in page.context["deeds"]] == deeds


@pytest.mark.parametrize(
    ("deed", "end"),
    [
        ("send_again", State.QUEUED),
        ("mark_sent", State.SENT),
        ("call_off", State.CANCELLED),
        ("delete", State.UNCERTAIN),
    ],
)
def test_an_administrator_decides_on_one(deed: str, end: State, desk: Client, reader: User) -> None:
    message = moved(tell_due(reader).message, State.UNCERTAIN)
    address = reverse("admin:notices_message_decide", args=[message.pk])
    assert desk.post(address, {"deed": deed}).status_code == 302
    message.refresh_from_db()
    assert message.state == end


def test_an_administrator_decides_on_many_and_is_told_what_was_left(
    desk: Client, administrator: User, reader: User
) -> None:
    given_up = moved(tell_due(reader, once="1").message, State.GIVEN_UP)
    cancelled = moved(tell_due(reader, once="2").message, State.CANCELLED)
    chosen = {"action": "send_again", "_selected_action": [given_up.pk, cancelled.pk]}
    answer = desk.post(reverse(LIST), chosen, follow=True)
    words = [str(message) for message in answer.context["messages"]]
    assert words == [
        "1 e-mail: done.",
        "1 e-mail was left as it is: it has been sent, or is being sent.",
    ]
    given_up.refresh_from_db()
    assert (given_up.state, given_up.decided_by) == (State.QUEUED, administrator)


def test_the_pages_say_that_there_is_no_mail_server(
    desk: Client, reader: User, no_mail_server: None
) -> None:
    message = tell_due(reader).message
    for address in (reverse(LIST), reverse("admin:notices_message_change", args=[message.pk])):
        assert "This site has no mail server" in desk.get(address).content.decode()


def test_nobody_else_decides(reader: User, client: Client) -> None:
    message = moved(tell_due(reader).message, State.UNCERTAIN)
    client.force_login(reader)
    client.post(reverse("admin:notices_message_decide", args=[message.pk]), {"deed": "mark_sent"})
    message.refresh_from_db()
    assert message.state == State.UNCERTAIN


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_e_mails_takes_the_same_queries(
    desk: Client, reader: User, count: int, django_assert_num_queries
) -> None:
    for number in range(count):
        tell_due(reader, once=str(number))
    desk.get(reverse(LIST))
    with django_assert_num_queries(6):
        assert desk.get(reverse(LIST)).context["cl"].result_count == count
