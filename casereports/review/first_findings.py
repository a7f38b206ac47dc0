"""Takes down what a submission's first snapshot lacked, for the statistics."""

from typing import Final

from casereports.checks.problem import Problem, Severity
from casereports.pipeline import Draft, SnapshotError
from casereports.review.models import FirstFindings, MissingItem, Snapshot, Submission
from casereports.review.thawing import paper_of

_CARE: Final = "CARE-"
_LACKING: Final = (Severity.ERROR, Severity.WARNING)


def keep_findings(submission: Submission, paper: Draft) -> None:
    """Keeps which CARE items a paper lacks, unless those of an earlier snapshot are kept."""
    findings, is_first = FirstFindings.objects.get_or_create(submission=submission)
    if is_first:
        MissingItem.objects.bulk_create(
            MissingItem(findings=findings, item=item) for item in missing_items(paper.problems)
        )


def keep_missed_findings() -> tuple[int, tuple[str, ...]]:
    """Keeps the findings of every submission that was handed in before they were kept.

    Returns how many those were, and the numbers of those whose first snapshot can't be read.
    """
    number, unread = 0, []
    first = Snapshot.objects.filter(number=1, submission__first_findings__isnull=True)
    rows = first.defer("content").select_related("submission").order_by("pk")
    for snapshot in rows.iterator(chunk_size=200):
        try:
            paper = paper_of(snapshot)
        except SnapshotError:
            unread.append(snapshot.submission.number)
        else:
            keep_findings(snapshot.submission, paper)
            number += 1
    return number, tuple(unread)


def missing_items(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """Returns the CARE items that are missing or incomplete, each once: "5c"."""
    found = (
        problem.code.removeprefix(_CARE)
        for problem in problems
        if problem.code.startswith(_CARE) and problem.severity in _LACKING
    )
    return tuple(dict.fromkeys(found))
