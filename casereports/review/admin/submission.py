"""The page of submissions: all of them, their exports, their statistics."""

from datetime import datetime
from typing import Any, ClassVar, cast

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from casereports.accounts.models import User
from casereports.journals.shelf import profiles
from casereports.review.actions.assigning import assign, change_anonymity
from casereports.review.actions.exporting import ExportRefusedError, start_export
from casereports.review.actions.moving import MoveRefusedError
from casereports.review.admin.pages import OfReview, ReadTable
from casereports.review.models import (
    Anonymity,
    Decision,
    ExportKind,
    Letter,
    Move,
    ReviewerInvitation,
    Snapshot,
    Submission,
)
from casereports.review.views.statistics import statistics


class OfJournal(admin.SimpleListFilter):
    """Narrows the list to one journal, by the names of those that this site knows."""

    title = _("journal")
    parameter_name = "journal"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(key, profile.name) for key, profile in profiles().items()]

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[Submission]
    ) -> models.QuerySet[Submission]:
        return queryset.filter(journal=self.value()) if self.value() else queryset


class SnapshotTable(ReadTable):
    model = Snapshot
    fields = ("number", "taken", "taken_by", "sha256")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request).select_related("submission", "taken_by")
        return rows.defer("content")


class MoveTable(ReadTable):
    model = Move
    fields = ("name", "before", "after", "who", "when", "why")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("who")


class InvitationTable(ReadTable):
    model = ReviewerInvitation
    fields = ("place", "name", "email", "due", "accepted_at", "declined_at", "done_at")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("submission")


class DecisionTable(ReadTable):
    model = Decision
    fields = ("verdict", "who", "when")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request).select_related("snapshot__submission", "who")
        return rows.defer("snapshot__content")


class LetterTable(ReadTable):
    model = Letter
    fields = ("side", "who", "when")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("submission", "who")


@admin.register(Submission)
class SubmissionAdmin(OfReview):
    """Who cares for a submission, and who knows whom, may be set here; all else is made by moves.

    What is set goes through the actions of the editors, which refuse, tell and note as ever.
    """

    submission_path = ""
    list_display = (
        "__str__",
        "title",
        "journal",
        "state",
        "submitted_on",
        "since_when",
        "editor",
        "problems",
        "rounds",
    )
    list_filter = ("state", OfJournal, "anonymity", ("editor", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("editor",)
    date_hierarchy = "submitted"
    search_fields = ("title", "case__slug", "submitter__username", "submitter__full_name")
    autocomplete_fields = ("editor",)
    fields = (
        "title",
        "case",
        "submitter",
        "journal",
        ("state", "since"),
        "submitted",
        "due",
        "editor",
        "anonymity",
        ("problems", "rounds"),
        "uuid",
    )
    readonly_fields = (
        "title",
        "case",
        "submitter",
        "journal",
        "state",
        "since",
        "submitted",
        "due",
        "problems",
        "rounds",
        "uuid",
    )
    inlines: ClassVar[tuple[Any, ...]] = (
        SnapshotTable,
        MoveTable,
        InvitationTable,
        DecisionTable,
        LetterTable,
    )
    actions = ("export_csv", "export_pdfs", "export_phenopackets")

    @admin.display(description=_("submitted"), ordering="submitted")
    def submitted_on(self, submission: Submission) -> str:
        return _day(submission.submitted)

    @admin.display(description=_("in this state since"), ordering="since")
    def since_when(self, submission: Submission) -> str:
        return _day(submission.since)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def get_urls(self) -> list[URLPattern]:
        numbers = path(
            "statistics/",
            self.admin_site.admin_view(statistics),
            name="review_submission_statistics",
        )
        return [numbers, *super().get_urls()]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Shows or saves a submission; what the actions refuse is told, and nothing is saved."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except MoveRefusedError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Offers editors to choose among, none to be made or removed on the way."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if "editor" in form.base_fields:
            widget = form.base_fields["editor"].widget
            for deed in ("add", "change", "delete", "view"):
                setattr(widget, f"can_{deed}_related", False)
        return form

    def save_model(self, request: HttpRequest, obj: Submission, form: Any, change: bool) -> None:
        who = _who(request)
        if "editor" in form.changed_data:
            assign(submission=obj, editor=obj.editor, who=who)
        if "anonymity" in form.changed_data:
            anonymity = Anonymity(obj.anonymity)
            change_anonymity(submission=obj, anonymity=anonymity, who=who)

    @admin.action(description=_("Export the selected cases as a table (CSV)"))
    def export_csv(
        self, request: HttpRequest, chosen: models.QuerySet[Submission]
    ) -> HttpResponse | None:
        return self._export(request, chosen, ExportKind.CSV)

    @admin.action(description=_("Export the papers of the selected cases (PDF)"))
    def export_pdfs(
        self, request: HttpRequest, chosen: models.QuerySet[Submission]
    ) -> HttpResponse | None:
        return self._export(request, chosen, ExportKind.PDFS)

    @admin.action(description=_("Export the selected cases as phenopackets (JSON)"))
    def export_phenopackets(
        self, request: HttpRequest, chosen: models.QuerySet[Submission]
    ) -> HttpResponse | None:
        return self._export(request, chosen, ExportKind.PHENOPACKETS)

    def _export(
        self, request: HttpRequest, chosen: models.QuerySet[Submission], kind: ExportKind
    ) -> HttpResponse | None:
        """Asks for a file of the chosen submissions, or of all that the list finds."""
        try:
            keys = chosen.values_list("pk", flat=True)
            export = start_export(kind=kind, submissions=keys, who=_who(request))
        except ExportRefusedError as error:
            self.message_user(request, str(error), messages.ERROR)
            return None
        return HttpResponseRedirect(reverse("admin:review_export_page", args=[export.uuid]))


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT")


def _who(request: HttpRequest) -> User:
    return cast(User, request.user)  # the admin's pages ask who it is first
