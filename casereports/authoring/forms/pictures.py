"""The form by which pictures come in, several at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casereports.figures.prepare import PictureError, Prepared, prepare
from casereports.record.models import Case, Figure
from casereports.record.sentence_words import translated

NEW, NONE = "new", ""


class PicturesInput(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Pictures, prepared; says what is wrong with each that is none."""

    widget = PicturesInput(attrs={"multiple": True, "accept": "image/jpeg,image/png"})

    def clean(self, data: Any, initial: Any = None) -> list[Prepared]:
        files: Sequence[UploadedFile[Any]] = data if isinstance(data, list | tuple) else [data]
        if not any(files):
            super().clean(None, initial)
        prepared, faults = [], []
        for file in files:
            try:
                prepared.append(prepare(file.read()))
            except PictureError as error:
                fault = f"{file.name}: {translated(error.said)}"
                faults.append(gettext("%(fault)s.") % {"fault": fault})
        if faults:
            raise forms.ValidationError(faults)
        return prepared


class UploadForm(forms.Form):
    """Pictures and the figure that they become panels of."""

    pictures = PicturesField(
        label=_("Pictures"),
        help_text=_(
            "JPEG or PNG, several at once. Hidden data is removed; look yourself that no name, "
            "date or number is written in the picture."
        ),
    )
    into = forms.ChoiceField(label=_("Put them"), required=False, initial=NEW)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        choices: list[tuple[str, Any]] = [(NEW, _("together in a new figure"))]
        for number, figure in enumerate(case.figures.all(), start=1):
            words = _("into figure %(number)d (%(name)s)")
            choices.append((str(figure.pk), words % {"number": number, "name": figure}))
        choices.append((NONE, _("nowhere yet")))
        field: Any = self.fields["into"]
        field.choices = choices

    def figure(self) -> Figure | None:
        """Returns the figure that the pictures go into, unsaved for a new one."""
        into = self.cleaned_data["into"]
        if into == NEW:
            return Figure(case=self.case)
        return self.case.figures.get(pk=into) if into else None
