"""The form of a reference, and of many pasted at once."""

import json
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.record import RecordForm
from casereports.authoring.forms.sheet import Sheet
from casereports.authoring.importing import Source, take_in
from casereports.record.models import Case, Reference
from casereports.references.importing.reading import LARGEST

ENDINGS = ".bib,.ris,.nbib,.json,.xml,.txt"


class PrettyJson(json.JSONEncoder):
    """Writes an entry so that a person can change it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "indent": 2, "ensure_ascii": False, "sort_keys": False})


class ReferenceForm(RecordForm):
    """One entry as CSL-JSON."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        entry: Any = self.fields["csl"]
        entry.encoder = PrettyJson
        entry.error_messages["invalid"] = NOT_JSON


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files, as many as are chosen, unread."""

    widget = FilesInput(attrs={"multiple": True, "accept": ENDINGS})

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        files = data if isinstance(data, list | tuple) else [data]
        return [file for file in files if file]


class PasteForm(forms.Form):
    """Many entries at once, as reference managers export them."""

    entries = forms.CharField(
        label=_("References"),
        help_text=_(
            "Paste what a reference manager or PubMed exports: BibTeX, RIS, PubMed, CSL-JSON or "
            "EndNote XML. Or paste one DOI or PMID per line."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        max_length=LARGEST,
        required=False,
        strip=False,
    )
    uploads = FilesField(
        label=_("Or files of references"),
        help_text=_("In any of these formats, several at once, of at most 10 MB."),
        required=False,
    )
    anyway = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case

    def clean(self) -> dict[str, Any]:
        """Adds what is to come into the case."""
        sources = [Source(name, content) for name, content in self._contents()]
        if not sources and not self.errors:
            raise forms.ValidationError(_("Paste references or choose a file of them."))
        anyway = bool(self.cleaned_data.get("anyway"))
        incoming = take_in(self.case, sources, with_duplicates=anyway)
        return {**self.cleaned_data, "incoming": incoming}

    def _contents(self) -> Iterator[tuple[str, bytes | str]]:
        """Gives each file and the paste; of a file that is too large, enough to tell so."""
        pasted = self.cleaned_data.get("entries", "")
        if pasted.strip():
            yield "", pasted
        for file in self.cleaned_data.get("uploads", []):
            yield str(file.name), file.read(LARGEST + 1)


NOT_JSON = _("This is not JSON. Export the references as CSL-JSON and paste the whole of it.")
FORMS = {Reference: ReferenceForm}

SHEETS = (
    Sheet(
        model=Reference,
        one=_("reference"),
        many=_("References"),
        usual=(("csl",),),
        columns=("key", "csl"),
        tall=frozenset({"csl"}),
        silent=frozenset({"key"}),  # the entry carries it
    ),
)
