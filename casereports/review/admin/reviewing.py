"""Pages of reviewers and reviews: read here, for a review is its reviewer's own."""

from django.contrib import admin

from casereports.review.admin.pages import OfReview
from casereports.review.models import ChecklistAnswer, Review, ReviewerInvitation


@admin.register(ReviewerInvitation)
class ReviewerInvitationAdmin(OfReview):
    """Reviewers without the fingerprints of their links."""

    list_display = (
        "__str__",
        "name",
        "email",
        "created",
        "due",
        "accepted_at",
        "declined_at",
        "withdrawn_at",
        "done_at",
    )
    fields = (
        "submission",
        "snapshot",
        "place",
        "name",
        "email",
        "reviewer",
        "invited_by",
        "created",
        "expires",
        "due",
        "accepted_at",
        "has_conflict",
        "conflict",
        "declined_at",
        "reason",
        "withdrawn_at",
        "done_at",
    )
    list_filter = (
        "has_conflict",
        ("accepted_at", admin.EmptyFieldListFilter),
        ("done_at", admin.EmptyFieldListFilter),
    )
    list_select_related = ("submission",)
    date_hierarchy = "created"
    search_fields = ("name", "email", "reviewer__username", "submission__title")
    view_on_site = False  # the reviewer's page is the reviewer's alone


@admin.register(Review)
class ReviewAdmin(OfReview):
    submission_path = "invitation__submission"
    list_display = ("invitation", "verdict", "handed_in", "changed")
    fields = (*list_display, "to_authors", "to_editor")
    list_filter = ("verdict", ("handed_in", admin.EmptyFieldListFilter))
    list_select_related = ("invitation__submission",)
    date_hierarchy = "handed_in"
    search_fields = ("invitation__name", "invitation__email", "invitation__submission__title")


@admin.register(ChecklistAnswer)
class ChecklistAnswerAdmin(OfReview):
    submission_path = "review__invitation__submission"
    list_display = ("review", "question", "answer")
    fields = (*list_display, "remark")
    list_filter = ("answer",)
    list_select_related = ("review__invitation__submission",)
    search_fields = ("review__invitation__submission__title",)
