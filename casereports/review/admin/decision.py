"""Pages of decisions and letters: read here as they were sent, never written."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from casereports.review.admin.pages import OfReview
from casereports.review.models import Decision, Letter, LetterDraft

_SEARCHED = ("submission__title", "who__username", "who__full_name")


@admin.register(Decision)
class DecisionAdmin(OfReview):
    left_aside = ("snapshot__content",)
    list_display = ("when", "submission", "snapshot_number", "verdict", "who")
    fields = ("submission", "snapshot", "verdict", "letter", "who", "when")
    list_filter = ("verdict",)
    list_select_related = ("submission", "snapshot", "who")
    date_hierarchy = "when"
    search_fields = _SEARCHED

    @admin.display(description=_("snapshot"))
    def snapshot_number(self, decision: Decision) -> int:
        return decision.snapshot.number


@admin.register(Letter)
class LetterAdmin(OfReview):
    list_display = ("when", "submission", "side", "who")
    fields = (*list_display, "text")
    list_filter = ("side",)
    list_select_related = ("submission", "who")
    date_hierarchy = "when"
    search_fields = _SEARCHED


@admin.register(LetterDraft)
class LetterDraftAdmin(OfReview):
    """Drafts of decisions without their words: those are told when they are sent."""

    list_display = ("changed", "submission", "editor", "verdict")
    fields = list_display
    list_select_related = ("submission", "editor")
    search_fields = ("submission__title", "editor__username", "editor__full_name")
