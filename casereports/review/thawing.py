"""Reading snapshots: the paper that one keeps, thawed once by each process.

A snapshot never changes, so what was thawed stays true: it is told by its submission, whose
folder has the files, and its SHA-256.
"""

from collections import OrderedDict
from functools import partial
from threading import Lock
from typing import Final
from uuid import UUID

from casereports.pipeline import Draft, SnapshotError, thaw
from casereports.pipeline.freezing import hash_of
from casereports.review.frozen_files import read_file
from casereports.review.models import Snapshot, Submission

#: How many papers a process keeps; one takes up to a few megabytes.
KEPT: Final = 24

_papers: OrderedDict[tuple[UUID, str], Draft] = OrderedDict()
_turn = Lock()


def paper_of(snapshot: Snapshot) -> Draft:
    """Returns the draft that a snapshot keeps; its text is asked for only while it is not thawed.

    Fetch snapshots with ``defer("content")``, as the text is long. Raises SnapshotError for one
    that was altered or can't be read.
    """
    key = (snapshot.submission.uuid, snapshot.sha256)
    with _turn:
        known = _papers.get(key)
        if known is not None:
            _papers.move_to_end(key)
            return known
    if hash_of(snapshot.content.encode()) != snapshot.sha256:
        raise SnapshotError("The text of the snapshot was altered.")
    paper = thaw(snapshot.content, partial(read_file, snapshot.submission.uuid))
    with _turn:
        _papers[key] = paper
        while len(_papers) > KEPT:
            _papers.popitem(last=False)
    return paper


def newest(submission: Submission) -> Snapshot:
    """Returns the newest snapshot of a submission, without its text."""
    rows = Snapshot.objects.defer("content").filter(submission=submission)
    snapshot = rows.get(number=submission.rounds)
    # The submission is at hand: whoever asks the snapshot for it must not fetch it again.
    snapshot.submission = submission
    return snapshot
