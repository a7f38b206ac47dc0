"""The data manager's page of the audit: searched and taken away as a file, never written."""

from typing import Any, cast

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import gettext_lazy as _

from casereports.accounts.models import User
from casereports.record.actions.audit import note
from casereports.record.admin.history import ReadOnly
from casereports.record.audit_files import written
from casereports.record.models import Action, AuditLine


class OfCaseOrGone(admin.SimpleListFilter):
    """Narrows the audit to one case, by the name it had; a case's page links to it."""

    title = _("case")
    parameter_name = "of"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        slug = self.value()
        return [(slug, slug)] if slug else []

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[AuditLine]
    ) -> models.QuerySet[AuditLine]:
        slug = self.value()
        return queryset.filter(case_slug=slug.replace("\0", "")) if slug else queryset


@admin.register(AuditLine)
class AuditLineAdmin(ReadOnly):
    list_display = ("when", "who_name", "action", "case_slug", "detail")
    list_filter = (OfCaseOrGone, "action", "when")
    list_select_related = ("seal",)
    date_hierarchy = "when"
    search_fields = ("case_slug", "case_uuid", "who_name", "detail")
    fields = ("when", "who_name", "action", "case_slug", "case_uuid", "detail", "number", "digest")
    actions = ("export",)

    @admin.display(description=_("number in the chain"))
    def number(self, line: AuditLine) -> int | None:
        seal = getattr(line, "seal", None)
        return seal.number if seal else None

    @admin.display(description=_("digest"))
    def digest(self, line: AuditLine) -> str | None:
        seal = getattr(line, "seal", None)
        return seal.digest if seal else None

    @admin.action(description=_("Export the selected lines as CSV"))
    def export(
        self, request: HttpRequest, queryset: models.QuerySet[AuditLine]
    ) -> StreamingHttpResponse:
        note(case=None, who=cast(User, request.user), action=Action.EXPORTED, detail="audit")
        lines = queryset.order_by("pk").select_related("seal").iterator(chunk_size=2000)
        headers = {"Content-Disposition": 'attachment; filename="audit.csv"'}
        return StreamingHttpResponse(
            written(lines, "csv"), content_type="text/csv; charset=utf-8", headers=headers
        )
