"""Pages of consent with its signed form, ethics approval, declarations and funders."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Consent, Declarations, Ethics, Funder


@admin.register(Consent)
class ConsentAdmin(RecordAdmin):
    """The signed form has no address of its own: it is handed out here, as a download."""

    columns = ("state", "form", "form_held")
    list_filter = ("state", "form", "form_held")
    search_fields = ("form_name", "relation")
    readonly_fields = ("kept_form",)
    formfield_overrides = {models.FileField: {"widget": forms.FileInput}}

    @admin.display(description=_("Form on file"))
    def kept_form(self, consent: Consent) -> str:
        if not consent.signed_form:
            return str(_("none"))
        address = reverse("admin:record_consent_form", args=[consent.pk])
        return format_html('<a href="{}">{}</a>', address, _("Download"))

    def get_urls(self) -> list[URLPattern]:
        handed_out = self.admin_site.admin_view(self.signed_form_view)
        own = path("<int:pk>/form/", handed_out, name="record_consent_form")
        return [own, *super().get_urls()]

    def signed_form_view(self, request: HttpRequest, pk: int) -> Any:
        consent = get_object_or_404(self.get_queryset(request), pk=pk)
        if not consent.signed_form or not self.has_view_permission(request, consent):
            raise Http404
        return FileResponse(consent.signed_form.open(), as_attachment=True)


@admin.register(Ethics)
class EthicsAdmin(RecordAdmin):
    columns = ("state", "committee", "number")
    list_filter = ("state",)
    search_fields = ("committee", "number")


@admin.register(Declarations)
class DeclarationsAdmin(RecordAdmin):
    columns = ("no_conflicts", "no_funding", "guarantor")
    list_filter = ("no_conflicts", "no_funding")
    search_fields = ("conflicts", "funding", "guarantor")


@admin.register(Funder)
class FunderAdmin(RecordAdmin):
    columns = ("name", "grant", "role")
    search_fields = ("name", "grant", "key")
