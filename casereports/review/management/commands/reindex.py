"""``reindex``: takes the words down anew by which submissions are found."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casereports.pipeline import SnapshotError
from casereports.review.full_text import rebuild
from casereports.review.models import Submission
from casereports.review.searching import index_words
from casereports.review.thawing import newest, paper_of


class Command(BaseCommand):
    help = (
        "Take down the words of every submission's newest snapshot anew, by which it is found. "
        "Safe to run while the site is used."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        number, unread = 0, []
        rebuild()
        for submission in Submission.objects.filter(rounds__gt=0).iterator(chunk_size=100):
            try:
                index_words(submission, paper_of(newest(submission)))
            except SnapshotError:
                unread.append(submission.number)
            else:
                number += 1
        self.stdout.write(f"submissions taken down: {number}")
        if unread:
            raise CommandError(f"These newest snapshots can't be read: {', '.join(unread)}.")
