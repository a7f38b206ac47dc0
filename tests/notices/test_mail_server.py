"""What a real mail server gets, and what becomes of an e-mail that it does not take."""

import pytest

from casereports.accounts.models import User
from casereports.notices.models import State
from casereports.notices.sending import send_due
from tests.notices.servers import mail_server
from tests.notices.told import only, tell_due


@pytest.fixture
def smtp(settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_USE_TLS = False


def test_a_real_mail_server_gets_the_whole_e_mail(reader: User, smtp: None, settings) -> None:
    message = tell_due(reader, language="zh-hans").message
    with mail_server() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        assert send_due().sent == 1
    (email,) = server.taken
    assert email["Message-ID"] == message.message_id
    assert email["Message-ID"].endswith("@localhost>")
    assert (email["To"], email["Auto-Submitted"]) == ("reader@example.org", "auto-generated")
    text = email.get_payload(decode=True).decode()
    assert text.replace("\r\n", "\n") == message.body


def test_a_real_mail_server_that_refuses_is_tried_again(db: None, smtp: None, settings) -> None:
    tell_due(None, email="nobody@example.org")
    with mail_server() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        assert send_due().failed == 1
    assert (only().state, only().error) == (State.FAILED, "SMTPRecipientsRefused")
    assert server.taken == []


def test_a_real_mail_server_that_hangs_up_at_the_end_leaves_doubt(
    reader: User, smtp: None, settings
) -> None:
    tell_due(reader)
    with mail_server(hangs_up=True) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        send_due()
    assert len(server.taken) == 1
    assert (only().state, only().error) == (State.UNCERTAIN, "SMTPServerDisconnected")
