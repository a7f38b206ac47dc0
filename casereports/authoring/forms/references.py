"""The form of a reference by its fields, and of many pasted at once."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError as FactsError

from casereports.authoring.forms.record import RecordForm, TextFormField
from casereports.authoring.forms.reference_entry import KINDS, VARIABLES, changed, shown
from casereports.authoring.forms.sheet import Sheet
from casereports.authoring.importing import Source, take_in
from casereports.record.models import Case, Reference
from casereports.references.importing.keys import Keys, is_usable, made_key
from casereports.references.importing.reading import LARGEST
from casereports.references.items import Item
from casereports.references.text import bare_doi

ENDINGS = ".bib,.ris,.nbib,.json,.xml,.txt"


class OthersField(forms.JSONField):
    """The variables of CSL that have no field of their own."""

    def to_python(self, value: Any) -> Any:
        read = super().to_python(value.strip() if isinstance(value, str) else value)
        if read is None:
            return {}
        if not isinstance(read, dict):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return read

    def prepare_value(self, value: Any) -> Any:
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != self.to_python(initial))
        except forms.ValidationError:
            return True


def _line(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=required)


def _people(label: Any, help_text: Any, *, rows: int) -> TextFormField:
    area = forms.Textarea(attrs={"rows": rows})
    return TextFormField(label=label, help_text=help_text, widget=area, required=False)


class ReferenceForm(RecordForm):
    """One reference by its fields; what they say is kept as CSL-JSON."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))
    people = _people(
        _("Authors"),
        _("One on each line: “Smith, Anna B.”. A body has no comma: “World Health Organization”."),
        rows=4,
    )
    title = _line(
        _("Title"), _("As printed; write genes and species with <i>…</i>."), required=True
    )
    container = _line(_("Journal, book or website"), _("In full: “Annals of Oncology”."))
    issued = _line(_("Published"), _("“2021”, “2021-05” or “2021-05-03”."))
    volume = _line(_("Volume"))
    issue = _line(_("Issue"))
    page = _line(_("Pages"), _("“101-108”, or the article’s number."))
    doi = _line(_("DOI"), _("“10.1000/182”."))
    pmid = _line(_("PMID"), _("PubMed’s number of the article: “31254321”."))
    url = _line(_("Web address"), _("For what has no DOI."))
    accessed = _line(_("Looked at"), _("When the page was read: “2026-11-03”."))
    publisher = _line(_("Publisher"), _("Of a book, report or thesis."))
    publisher_place = _line(_("Place of publication"))
    edition = _line(_("Edition"), _("“5”."))
    number = _line(_("Number of the report"))
    editors = _people(_("Editors"), _("Of the book in which a chapter stands."), rows=2)
    others = OthersField(
        label=_("Other variables"),
        help_text=_('What has no field here, as CSL-JSON: {"language": "zh"}.'),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        entry = shown(self.instance.csl or {})
        self.initial = {**self.initial, **entry}
        kind: Any = self.fields["kind"]
        if entry["kind"] not in KINDS:
            kind.choices = [*KINDS.items(), (entry["kind"], entry["kind"])]
        self.fields["others"].error_messages["invalid"] = NOT_JSON

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        if key and not is_usable(key):
            raise forms.ValidationError(
                _("A key has no blanks, and begins with a letter or digit: “smith2020”.")
            )
        return key

    def clean_doi(self) -> str:
        try:
            return str(bare_doi(self.cleaned_data["doi"])) if self.cleaned_data["doi"] else ""
        except ValueError as error:
            sentence = _("A DOI begins with “10.”, a number and a slash: “10.1000/182”.")
            raise forms.ValidationError(sentence) from error

    def clean_others(self) -> dict[str, Any]:
        others: dict[str, Any] = self.cleaned_data["others"]
        for name in others:
            if name in VARIABLES.values():
                raise forms.ValidationError(
                    _("“%(name)s” has a field of its own; write it there."),
                    params={"name": name},
                )
        return others

    def clean(self) -> dict[str, Any]:
        """Puts the entry together, and holds it against what CSL knows."""
        super().clean()
        said = {name: self.cleaned_data[name] for name in self.changed_data if self._is_clean(name)}
        entry = changed(self.instance.csl or {"type": "article-journal"}, said)
        if "id" not in entry:
            taken = {*self.case.references.values_list("key", flat=True), *self.claimed}
            entry["id"] = Keys(taken).give(made_key(entry))
        try:
            self.instance.csl = Item.model_validate(entry).csl_json()
            if "key" in self.fields:
                self.cleaned_data["key"] = entry["id"]
        except FactsError as error:
            self._refuse(error)
        return self.cleaned_data

    def _is_clean(self, name: str) -> bool:
        return name in self.cleaned_data and (name in VARIABLES or name == "others")

    def _refuse(self, error: FactsError) -> None:
        """Says which field CSL has no room for."""
        fields = {variable: field for field, variable in VARIABLES.items()}
        for fault in error.errors():
            variable = str(fault["loc"][0]) if fault["loc"] else ""
            field = fields.get(variable, "others")
            field = field if field in self.fields else "others"
            sentence = UNPRINTABLE if "control character" in fault["msg"] else NOT_SO
            message = forms.ValidationError(sentence, params={"name": variable})
            self.add_error(field if field in self.fields else None, message)


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


NOT_JSON = _('This is not CSL-JSON. Write it so: {"language": "zh"}, or leave it empty.')
NOT_SO = _("CSL-JSON has no such “%(name)s”; write it otherwise or leave it out.")
UNPRINTABLE = _("This holds a sign that can't be printed. Type it anew.")
FORMS = {Reference: ReferenceForm}

SHEETS = (
    Sheet(
        model=Reference,
        one=_("reference"),
        many=_("References"),
        usual=(
            ("kind", "issued"),
            ("people",),
            ("title",),
            ("container",),
            ("volume", "issue", "page"),
            ("doi", "pmid"),
        ),
        rarer=(
            ("key",),
            ("url", "accessed"),
            ("publisher", "publisher_place"),
            ("edition", "number"),
            ("editors",),
            ("others",),
        ),
        columns=("key", "csl"),
        hint=_("Paste or upload a whole list on the page of all references."),
        silent=frozenset({"csl"}),  # put together from the fields
    ),
)
