"""The form of a paste, and its preview: what is to be saved and what is not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheets import form_class
from casereports.authoring.pasted_rows import PastedRow, Reading, read
from casereports.authoring.pasting.pasted import PasteError
from casereports.authoring.tables import Table
from casereports.authoring.typed import Place

#: Most rows that can be left out one by one; of more a beginning is shown.
MOST_CHOICES, SHOWN = 200, 50
DECIMALS = {"auto": None, "comma": True, "point": False}
#: Pasted columns that go into a column together with others.
_PART_OF = {"unit": "result", "low": "reference", "high": "reference", "clock": "when_date"}
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "labs": (
        "Alkaline phosphatase\t147\tU/L\t40-129\tH",
        "Hämoglobin 12,3 g/dl (13,5-17,5)",
        "ANA 1:640",
        "CRP <0.5 mg/L",
    ),
    "ihc": (
        "CD56 (+)",
        "Ki-67 5 %",
        "positive for synaptophysin, chromogranin A; negative for S100",
    ),
    "agents": (
        "cisplatin 75 mg/m2 i.v. day 1",
        "capecitabine 1000 mg/m2 p.o. twice daily days 1-14",
    ),
    "lesions": ("liver, segment 6: 32 x 28 mm, SUVmax 8.4",),
    "molecular": ("KRAS c.35G>A p.(Gly12Asp) VAF 23 %", "MSI: stable"),
}


class PastedTextField(forms.CharField):
    """Text as it was pasted, every space of it; the reader says what it makes of the rest."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, **options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\x00", "")  # no page can hold a NUL


class PasteRowsForm(forms.Form):
    """A text and how its numbers are read; ``reading`` is what was understood of it."""

    text = PastedTextField(
        label=_("Rows"),
        help_text=_("From Excel, Word, a PDF or a laboratory's print; a heading may come along."),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        error_messages={"required": _("Paste something here first.")},
    )
    decimals = forms.ChoiceField(
        label=_("Numbers are written with"),
        choices=[
            ("auto", _("what the paste shows")),
            ("comma", _("a decimal comma: 1,5")),
            ("point", _("a decimal point: 1.5")),
        ],
        widget=forms.RadioSelect,
        initial="auto",
    )

    reading: Reading | None = None

    def __init__(self, data: QueryDict | None, *, place: Place) -> None:
        if data is not None and "decimals" not in data:  # a paste into a cell of the grid
            data = data.copy()
            data["decimals"] = "auto"
        super().__init__(data)
        self.place = place

    def clean(self) -> None:
        """Reads the text, and says at its field why it can't be read."""
        text = self.cleaned_data.get("text")
        if not text or self.errors:
            return
        decimal_comma = DECIMALS[self.cleaned_data["decimals"]]
        try:
            self.reading = read(self.place, text, decimal_comma=decimal_comma)
        except PasteError as error:
            self.add_error("text", str(error))

    @property
    def is_as_shown(self) -> bool:
        """Whether the text is still read as the page that is sent has shown it."""
        return self.reading is not None and self.data.get("mark") == self.reading.mark

    @property
    def without(self) -> set[int]:
        """The rows to leave out: those ticked; on a first look those that the list has already."""
        rows = self.reading.rows if self.reading else ()
        if self.data.get("shown") == str(len(rows)) and len(rows) <= MOST_CHOICES:
            ticked = self.data.getlist("without")  # type: ignore[attr-defined]  # a QueryDict
            return {int(at) for at in ticked if at.isdecimal() and int(at) < len(rows)}
        return {at for at, row in enumerate(rows) if row.is_known}


@dataclass(frozen=True)
class PreviewLine:
    """A row of the preview: its cells as a reader sees them, by column."""

    at: int
    row: PastedRow
    cells: tuple[tuple[str, str], ...]
    is_left_out: bool


@dataclass(frozen=True)
class Preview:
    """What was understood, before anything is saved."""

    reading: Reading
    without: Collection[int]

    @property
    def has_choices(self) -> bool:
        """Whether each row can be left out by itself."""
        return len(self.reading.rows) <= MOST_CHOICES

    @property
    def lines(self) -> Iterator[PreviewLine]:
        """The rows that are shown."""
        most = MOST_CHOICES if self.has_choices else SHOWN
        fields: Mapping[str, Any] = form_class(self.reading.place.table.model).base_fields
        for at, row in enumerate(self.reading.rows[:most]):
            cells = tuple(
                (label, _said(fields[name], row.texts.get(name, "")))
                for name, label in self.reading.columns.items()
            )
            yield PreviewLine(at, row, cells, at in self.without)

    @cached_property
    def doubtful(self) -> int:
        """How many rows have a doubt."""
        return sum(1 for row in self.reading.rows if row.doubts)

    @cached_property
    def open(self) -> int:
        """How many rows the record can't take as they stand."""
        return sum(1 for row in self.reading.rows if row.row is None)

    @property
    def wanted(self) -> int:
        """How many rows are not left out."""
        return len(self.reading.rows) - len(self.without)

    @property
    def headings(self) -> Iterator[tuple[str, str]]:
        """Each pasted column with the record's; the latter empty where it is left out."""
        fields = form_class(self.reading.place.table.model).base_fields
        for head in self.reading.pasted.heading:
            parts = [name.strip() for name in head.column.split(",")]
            names = [_PART_OF.get(name, name) for name in parts]
            yield head.pasted, ", ".join(str(fields[n].label) for n in names if n in fields)


def examples(table: Table) -> str:
    """Returns lines that the reader of a table understands; nothing where its columns say it."""
    return "\n".join(EXAMPLES.get(table.name, ()))


def _said(field: Any, text: str) -> str:
    """Returns a text as a reader sees it: a word of a list by its label."""
    if isinstance(field, forms.BooleanField):
        return str(_("yes")) if text else ""
    choices = {str(value): label for value, label in getattr(field, "choices", ())} if text else {}
    return str(choices.get(text, text))
