"""Pages of the texts: all kinds of notices, and an administrator's own words for them."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casereports.accounts.models import User
from casereports.notices.admin.notice import AdminBase
from casereports.notices.kinds import NoticeKind, kind_of, known_kinds
from casereports.notices.models import NoticeText
from casereports.notices.samples import sample
from casereports.notices.texts import Texts, Wording, known_language


class NoticeTextForm(forms.ModelForm[NoticeText]):
    """A text; its kind and language are chosen once."""

    kind = forms.ChoiceField(label=_("Kind"))

    class Meta:
        model = NoticeText
        fields = ("kind", "language", "subject", "body")
        widgets = {
            "subject": forms.TextInput(attrs={"size": 70}),
            "body": forms.Textarea(attrs={"rows": 16, "cols": 80}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kind" in self.fields:
            choices = [(kind.code, gettext(kind.title)) for kind in known_kinds()]
            cast("forms.ChoiceField", self.fields["kind"]).choices = choices


@admin.register(NoticeText)
class NoticeTextAdmin(AdminBase):
    """The list shows every kind in every language, with own words or without."""

    form = NoticeTextForm
    fields = ("kind", "language", "subject", "body")
    change_form_template = "notices/admin/text.html"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("kind", "language") if obj else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begins with the words that hold until now."""
        kind, language = kind_of(request.GET.get("kind", "")), request.GET.get("language", "")
        if kind is None:
            return {}
        texts = Texts(known_language(language), {})
        begun = texts.with_gaps(kind)
        return {
            "kind": kind.code,
            "language": texts.language,
            "subject": begun.subject,
            "body": begun.body,
        }

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.changed_by = cast("User", request.user)
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[URLPattern]:
        preview = path(
            "preview/", self.admin_site.admin_view(self.preview), name="notices_noticetext_preview"
        )
        return [preview, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        own = {(row.kind, row.language): row for row in NoticeText.objects.all()}
        lines = [
            (kind, [(code, name, own.get((kind.code, code))) for code, name in settings.LANGUAGES])
            for kind in known_kinds()
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Texts of notices"),
            "opts": self.opts,
            "lines": lines,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "notices/admin/kinds.html", context)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id) if object_id else None
        code = row.kind if row else request.POST.get("kind") or request.GET.get("kind", "")
        more = {"described": kind_of(code), "row": row, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, more)

    def preview(self, request: HttpRequest) -> HttpResponse:
        """Shows a text as it would be sent, or what keeps it from that; saves nothing."""
        names = ("kind", "language", "subject", "body")
        text = NoticeText(**{name: request.POST.get(name, "") for name in names})
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Preview"),
            "opts": self.opts,
        }
        try:
            text.full_clean(
                exclude=["changed_by"], validate_unique=False, validate_constraints=False
            )
        except ValidationError as error:
            context["faults"] = error.messages
        else:
            context["wording"] = _shown(text, cast("NoticeKind", kind_of(text.kind)))
        return TemplateResponse(request, "notices/admin/preview.html", context)


def _shown(text: NoticeText, kind: NoticeKind) -> Wording:
    own = {kind.code: Wording(text.subject, text.body)}
    return sample(kind, Texts(text.language, own))
