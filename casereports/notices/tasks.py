"""What a worker does: sends what is due."""

from datetime import timedelta
from typing import Final

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from casereports.notices.sending import send_due

#: How long it is kept that a task was done.
KEPT: Final = timedelta(days=7)


@task()
def deliver() -> int:
    """Sends what is due, and returns how many e-mails were sent."""
    return send_due().sent


def deliver_soon() -> None:
    """Leaves the task to a worker, unless it waits for one already: it sends all there is."""
    waiting = DBTaskResult.objects.ready().filter(task_path=deliver.module_path)
    if not waiting.exists():
        deliver.enqueue()


def forget_done() -> None:
    """Deletes what is kept of tasks that were done long ago."""
    done = DBTaskResult.objects.finished().filter(task_path=deliver.module_path)
    done.filter(finished_at__lt=timezone.now() - KEPT).delete()
