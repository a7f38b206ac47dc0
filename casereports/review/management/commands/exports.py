"""``exports``: makes the files that wait and deletes those that are old."""

from typing import Any

from django.core.management.base import BaseCommand

from casereports.review.actions.exporting import forget_old
from casereports.review.export_making import make_all
from casereports.review.tasks import forget_done


class Command(BaseCommand):
    help = (
        "Make the exports that wait, go on with those whose maker was killed, and delete files "
        "that were kept long enough. Safe to run while a worker or another one runs."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        made, forgotten = make_all(), forget_old()
        forget_done()
        self.stdout.write(f"exports made: {made}, files deleted: {forgotten}")
