"""The form of a reference, and of many pasted at once."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.record import RecordForm
from casereports.authoring.forms.sheet import Sheet
from casereports.record.models import Case, Reference


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


class PasteForm(forms.Form):
    """Many entries at once, as reference managers export them."""

    entries = forms.CharField(
        label=_("CSL-JSON"),
        help_text=_(
            "In Zotero: File, Export, CSL JSON. Paste one entry in {…} or a list of them in […]."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        max_length=1_000_000,
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case

    def clean_entries(self) -> list[Reference]:
        """Returns unsaved references, or one sentence for each entry that is wrong."""
        try:
            pasted = json.loads(self.cleaned_data["entries"])
        except (ValueError, RecursionError):
            raise forms.ValidationError(NOT_JSON) from None
        entries = pasted if isinstance(pasted, list) else [pasted]
        taken = set(self.case.references.values_list("key", flat=True))
        rows, faults = [], []
        for number, entry in enumerate(entries, start=1):
            row = Reference(case=self.case, csl=entry)
            try:
                row.clean()
            except forms.ValidationError as error:
                faults.append(_entry_fault(number, "; ".join(error.messages)))
                continue
            if row.key in taken:
                faults.append(_entry_fault(number, _("“%s” is in the list already") % row.key))
            taken.add(row.key)
            rows.append(row)
        if faults:
            raise forms.ValidationError(faults)
        if not rows:
            raise forms.ValidationError(_("The list is empty."))
        return rows


def _entry_fault(number: int, sentence: str) -> str:
    return _("Entry %(number)d: %(sentence)s.") % {
        "number": number,
        "sentence": sentence.rstrip("."),
    }


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
