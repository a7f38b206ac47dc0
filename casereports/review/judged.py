"""What an editor's page lays out of a submission: its paper, and what was said of each snapshot."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from casereports.manuscript.nodes import Image
from casereports.pipeline import Draft
from casereports.pipeline.freezing import images_of
from casereports.renderers.html import render_article
from casereports.review.checklist import QUESTIONS, Question
from casereports.review.models import ChecklistAnswer, Comment, Reply, Snapshot, Submission
from casereports.review.place_words import PlaceWords, words_of
from casereports.review.thawing import paper_of
from casereports.review.voices import Voice, reviewer_label, voices_of_rounds


@dataclass(frozen=True)
class Said:
    """A comment with its number, the words for its place, and what the authors answered."""

    number: int
    comment: Comment
    place: str

    @property
    def answer(self) -> str:
        """The answer as it was sent with a revision; nothing of one that is still written."""
        reply: Reply | None = getattr(self.comment, "reply", None)
        return reply.text if reply is not None and reply.snapshot_id else ""


@dataclass(frozen=True)
class Heard:
    """One voice of a round, with all that it says."""

    voice: Voice
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Round:
    """A snapshot with what reviewers and editors say of it."""

    snapshot: Snapshot
    heard: tuple[Heard, ...]


@dataclass(frozen=True)
class Checklist:
    """The answers of all reviewers of a snapshot, side by side."""

    labels: tuple[str, ...]
    lines: tuple[tuple[Question, tuple[ChecklistAnswer | None, ...]], ...]


def article(submission: Submission, paper: Draft, found_in: Mapping[int, Draft]) -> SafeString:
    """Returns a paper as HTML; each picture comes from the first snapshot that has it."""
    numbers: dict[str, int] = {}
    for number, draft in found_in.items():
        for image in images_of(draft.manuscript):
            numbers.setdefault(image.sha256, number)

    def image_url(image: Image) -> str:
        return reverse("judge-file", args=[submission.uuid, numbers[image.sha256], image.sha256])

    # The renderer escapes every text that it is given and refuses links that could run code.
    return SafeString(render_article(paper.manuscript, image_url=image_url, drawing=paper.drawing))


def before_and_after(snapshot: Snapshot) -> tuple[Draft, Draft]:
    """Returns the snapshot before one and that one; the first has none before it."""
    rows = Snapshot.objects.defer("content").select_related("submission")
    earlier = rows.get(submission=snapshot.submission_id, number=snapshot.number - 1)
    return paper_of(earlier), paper_of(snapshot)


def rounds(submission: Submission, snapshots: Iterable[Snapshot]) -> Iterator[Round]:
    """Yields each snapshot with its voices; two queries, and a text for each not yet thawed."""
    voices = voices_of_rounds(submission)
    for snapshot in snapshots:
        snapshot.submission = submission
        heard = voices.get(snapshot.pk, [])
        yield Round(snapshot, tuple(_heard(snapshot, heard)))


def checklist(snapshot: Snapshot) -> Checklist | None:
    """Returns what reviewers who handed in answered, question by question; None before any did."""
    rows = ChecklistAnswer.objects.filter(
        review__invitation__snapshot=snapshot, review__handed_in__isnull=False
    )
    answers = {
        (row.review.invitation.place, row.question): row
        for row in rows.select_related("review__invitation")
    }
    places = sorted({place for place, _question in answers})
    if not places:
        return None
    lines = tuple(
        (question, tuple(answers.get((place, question.number)) for place in places))
        for question in QUESTIONS
    )
    return Checklist(tuple(map(reviewer_label, places)), lines)


def _heard(snapshot: Snapshot, voices: Iterable[Voice]) -> Iterator[Heard]:
    known: PlaceWords | None = None
    for voice in voices:
        if known is None:
            known = words_of(snapshot)
        said = (Said(one.number, one.comment, known.of(one.comment)) for one in voice.remarks)
        yield Heard(voice, tuple(said))
