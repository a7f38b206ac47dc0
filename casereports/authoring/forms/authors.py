"""Forms of authors and their places of work."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.record import RecordForm
from casereports.authoring.forms.sheet import NAMING, Sheet
from casereports.record.actions.rows import places_in_order
from casereports.record.actions.writing import Pen
from casereports.record.models import Affiliation, Author

#: Digits of the greatest number that a database gives a row.
LONGEST_NUMBER = 18


class PlacesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Places of work by their numbers, none greater than a database can hold."""

    def clean(self, value: Any) -> Any:
        for number in value or ():
            if not str(number).isdecimal() or len(str(number)) > LONGEST_NUMBER:
                raise forms.ValidationError(_("Choose from the case's list."))
        return super().clean(value)


class AuthorForm(RecordForm):
    """An author with places of work ticked from the case's list."""

    places = PlacesField(
        queryset=Affiliation.objects.none(),
        required=False,
        label=_("Affiliations"),
        help_text=_("Add a place of work under Affiliations first."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places: Any = self.fields["places"]
        places.queryset = self.case.affiliations.all()
        if self.case.affiliations.exists():
            places.help_text = ""

    def write(self, pen: Pen) -> None:
        places = self.cleaned_data.get("places")
        if places is None:
            pen.save(self.instance)
        else:
            pen.save(self.instance, places=places_in_order(self.instance, places))


FORMS = {Author: AuthorForm}

SHEETS = (
    Sheet(
        model=Author,
        one=_("author"),
        many=_("Authors"),
        hint=_("In the order of the title page."),
        usual=(
            ("given", "family", "degrees"),
            ("places",),
            ("email", "orcid"),
            ("corresponding", "equal_contribution"),
            ("credit",),
            ("conflicts",),
        ),
        rarer=(
            ("family_first", "deceased"),
            ("address",),
            ("biography",),
            *NAMING,
        ),
        columns=("given", "family", "degrees", "corresponding"),
    ),
    Sheet(
        model=Affiliation,
        one=_("affiliation"),
        many=_("Affiliations"),
        hint=_("Each place of work once; authors choose from these."),
        usual=(
            ("department",),
            ("institution",),
            ("city", "region", "postal_code"),
            ("country", "ror"),
        ),
        rarer=NAMING,
        grid=("department", "institution", "city", "country"),
    ),
)
