"""The page of a case, with all its tables, and the audit."""

import io
import zipfile
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.contrib import admin, messages
from django.db import models
from django.http import FileResponse, HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from pydantic import ValidationError as FactsError

from casereports.accounts.models import User
from casereports.clinical.facts.case import CaseFacts
from casereports.record import models as record
from casereports.record.actions.archive import archive_case, restore_case
from casereports.record.actions.audit import note
from casereports.record.actions.cases import delete_case, export_bundle
from casereports.record.actions.locking import hold
from casereports.record.admin import (
    authors,
    diagnosis,
    ethics,
    examination,
    figures,
    imaging,
    labs,
    microbiology,
    molecular,
    outcome,
    pathology,
    patient,
    presentation,
    procedure,
    references,
    treatment,
)
from casereports.record.admin.inlines import listed
from casereports.record.admin.watching import Watched
from casereports.record.bundle import write_zip
from casereports.record.door import put_facts
from casereports.record.models import Action, Case, CaseMember

if TYPE_CHECKING:
    AdminBase = admin.ModelAdmin[Any]
    TabularBase = admin.TabularInline[Any, Any]
else:  # Django's classes take no type parameters at run time
    AdminBase, TabularBase = admin.ModelAdmin, admin.TabularInline

#: The tables of a case in the order of a report, each with its own page.
TABLES = (
    (record.Newborn, patient.NewbornAdmin),
    (record.Complaint, presentation.ComplaintAdmin),
    (record.HistoryAnswer, presentation.HistoryAnswerAdmin),
    (record.HistoryEntry, presentation.HistoryEntryAdmin),
    (record.PastIntervention, presentation.PastInterventionAdmin),
    (record.VitalSign, examination.VitalSignAdmin),
    (record.Score, examination.ScoreAdmin),
    (record.ExamFinding, examination.ExamFindingAdmin),
    (record.LabResult, labs.LabResultAdmin),
    (record.LabGroup, labs.LabGroupAdmin),
    (record.MicrobiologyTest, microbiology.MicrobiologyTestAdmin),
    (record.ImagingStudy, imaging.ImagingStudyAdmin),
    (record.FunctionalTest, imaging.FunctionalTestAdmin),
    (record.Procedure, procedure.ProcedureAdmin),
    (record.Specimen, pathology.SpecimenAdmin),
    (record.MolecularFinding, molecular.MolecularFindingAdmin),
    (record.Diagnosis, diagnosis.DiagnosisAdmin),
    (record.Differential, diagnosis.DifferentialAdmin),
    (record.Treatment, treatment.TreatmentAdmin),
    (record.AdverseEvent, outcome.AdverseEventAdmin),
    (record.CourseEvent, outcome.CourseEventAdmin),
    (record.Outcome, outcome.OutcomeAdmin),
    (record.Author, authors.AuthorAdmin),
    (record.Affiliation, authors.AffiliationAdmin),
    (record.Funder, ethics.FunderAdmin),
    (record.Figure, figures.FigureAdmin),
    (record.Plot, figures.PlotAdmin),
    (record.Picture, figures.PictureAdmin),
    (record.Reference, references.ReferenceAdmin),
)
#: What a case has once, and the tables of rows that stand below other rows.
SINGLES = ("patient", "paper", "course", "perspective", "consent", "ethics", "declarations")
DEEPER = (record.Lesion, record.Measurement, record.Reading, record.IhcResult, record.Agent)


class CaseMemberInline(TabularBase):
    model = CaseMember
    extra = 0
    autocomplete_fields = ("user",)


