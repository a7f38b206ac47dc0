"""The rounds of a submission as its authors read them: decision, comments, answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casereports.review.models import Comment, Decision, Reply, Snapshot, Submission
from casereports.review.place_words import PlaceWords, words_of
from casereports.review.then_now import Now, Piece
from casereports.review.voices import Remark, Voice, voices_of_rounds


@dataclass(frozen=True)
class Answered:
    """A comment with its number and place, and what the authors answer."""

    number: int
    comment: Comment
    place: str
    reply: Reply
    now: tuple[Piece, ...] = ()

    @property
    def is_answered(self) -> bool:
        return bool(self.reply.text.strip())

    @property
    def is_unchanged(self) -> bool:
        """Whether the words at which the comment was made still stand there."""
        has_words = bool(self.comment.quote.strip())
        return has_words and [piece.kind for piece in self.now] == ["kept"]


@dataclass(frozen=True)
class Heard:
    """One reviewer, or the editors, with all that they say to the authors."""

    label: str
    to_authors: str
    comments: tuple[Answered, ...]


@dataclass(frozen=True)
class Round:
    """A snapshot, what was decided on it, and what was said."""

    snapshot: Snapshot
    decision: Decision | None
    heard: tuple[Heard, ...]

    @property
    def comments(self) -> Sequence[Answered]:
        """All comments, in the order of reading."""
        return [one for voice in self.heard for one in voice.comments]

    @property
    def answered(self) -> int:
        """How many comments have an answer."""
        return sum(one.is_answered for one in self.comments)

    @property
    def unanswered(self) -> int:
        return len(self.comments) - self.answered


def rounds_of(submission: Submission, now: Now | None = None) -> list[Round]:
    """Returns the rounds of a submission, the newest first; takes five queries.

    What reviewers say is told once a decision was made on their snapshot, and not before. ``now``
    tells for the comments on the newest what stands at their places in the case by now.
    """
    snapshots = list(
        Snapshot.objects.defer("content")
        .filter(submission=submission)
        .select_related("taken_by")
        .order_by("-number")
    )
    decisions = {one.snapshot_id: one for one in submission.decisions.all()}
    replies = {
        one.comment_id: one
        for one in Reply.objects.filter(comment__submission=submission).select_related("who")
    }
    voices = voices_of_rounds(submission)
    found = []
    for snapshot in snapshots:
        snapshot.submission = submission
        decision = decisions.get(snapshot.pk)
        told = voices.get(snapshot.pk, []) if decision is not None else []
        here = now if snapshot.number == submission.rounds else None
        heard = tuple(_heard([one for one in told if not one.is_silent], snapshot, replies, here))
        found.append(Round(snapshot=snapshot, decision=decision, heard=heard))
    return found


def newest_round(submission: Submission) -> Round:
    """Returns the round of the newest snapshot."""
    return rounds_of(submission)[0]


def _heard(
    voices: Sequence[Voice],
    snapshot: Snapshot,
    replies: Mapping[int, Reply],
    now: Now | None,
) -> Iterator[Heard]:
    if not any(voice.remarks for voice in voices):
        yield from (Heard(voice.label, voice.to_authors, ()) for voice in voices)
        return
    words = words_of(snapshot)
    for voice in voices:
        comments = tuple(_answered(one, words, replies, now) for one in voice.remarks)
        yield Heard(voice.label, voice.to_authors, comments)


def _answered(
    remark: Remark, words: PlaceWords, replies: Mapping[int, Reply], now: Now | None
) -> Answered:
    comment = remark.comment
    reply = replies.get(comment.pk) or Reply(comment=comment)
    pieces = now.of(comment, words.said(comment)) if now else ()
    return Answered(remark.number, comment, words.of(comment), reply, pieces)
