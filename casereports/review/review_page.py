"""What stands on a reviewer's page: controls that save themselves, comments with their places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from casereports.manuscript.nodes import Image
from casereports.pipeline import Draft
from casereports.renderers.html import render_article
from casereports.review.blinded import for_reviewers, reviewers_paper
from casereports.review.checklist import QUESTIONS, Question
from casereports.review.evidence import Evidence, evidence
from casereports.review.models import (
    ChecklistAnswer,
    Comment,
    CommentKind,
    Review,
    ReviewerInvitation,
    Snapshot,
)
from casereports.review.place_words import PlaceWords
from casereports.review.printed_words import letters, printed_at


@dataclass(frozen=True)
class Control:
    """One field of a form: its name there, where it saves itself, and what is wrong with it."""

    name: str
    url: str
    field: str
    value: str
    revision: int
    fault: str = ""


@dataclass(frozen=True)
class Asked:
    """A question of the checklist with its evidence, the answer and the remark."""

    question: Question
    evidence: tuple[Evidence, ...]
    answer: Control
    remark: Control


@dataclass(frozen=True)
class Said:
    """A comment: where it stands, whether the words it was said of still stand, its text.

    ``gone`` says that the row or field of the record is not there any more.
    """

    comment: Comment
    number: int
    where: str
    is_there: bool
    control: Control
    gone: str = ""

    @property
    def is_outrun(self) -> bool:
        """Whether other words stand there than those at which it was made."""
        return bool(self.comment.quote) and not self.is_there and not self.gone


@dataclass(frozen=True)
class Before:
    """What the same reviewer said of an earlier snapshot, with what the authors answered."""

    snapshot: Snapshot
    review: Review
    comments: tuple[tuple[Said, str], ...]


@dataclass(frozen=True)
class Typing:
    """What was sent by a form and not kept: the texts by the names of controls, and the faults."""

    texts: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReviewPage:
    """A reviewer's page; takes a few queries, however many comments there are."""

    invitation: ReviewerInvitation
    review: Review
    typing: Typing = Typing()

    @cached_property
    def paper(self) -> Draft:
        return reviewers_paper(self.invitation.snapshot)

    @cached_property
    def article(self) -> SafeString:
        return article(self.paper, self.invitation)

    @cached_property
    def words(self) -> PlaceWords:
        return PlaceWords(self.paper.manuscript, self.paper.facts)

    @cached_property
    def texts(self) -> Mapping[str, str]:
        return printed_at(self.article)

    def control(self, name: str, url: str, row: Any, column: str) -> Control:
        """Returns a control with what was typed, where that was not kept."""
        return Control(
            name=name,
            url=url,
            field=column,
            value=self.typing.texts.get(name, getattr(row, column)),
            revision=row.revision,
            fault=self.typing.faults.get(name, ""),
        )

    def _own(self, column: str) -> Control:
        url = reverse("save-review", args=[self.invitation.uuid])
        return self.control(column, url, self.review, column)

    @cached_property
    def to_authors(self) -> Control:
        return self._own("to_authors")

    @cached_property
    def to_editor(self) -> Control:
        return self._own("to_editor")

    @cached_property
    def verdict(self) -> Control:
        return self._own("verdict")

    @cached_property
    def questions(self) -> tuple[Asked, ...]:
        answers = {row.question: row for row in self.review.answers.all()}
        found = evidence(self.paper)
        return tuple(
            self._asked(one, found[one.number], answers.get(one.number)) for one in QUESTIONS
        )

    def _asked(
        self, question: Question, found: tuple[Evidence, ...], answer: ChecklistAnswer | None
    ) -> Asked:
        number = question.number
        row = answer or ChecklistAnswer(question=number)
        url = reverse("save-checklist", args=[self.invitation.uuid, number])
        return Asked(
            question=question,
            evidence=found,
            answer=self.control(f"q{number}-answer", url, row, "answer"),
            remark=self.control(f"q{number}-remark", url, row, "remark"),
        )

    @property
    def unanswered(self) -> list[int]:
        """The questions of the checklist that have no answer."""
        return [asked.question.number for asked in self.questions if not asked.answer.value]

    @cached_property
    def comments(self) -> tuple[Said, ...]:
        rows = enumerate(self.review.comments.order_by("pk"), start=1)
        return tuple(self.said(comment, number) for number, comment in rows)

    def said(self, comment: Comment, number: int) -> Said:
        """Returns a comment as it stands in this paper."""
        url = reverse("save-comment", args=[self.invitation.uuid, comment.pk])
        return Said(
            comment=comment,
            number=number,
            where=self.words.of(comment),
            is_there=self._is_there(comment),
            control=self.control(f"c{comment.pk}-text", url, comment, "text"),
            gone=self.words.gone(comment),
        )

    def _is_there(self, comment: Comment) -> bool:
        if comment.kind == CommentKind.GENERAL:
            return True
        if comment.kind == CommentKind.FIELD:
            now = self.words.said(comment)
            return not now or letters(comment.quote) in letters(now)
        words = self.texts.get(comment.source)
        return words is not None and letters(comment.quote) in words

    @cached_property
    def controls(self) -> tuple[Control, ...]:
        """All controls of the page."""
        return (
            *(said.control for said in self.comments),
            *(one for asked in self.questions for one in (asked.answer, asked.remark)),
            self.to_authors,
            self.to_editor,
            self.verdict,
        )

    @cached_property
    def faulty(self) -> tuple[Control, ...]:
        """The controls with which something is wrong."""
        return tuple(one for one in self.controls if one.fault)

    @cached_property
    def before(self) -> tuple[Before, ...]:
        """What the same reviewer said of earlier snapshots, the newest first."""
        here = self.invitation
        reviews = Review.objects.filter(
            invitation__submission=here.submission_id,
            invitation__place=here.place,
            invitation__snapshot__number__lt=here.snapshot.number,
            handed_in__isnull=False,
        )
        rows = reviews.select_related("invitation__snapshot").prefetch_related("comments__reply")
        found = rows.defer("invitation__snapshot__content").order_by(
            "-invitation__snapshot__number"
        )
        return tuple(map(self._before, found))

    def _before(self, review: Review) -> Before:
        snapshot = review.invitation.snapshot
        snapshot.submission = self.invitation.submission
        comments = enumerate(review.comments.all(), start=1)
        return Before(
            snapshot=snapshot,
            review=review,
            comments=tuple(
                (self.said(one, number), _reply(one, self.invitation.snapshot))
                for number, one in comments
            ),
        )


def _reply(comment: Comment, snapshot: Snapshot) -> str:
    """Returns what the authors answered up to a snapshot; nothing while they still write it."""
    reply = getattr(comment, "reply", None)
    if reply is None or reply.snapshot_id is None:
        return ""
    return for_reviewers(reply.text, snapshot)


def article(paper: Draft, invitation: ReviewerInvitation) -> SafeString:
    """Returns the paper as HTML, its pictures by addresses that name nobody."""

    def image_url(image: Image) -> str:
        return reverse("review-file", args=[invitation.uuid, image.sha256])

    # The renderer escapes every text that it is given and refuses links that could run code.
    written = render_article(paper.manuscript, image_url=image_url, drawing=paper.drawing)
    return SafeString(written)
