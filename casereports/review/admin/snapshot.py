"""Pages of snapshots and of moves: what was frozen, and how a submission came where it is."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from casereports.pipeline import SnapshotError
from casereports.pipeline.freezing import hash_of
from casereports.review.admin.pages import OfReview
from casereports.review.frozen_files import read_file
from casereports.review.models import Move, Snapshot


@admin.register(Snapshot)
class SnapshotAdmin(OfReview):
    """Snapshots without their text, which is long."""

    left_aside = ("content",)
    list_display = ("__str__", "taken", "taken_by", "sha256")
    fields = ("submission", "number", "taken", "taken_by", "sha256", "pdf", "is_whole")
    readonly_fields = ("is_whole",)
    list_select_related = ("submission", "taken_by")
    date_hierarchy = "taken"
    search_fields = ("sha256", "pdf", "submission__title")

    @admin.display(description=_("text and PDF are as they were frozen"), boolean=True)
    def is_whole(self, snapshot: Snapshot) -> bool:
        try:
            read_file(snapshot.submission.uuid, snapshot.pdf)
        except SnapshotError:
            return False
        return hash_of(snapshot.content.encode()) == snapshot.sha256


@admin.register(Move)
class MoveAdmin(OfReview):
    list_display = ("when", "submission", "name", "before", "after", "who")
    fields = ("submission", "name", "before", "after", "who", "when", "why")
    list_filter = ("name", "after")
    list_select_related = ("submission", "who")
    date_hierarchy = "when"
    search_fields = ("submission__title", "who__username", "who__full_name")
