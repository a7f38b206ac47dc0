"""Pages of comments and answers: somebody's own words, which nobody else changes."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from casereports.review.admin.pages import OfReview
from casereports.review.models import Comment, Reply


@admin.register(Comment)
class CommentAdmin(OfReview):
    left_aside = ("snapshot__content",)
    list_display = ("made", "submission", "snapshot_number", "kind", "source", "changed")
    fields = (
        "submission",
        "snapshot",
        "review",
        "editor",
        "kind",
        "source",
        "quote",
        "text",
        "made",
        "changed",
    )
    list_filter = ("kind",)
    list_select_related = ("submission", "snapshot")
    date_hierarchy = "made"
    search_fields = ("submission__title", "source")

    @admin.display(description=_("snapshot"))
    def snapshot_number(self, comment: Comment) -> int:
        return comment.snapshot.number


@admin.register(Reply)
class ReplyAdmin(OfReview):
    submission_path = "comment__submission"
    list_display = ("changed", "comment", "who", "is_sent")
    fields = ("comment", "who", "text", "changed", "snapshot")
    list_filter = (("snapshot", admin.EmptyFieldListFilter),)
    list_select_related = ("comment__submission", "who")
    search_fields = ("comment__submission__title", "who__username", "who__full_name")

    @admin.display(description=_("sent"), boolean=True)
    def is_sent(self, reply: Reply) -> bool:
        return reply.snapshot_id is not None
