"""What is said at one place of a paper, and what its author answers."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casereports.review.models.reviewing import Review
from casereports.review.models.snapshot import Snapshot
from casereports.review.models.submission import Submission


class CommentKind(models.TextChoices):
    """What a comment stands at."""

    GENERAL = "general", _("the whole paper")
    SENTENCE = "sentence", _("a sentence")
    FIGURE = "figure", _("a figure")
    TABLE = "table", _("a table")
    FIELD = "field", _("a field of the record")


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments, by who may read them."""

    def told(self) -> "CommentQuerySet":
        """Comments that authors may read: of an editor, or of a review that was handed in,
        once a decision was made on their snapshot."""
        decided = Q(snapshot__decisions__isnull=False)
        handed_in = Q(review__isnull=True) | Q(review__handed_in__isnull=False)
        return self.filter(decided & handed_in).distinct()


class Comment(models.Model):
    """A remark at one place of the paper or the record.

    ``source`` is the row that the place is made of, which outlives a revision; ``quote`` the
    words at which it was made. ``review`` is empty for an editor's own.
    """

    submission = models.ForeignKey(
        Submission, models.PROTECT, related_name="comments", verbose_name=_("submission")
    )
    snapshot = models.ForeignKey(
        Snapshot, models.PROTECT, related_name="comments", verbose_name=_("snapshot")
    )
    review = models.ForeignKey(
        Review,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="comments",
        verbose_name=_("review"),
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("editor"),
    )
    kind = models.CharField(_("at"), max_length=10, choices=CommentKind)
    source = models.CharField(_("place"), max_length=300, blank=True)
    quote = models.TextField(_("words"), blank=True)
    text = models.TextField(_("comment"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)
    made = models.DateTimeField(_("made"), auto_now_add=True)
    changed = models.DateTimeField(_("last change"), auto_now=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind__in=CommentKind.values),
                name="review_comment_kind_known",
                violation_error_message=_("A comment stands at a place that is known."),
            ),
            models.CheckConstraint(
                condition=Q(review__isnull=False, editor__isnull=True)
                | Q(review__isnull=True, editor__isnull=False),
                name="review_comment_one_voice",
                violation_error_message=_("A comment is a reviewer's or an editor's."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission.number}: {self.pk}"


class Reply(models.Model):
    """The author's answer to one comment, saved as it is typed and sent with the revision."""

    comment = models.OneToOneField(
        Comment, models.PROTECT, related_name="reply", verbose_name=_("comment")
    )
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("who"),
    )
    text = models.TextField(_("answer"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)
    changed = models.DateTimeField(_("last change"), auto_now=True)
    snapshot = models.ForeignKey(
        Snapshot,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
        verbose_name=_("sent with"),
    )

    class Meta:
        verbose_name = _("author's answer")
        verbose_name_plural = _("authors' answers")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return str(self.comment)