@admin.register(Case)
class CaseAdmin(Watched, AdminBase):
    list_display = ("slug", "title", "owner", "archived", "lock_reason")
    list_filter = ("archived", "lock_reason")
    list_select_related = ("owner", "paper")
    search_fields = ("slug", "uuid", "paper__title", "owner__username", "owner__full_name")
    autocomplete_fields = ("owner",)
    readonly_fields = ("uuid", "locked", "lock_reason", "lock_name", "parts", "lists", "additions")
    fields = (
        ("slug", "owner"),
        "index_date",
        "archived",
        ("locked", "lock_reason", "lock_name"),
        "uuid",
        "parts",
        "lists",
        "additions",
    )
    inlines: ClassVar[tuple[Any, ...]] = (
        CaseMemberInline,
        *(listed(*table) for table in TABLES),
    )
    actions = ("export", "archive", "restore")
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """Fetches a case with what it has once, in one query."""
        found = self.get_queryset(request).select_related("owner", *SINGLES)
        case = found.filter(pk=object_id).first() if object_id.isdecimal() else None
        self.watch(request, case)
        return case

    @admin.display(description=_("Title"))
    def title(self, case: Case) -> str:
        paper = getattr(case, "paper", None)
        return paper.title if paper is not None else ""

    @admin.display(description=_("Parts"))
    def parts(self, case: Case) -> str:
        found = [part for name in SINGLES if (part := getattr(case, name, None)) is not None]
        return _links(
            (reverse(f"admin:record_{part._meta.model_name}_change", args=[part.pk]), part)
            for part in found
        )

    @admin.display(description=_("Lists"))
    def lists(self, case: Case) -> str:
        return _links(
            (f"{_address(row, 'changelist')}?of={case.slug}", row._meta.verbose_name_plural)
            for row in (*(row for row, _page in TABLES), *DEEPER, record.AuditLine)
        )

    @admin.display(description=_("Add"))
    def additions(self, case: Case) -> str:
        missing: list[Any] = [
            Case._meta.get_field(name).related_model
            for name in SINGLES
            if getattr(case, name, None) is None
        ]
        rows = (row for row, page in TABLES if page is not figures.PictureAdmin)
        return _links(
            (f"{_address(row, 'add')}?case={case.pk}", row._meta.verbose_name)
            for row in (*missing, *rows)
        )

    def save_model(self, request: HttpRequest, obj: Case, form: Any, change: bool) -> None:
        if change:
            # Only what was typed: the page may be older than what is kept beside it, a lock say.
            hold(obj)
            obj.save(update_fields=[*form.changed_data, "changed"])
        else:
            super().save_model(request, obj, form, change)
            put_facts(obj, CaseFacts(), {})
        note(case=obj, who=_who(request), action=Action.CHANGED if change else Action.CREATED)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A case goes with its pictures and their files, though none of them goes alone here."""
        rows, counts, needed, protected = super().get_deleted_objects(objs, request)
        pixels = {
            row._meta.verbose_name for row in (record.Picture, record.Original, record.Rendition)
        }
        return rows, counts, needed - pixels, protected

    def delete_model(self, request: HttpRequest, obj: Case) -> None:
        delete_case(case=obj, who=_who(request))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Case]) -> None:
        for case in queryset:
            delete_case(case=case, who=_who(request))

    @admin.action(description=_("Export the selected cases as case files"))
    def export(self, request: HttpRequest, queryset: models.QuerySet[Case]) -> FileResponse | None:
        files: dict[str, bytes] = {}
        for case in queryset:
            try:
                files[f"{case.slug}.zip"] = write_zip(*export_bundle(case=case, who=_who(request)))
            except FactsError:
                self.message_user(
                    request,
                    _("%(case)s contradicts itself; mend it first.") % {"case": case.slug},
                    messages.ERROR,
                )
                return None
        return FileResponse(_zipped(files), as_attachment=True, filename="cases.zip")

    @admin.action(description=_("Set the selected cases aside"))
    def archive(self, request: HttpRequest, queryset: models.QuerySet[Case]) -> None:
        for case in queryset:
            archive_case(case=case, who=_who(request))
        self._tell(request, len(queryset))

    @admin.action(description=_("Take the selected cases out of the archive"))
    def restore(self, request: HttpRequest, queryset: models.QuerySet[Case]) -> None:
        for case in queryset:
            restore_case(case=case, who=_who(request))
        self._tell(request, len(queryset))

    def _tell(self, request: HttpRequest, number: int) -> None:
        sentence = ngettext(
            "%(number)d case was changed.", "%(number)d cases were changed.", number
        )
        self.message_user(request, sentence % {"number": number}, messages.SUCCESS)


def _links(links: Any) -> str:
    return format_html_join(
        " · ", '<a href="{}">{}</a>', ((address, capfirst(str(name))) for address, name in links)
    )


def _address(row: Any, page: str) -> str:
    return reverse(f"admin:record_{row._meta.model_name}_{page}")


def _who(request: HttpRequest) -> User:
    return cast(User, request.user)  # the admin's pages ask who it is first


def _zipped(files: dict[str, bytes]) -> io.BytesIO:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    target.seek(0)
    return target
