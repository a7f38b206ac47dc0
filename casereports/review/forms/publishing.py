"""Forms of an article: by what it is cited, and what is published of it later."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casereports.clinical.sentences import FactError
from casereports.record.sentence_words import as_sentence
from casereports.references.text import bare_doi
from casereports.review.models import Publication

#: The licences that open journals use, to be chosen while typing.
LICENCES = (
    "https://creativecommons.org/licenses/by/4.0/",
    "https://creativecommons.org/licenses/by-nc/4.0/",
    "https://creativecommons.org/licenses/by-nc-nd/4.0/",
)


def clean_doi(typed: str) -> str:
    """Returns a DOI without what is often pasted before it; refuses what is none."""
    if not typed.strip():
        return ""
    try:
        return str(bare_doi(typed)).lower()  # a DOI knows no case
    except FactError as error:
        raise ValidationError(as_sentence(error.said)) from error


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ImprintForm(forms.ModelForm[Publication]):
    """By what an article is cited, and since when."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Publication
        fields: ClassVar[list[str]] = [
            "doi",
            "volume",
            "issue",
            "first_page",
            "last_page",
            "article_number",
            "received",
            "accepted",
            "published",
            "licence",
            "holder",
            "is_public",
        ]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "received": _day(),
            "accepted": _day(),
            "published": _day(),
            "licence": forms.URLInput(attrs={"list": "licences"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.revision
        if not settings.PUBLIC_ARTICLES:
            field = self.fields["is_public"]
            field.disabled = True
            field.help_text = _("This site keeps its articles to itself.")

    def clean_doi(self) -> str:
        return clean_doi(self.cleaned_data["doi"])

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or {}
        if data.get("first_page") and data.get("article_number"):
            self.add_error("article_number", _("Enter pages or an article number, not both."))
        first, last = data.get("first_page", ""), data.get("last_page", "")
        if first.isdecimal() and last.isdecimal() and int(last) < int(first):
            self.add_error("last_page", _("The last page stands before the first. Check both."))
        if last and not first:
            self.add_error("first_page", _("Enter the first page, too."))
        days = [data.get(name) for name in ("received", "accepted", "published")]
        known = [day for day in days if day]
        if known != sorted(known):
            message = _("An article is received, then accepted, then published: check the dates.")
            self.add_error("published", message)
        if data.get("is_public") and not data.get("published"):
            self.add_error("published", _("A public article has a date of publication."))
        return data


class NoticeForm(forms.Form):
    """A correction or a retraction."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Text"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Printed above the article and on its page. No word of the patient."),
    )
    doi = forms.CharField(label=_("DOI of the notice"), max_length=200, required=False)
    day = forms.DateField(label=_("Date"), initial=timezone.localdate, widget=_day())

    def clean_doi(self) -> str:
        return clean_doi(self.cleaned_data["doi"])
