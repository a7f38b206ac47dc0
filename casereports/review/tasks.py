"""What a worker does for the review: makes the files that were asked for."""

from datetime import timedelta
from typing import Final

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from casereports.review.export_making import make_all

#: How long it is kept that a task was done.
KEPT: Final = timedelta(days=7)


@task()
def make_exports() -> int:
    """Makes all files that wait, and returns how many."""
    return make_all()


def make_soon() -> None:
    """Leaves the task to a worker, unless it waits for one already: it makes all there are."""
    waiting = DBTaskResult.objects.ready().filter(task_path=make_exports.module_path)
    if not waiting.exists():
        make_exports.enqueue()


def forget_done() -> None:
    """Deletes what is kept of tasks that were done long ago."""
    done = DBTaskResult.objects.finished().filter(task_path=make_exports.module_path)
    done.filter(finished_at__lt=timezone.now() - KEPT).delete()
