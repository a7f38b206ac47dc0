"""Forms of the case itself: a new one, one from a file or a copy, and its day 0."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from casereports.accounts.models import User
from casereports.clinical.casefile import CaseFileError, Fault
from casereports.clinical.values import LINE
from casereports.journals.shelf import profiles
from casereports.record.bundle import MOST_BYTES, Bundle, read_zip
from casereports.record.models import Case
from casereports.record.sentence_words import translated


class NewCaseForm(forms.Form):
    """A new case needs no more than a working title."""

    title = forms.CharField(
        label=_("Working title"),
        max_length=LINE,
        help_text=_(
            "What the case is about, such as “Presacral tumour behind back pain”. No names and no "
            "dates: the address of the case is made from it. You can change the title later."
        ),
    )
    journal = forms.ChoiceField(
        label=_("Target journal"),
        required=False,
        help_text=_("Its rules are checked while you write. You can choose it later."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(key, profile.name) for key, profile in profiles().items()]
        self.fields["journal"].choices = [("", _("Not chosen yet")), *known]  # type: ignore[attr-defined]  # a ChoiceField


class CaseChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A choice among cases by their titles."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Case.objects.none(), to_field_name="slug", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """Returns the title of a case, and what else tells it from others."""
        paper = getattr(obj, "paper", None)
        title = (paper.title if paper else "") or obj.slug
        return _("%(title)s (in the archive)") % {"title": title} if obj.archived else title


class CopyForm(forms.Form):
    """A copy of a case that its user may read."""

    case = CaseChoiceField(
        label=_("Case to copy"), empty_label=_("Choose a case"), help_text=_("Yours or shared.")
    )
    with_authors = forms.BooleanField(label=_("Copy the authors too"), required=False)
    with_references = forms.BooleanField(label=_("Copy the references too"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cases = Case.objects.visible_to(user).select_related("paper").order_by("archived", "slug")
        self.fields["case"].queryset = cases  # type: ignore[attr-defined]  # a ModelChoiceField


class ImportForm(forms.Form):
    """A case file by upload."""

    file = forms.FileField(
        label=_("Case file"),
        help_text=_("A .zip with case.json and figures, as “Case file” downloads it."),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )

    def clean_file(self) -> Bundle:
        """Returns what the file holds, or says all that is wrong with it."""
        file: Any = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            most = MOST_BYTES // 2**20
            raise forms.ValidationError(
                _("The case file is larger than %(most)d MB."), params={"most": most}
            )
        try:
            return read_zip(file.read())
        except CaseFileError as error:
            raise forms.ValidationError(fault_sentences(error.faults)) from error


class IndexDateForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """Day 0 of the report, which stays with the record."""

    class Meta:
        model = Case
        fields = ("index_date",)
        widgets = {"index_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


def fault_sentences(faults: tuple[Fault, ...] | list[Fault], most: int = 30) -> list[str]:
    """Returns each fault of a case file with its place, as many as a person will read."""
    sentences = [
        ": ".join(filter(None, (fault.path, translated(fault.message)))) for fault in faults
    ]
    rest = len(sentences) - most
    if rest > 0:
        sentences = [*sentences[:most], _("… and %(rest)d more.") % {"rest": rest}]
    return sentences
