"""Who looks at a case on the data manager's pages is noted, like everybody else."""

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse

from casereports.accounts.models import User
from casereports.record.actions.audit import note, note_read
from casereports.record.admin.links import case_of
from casereports.record.models import Action, Case

if TYPE_CHECKING:
    PageBase = admin.ModelAdmin[Any]
else:  # put before a page's own class
    PageBase = object


class Watched(PageBase):
    """Pages of which the audit knows who opened which, for lists without their rows."""

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        row = super().get_object(request, object_id, from_field)
        self.watch(request, row)
        return row

    def watch(self, request: HttpRequest, row: models.Model | None) -> None:
        """Notes that a row is shown, unless it is of the reader's own case."""
        case = case_of(row) if row is not None and request.method == "GET" else None
        if case is not None and row is not None:
            what = f"admin {self.opts.model_name} {row.pk}"
            note_read(case=case, who=cast(User, request.user), what=what)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method == "GET" and self.has_view_or_change_permission(request):
            slug = request.GET.get("of", "").replace("\0", "")
            case: Case | None = Case.objects.filter(slug=slug).first() if slug else None
            what = f"admin list {self.opts.model_name}"
            note(case=case, who=cast(User, request.user), action=Action.READ, detail=what)
        return super().changelist_view(request, extra_context)
