"""Several senders at once, and the worker that sends by itself."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from casereports.accounts.models import User
from casereports.notices.models import Message, Notice, State
from casereports.notices.sending import send_due
from casereports.notices.tasks import KEPT, deliver, deliver_soon, forget_done
from tests.factories.users import UserFactory
from tests.notices.told import only, tell_due
from tests.record.threads import at_once


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_e_mail_once() -> None:
    reader = UserFactory()
    for number in range(6):
        tell_due(reader, once=f"due:{number}")
    assert at_once(send_due, send_due) == ["done", "done"]
    sent = [email.message()["Message-ID"] for email in mail.outbox]
    assert sorted(sent) == sorted(Message.objects.values_list("message_id", flat=True))
    assert list(Message.objects.values_list("attempts", flat=True)) == [1] * 6
    # SQLite in memory may refuse to note what was sent: then there is doubt, and no second copy.
    doubt = {State.SENDING} if connection.vendor == "sqlite" else set()
    assert set(Message.objects.values_list("state", flat=True)) - doubt == {State.SENT}


@pytest.mark.django_db(transaction=True)
def test_the_same_event_told_by_two_at_once_is_told_once() -> None:
    reader = UserFactory()
    assert at_once(*[lambda: tell_due(reader)] * 2) == ["done", "done"]
    assert (Notice.objects.count(), Message.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_no_e_mail_is_taken_within_a_transaction(reader: User) -> None:
    tell_due(reader)
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        send_due()
    assert (only().state, mail.outbox) == (State.QUEUED, [])


@pytest.mark.django_db(transaction=True)
def test_a_worker_sends_what_was_told(reader: User) -> None:
    tell_due(reader)
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False)
    assert only().state == State.SENT
    assert [task.status for task in DBTaskResult.objects.all()] == ["SUCCESSFUL"]


def test_tasks_that_were_done_long_ago_are_forgotten(db: None) -> None:
    deliver_soon()
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=timezone.now())
    forget_done()
    assert DBTaskResult.objects.count() == 1
    DBTaskResult.objects.update(finished_at=timezone.now() - KEPT - timedelta(hours=1))
    forget_done()
    assert DBTaskResult.objects.count() == 0
    assert deliver.module_path == "casereports.notices.tasks.deliver"
