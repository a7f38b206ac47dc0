"""What the data manager's pages of the review have in common."""

from functools import reduce
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from casereports.accounts.models import User
from casereports.record.actions.audit import note_read
from casereports.record.admin.history import ReadOnly
from casereports.record.admin.watching import Watched

if TYPE_CHECKING:
    TabularBase = admin.TabularInline[Any, Any]
else:  # Django's classes take no type parameters at run time
    TabularBase = admin.TabularInline


class OfReview(Watched, ReadOnly):
    """A table of the review, read and never written here.

    ``submission_path`` leads from a row to its submission, whose number is searched for too.
    ``left_aside`` are columns that are not read for a list: a snapshot's text is long.
    """

    submission_path: ClassVar[str] = "submission"
    left_aside: ClassVar[tuple[str, ...]] = ()
    list_select_related: ClassVar[tuple[str, ...]] = ("submission",)
    list_per_page = 50

    def watch(self, request: HttpRequest, row: models.Model | None) -> None:
        """Notes that a row of somebody else's case is shown."""
        if row is None or request.method != "GET":
            return
        names = self.submission_path.split("__") if self.submission_path else ()
        submission: Any = reduce(getattr, names, row)
        what = f"admin {self.opts.model_name} {row.pk}"
        note_read(case=submission.case, who=cast(User, request.user), what=what)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request).select_related(*self.list_select_related)
        return rows.defer(*self.left_aside)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Finds by number too: "2026-00012"."""
        found, is_doubled = super().get_search_results(request, queryset, search_term)
        year, dash, number = search_term.strip().rpartition("-")
        if dash and year.isdecimal() and number.isdecimal() and len(number) < 10:
            path = "__".join(filter(None, (self.submission_path, "pk")))
            found |= queryset.filter(**{path: int(number)})
        return found, is_doubled


class ReadTable(TabularBase):
    """Rows below a submission, each leading to its own page."""

    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
