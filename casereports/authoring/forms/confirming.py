"""The form in which an author of the paper puts their own data right, and confirms them."""

from functools import cache, cached_property
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Field, Fieldset, Layout
from crispy_forms.layout import Row as FieldRow
from django import forms
from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.authors import AuthorForm
from casereports.authoring.forms.record import RecordForm, form_field
from casereports.authoring.forms.sheets import form_class, sheet_of
from casereports.record.models import Affiliation, Author
from casereports.record.models.sharing import place_line

FIELDS = (
    "given",
    "family",
    "family_first",
    "degrees",
    "orcid",
    "email",
    "places",
    "corresponding",
    "credit",
    "conflicts",
)
NEW_PLACE = ("department", "institution", "city", "country")


class ConfirmForm(AuthorForm):
    """One author's own data, and the author's word on them."""

    declares = forms.ChoiceField(
        label=_("Do you have conflicts of interest?"),
        choices=(
            ("none", _("I have none.")),
            ("some", _("I have those that I wrote above.")),
        ),
        widget=forms.RadioSelect,
    )
    responsible = forms.BooleanField(
        label=_("These data are right, and I take responsibility for the paper."),
        help_text=_(
            "By the ICMJE's rules an author contributed substantially, drafted or revised the "
            "paper, approves the version to be published, and answers for all of it."
        ),
        error_messages={"required": _("Tick this to confirm, or close the page to leave it open.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        places: Any = self.fields["places"]
        places.label_from_instance = place_line
        places.help_text = _("Those of the paper; yours may be missing: see below.")

    @cached_property
    def helper(self) -> FormHelper:
        """How crispy draws the form, up to the new place of work."""
        return _helper(
            self,
            Fieldset(
                _("Your name"),
                FieldRow(
                    Column("given", css_class="col-md-4"),
                    Column("family", css_class="col-md-4"),
                    Column("degrees", css_class="col-md-4"),
                ),
                "family_first",
            ),
            Fieldset(
                _("How to reach you"),
                FieldRow(
                    Column("orcid", css_class="col-md-6"), Column("email", css_class="col-md-6")
                ),
                "corresponding",
            ),
            Fieldset(_("Where you work"), Field("places")),
        )

    @cached_property
    def last_helper(self) -> FormHelper:
        """How crispy draws what comes after the new place of work."""
        return _helper(
            self,
            Fieldset(_("What you contributed"), Field("credit")),
            Fieldset(_("Conflicts of interest"), Field("conflicts"), Field("declares")),
            Fieldset(_("Your word"), Field("responsible")),
        )

    @property
    def no_conflicts(self) -> bool:
        return bool(self.cleaned_data["declares"] == "none")

    def clean(self) -> Any:
        """Refuses a word on conflicts that what is written belies."""
        cleaned = super().clean()
        declares, written = self.cleaned_data.get("declares"), self.cleaned_data.get("conflicts")
        if declares == "none" and written:
            self.add_error(
                "declares", _("You wrote a conflict above. Remove it, or choose that you have it.")
            )
        if declares == "some" and not written:
            self.add_error("conflicts", _("Write which conflicts you have, with name and kind."))
        return cleaned


def confirm_form(data: Any, author: Author) -> ConfirmForm:
    """Returns an author's form, filled in with what the record has."""
    made = _confirm_form_class()
    return made(data, instance=author, case=author.case)


def place_form(data: Any, author: Author) -> RecordForm:
    """Returns the form of a place of work that the case does not have yet; it may stay empty."""
    form = form_class(Affiliation, *NEW_PLACE)(
        data,
        instance=Affiliation(case=author.case),
        case=author.case,
        prefix="new",
        empty_permitted=True,
        use_required_attribute=False,
    )
    form.helper = _helper(
        form,
        FieldRow(
            Column("department", css_class="col-md-6"), Column("institution", css_class="col-md-6")
        ),
        FieldRow(Column("city", css_class="col-md-6"), Column("country", css_class="col-md-6")),
    )
    return form


@cache
def _confirm_form_class() -> type[ConfirmForm]:
    made: Any = forms.modelform_factory(
        Author, form=ConfirmForm, fields=FIELDS, formfield_callback=form_field
    )
    made.sheet = sheet_of(Author)
    return cast(type[ConfirmForm], made)


def _helper(form: Any, *parts: Any) -> FormHelper:
    helper = FormHelper(form)
    helper.form_tag = False
    helper.disable_csrf = True
    helper.show_errors = False
    helper.layout = Layout(*parts)
    return helper
