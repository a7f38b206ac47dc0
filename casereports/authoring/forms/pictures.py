"""The form by which pictures come in, several at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casereports.figures.reading import PictureError
from casereports.figures.reading.prepared import MOST_BYTES_OF_SERIES
from casereports.record.actions.pictures import Incoming, read_picture
from casereports.record.models import Case, Figure
from casereports.record.sentence_words import as_sentence

NEW, NONE = "new", ""


class PicturesInput(forms.FileInput):
    """A chooser of files: of any name, since scanners give DICOM files names without an ending."""

    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Pictures, read; says what is wrong with each that is none."""

    widget = PicturesInput(attrs={"multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Incoming]:
        files: Sequence[UploadedFile[Any]] = data if isinstance(data, list | tuple) else [data]
        if not any(files):
            super().clean(None, initial)
        read, faults = [], []
        for file in files:
            try:
                read.append(_read(file))
            except forms.ValidationError as error:
                faults.append(self.fault(file, error.messages[0]))
        if faults:
            raise forms.ValidationError(faults)
        return read

    def fault(self, file: "UploadedFile[Any]", said: str) -> str:
        """Returns what to say of a file that is not taken: with its name, as it is one of many."""
        return f"{file.name}: {said}"


class OnePictureField(PicturesField):
    """One picture; the page shows its name beside what is said of it."""

    def fault(self, _file: "UploadedFile[Any]", said: str) -> str:
        return said


class UploadForm(forms.Form):
    """Pictures and the figure that they become panels of."""

    pictures = PicturesField(
        label=_("Pictures"),
        help_text=_(
            "JPEG, PNG, TIFF, WebP, HEIC or DICOM, several at once. The file stays private; what "
            "enters the paper is a copy without hidden data."
        ),
    )
    into = forms.ChoiceField(
        label=_("Put them"),
        required=False,
        initial=NEW,
        error_messages={"invalid_choice": _("This figure was removed meanwhile; choose another.")},
    )

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


class OneUploadForm(UploadForm):
    """One picture, as the page's script sends them one by one."""

    pictures = OnePictureField()


def _read(file: "UploadedFile[Any]") -> Incoming:
    """Returns a file that was read; raises ValidationError with a sentence."""
    if (file.size or 0) > MOST_BYTES_OF_SERIES:
        said = gettext("the picture is larger than %(most)s MB; save it smaller")
        fault = said % {"most": MOST_BYTES_OF_SERIES // 2**20}
        raise forms.ValidationError(as_sentence(fault))
    try:
        return read_picture(file.read())
    except PictureError as error:
        raise forms.ValidationError(as_sentence(error.said)) from error
