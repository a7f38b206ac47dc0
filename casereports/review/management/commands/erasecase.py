"""``erasecase SLUG_OR_NUMBER --reason "…" [--yes]``: erases a case for good."""

import getpass
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from casereports.review.actions.erasing import LONGEST_NAME, erase_case
from casereports.review.erasure import (
    Erasure,
    ErasureRefusedError,
    case_called,
    counted,
    erasure_of,
)

_BACKUPS: Final = (
    "Backups, e-mails that were sent and files that somebody fetched are out of reach: see to them "
    "yourself. Restart the site, as its processes keep papers in memory."
)
_TIDYING: Final = (
    "PostgreSQL keeps deleted rows in its files until it is tidied. At a quiet hour run: "
    "VACUUM FULL; REINDEX TABLE review_searchtext;"
)
_IN_USE: Final = (
    "Somebody was reading meanwhile, so that the database’s journal (the file that ends in -wal) "
    "still holds it. Stop the site once; the journal is emptied when the last process ends."
)


class Command(BaseCommand):
    """Lists what the site holds of a case and, with ``--yes``, erases it.

    Ends with an error for an article that is published: it has to be retracted first.
    """

    help = (
        "Erases a case for good, with its submissions, snapshots, reviews, letters and files, when "
        "its patient has withdrawn consent. Without --yes it only lists what would go."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "case", help="the case's short name, or the number of one of its submissions"
        )
        parser.add_argument(
            "--reason",
            required=True,
            help="why, in a few words that tell nothing of the patient, neither a name nor a "
            "finding: it stays in the audit for ever (“consent withdrawn, letter of 3 May”)",
        )
        parser.add_argument("--yes", action="store_true", help="erase it; this can't be undone")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            case = case_called(options["case"])
            if not options["yes"]:
                self._tell("This would be erased for good:", erasure_of(case))
                self.stdout.write("Nothing was changed. To erase it, say the same with --yes.")
                return
            # Told before, too, so that it is known what to look for where the machine dies.
            self._tell("Erasing for good:", erasure_of(case))
            erase_case(case=case, by=_user(), reason=options["reason"])
        except ErasureRefusedError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                "The case is gone from the database, but files could not be removed "
                f"({error.strerror}: {error.filename}). Remove what is left of those listed above."
            ) from error
        self._tidy()
        self.stdout.write(f"All of this was erased, and the audit says so.\n{_BACKUPS}")

    def _tell(self, heading: str, gone: Erasure) -> None:
        self.stdout.write(heading)
        for line in _lines(gone):
            self.stdout.write(f"  {line}")
        if gone.copies:
            self.stdout.write(
                f"Copies that were made of this case are cases of their own and stay: "
                f"{', '.join(gone.copies)}. Erase them, too, if they tell of the same patient."
            )

    def _tidy(self) -> None:
        """Empties SQLite's journal, in which the rows stand as they were."""
        if connection.vendor == "postgresql":
            self.stdout.write(_TIDYING)
        elif not connection.in_atomic_block:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                is_busy, _pages, _moved = cursor.fetchone()
            if is_busy:
                self.stdout.write(_IN_USE)


def _lines(gone: Erasure) -> Iterator[str]:
    case = gone.case
    paper = getattr(case, "paper", None)
    yield f"case {case.slug} of {case.owner}: “{paper.title if paper else ''}”"
    for submission in gone.submissions:
        state = submission.get_state_display()
        yield f"submission {submission.number}: “{submission.title}” ({state})"
    for snapshot in gone.snapshots:
        taken = timezone.localtime(snapshot.taken)
        yield f"snapshot {snapshot} of {taken:%Y-%m-%d %H:%M}, SHA-256 {snapshot.sha256}"
    for label, room in (("of the review", "review"), ("of the record", "record")):
        if found := [*counted(gone.rows, room)]:
            yield f"rows {label}: {', '.join(found)}"
    # Files are called by hashes, which tell nobody anything: where they lie and how many is enough.
    for folder, number in Counter(path.parent for path in gone.files).items():
        yield f"files in {folder}: {number}"
    for export in gone.exports:
        yield f"the file of export {export.pk} ({export}, for {export.who}), the whole of it"
    yield f"notices that name it: {len(gone.told.notices)}"
    yield (
        f"e-mails of the queue that name it: {len(gone.told.messages)}, "
        f"not sent yet: {gone.told.waiting}"
    )


def _user() -> str:
    """Returns who is signed in on the server."""
    try:
        return getpass.getuser()[:LONGEST_NAME]
    except (KeyError, OSError):
        return "somebody without a name"
