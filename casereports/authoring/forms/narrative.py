"""The forms of an imported narrative: the file or text, and the parts that it was split into."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.record import TextFormField
from casereports.authoring.narrative.from_text import read_text
from casereports.authoring.narrative.identifiers import remarks_on
from casereports.authoring.narrative.merging import (
    Choice,
    Entry,
    held,
    mark_of,
    offered_at,
    usual_choice,
)
from casereports.authoring.narrative.narrative import Narrative
from casereports.authoring.narrative.paragraphs import Remark, Source, cleaned, word_count
from casereports.authoring.narrative.places import (
    ABSTRACT,
    KEYWORDS,
    LEFT_OVER,
    PLACES,
    TITLE,
    longest,
)
from casereports.authoring.narrative.reading import MOST_TEXT, read_file
from casereports.authoring.narrative.word_file import MOST_PACKED, UnreadableFileError, Why
from casereports.authoring.narrative.wording import (
    REASONS,
    WAITING,
    place_name,
    remark_sentence,
)
from casereports.clinical.values import LINE
from casereports.record.actions.narrative import Told

if TYPE_CHECKING:
    FormSetBase = forms.BaseFormSet["PieceForm"]
else:  # Django's form sets take no type parameters at run time
    FormSetBase = forms.BaseFormSet


class PastedField(TextFormField):
    """Text from anywhere; its null characters, which no text needs, are no reason to refuse it."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value).replace("\0", "")


class NarrativeForm(forms.Form):
    """A written case report: a file, or its text."""

    file = forms.FileField(
        label=_("Word or text file"),
        required=False,
        allow_empty_file=True,
        help_text=_("A .docx, .txt or .md of at most 20 MB. It is read and not kept."),
        widget=forms.FileInput(
            attrs={
                "accept": ".docx,.txt,.md,text/plain,"
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
        ),
    )
    text = PastedField(
        label=_("or the text itself"),
        required=False,
        max_length=MOST_TEXT,
        help_text=_("Copied from wherever it stands, headings and all."),
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def clean(self) -> dict[str, Any]:
        """Reads what was given as ``source``; it is one of the two."""
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        file, text = given.get("file"), given.get("text", "")
        if file and text.strip():
            raise forms.ValidationError(_("Choose a file or paste a text, not both."))
        if file:
            given["source"] = self._read(file)
        elif text.strip():
            given["source"] = read_text(text)
        else:
            raise forms.ValidationError(_("Choose a file, or paste the text of the report."))
        if not given["source"].paragraphs:
            raise forms.ValidationError(_("There is nothing in the text that can be printed."))
        return given

    def _read(self, file: Any) -> Source:
        if file.size > MOST_PACKED:
            raise forms.ValidationError({"file": REASONS[Why.TOO_LARGE]})
        try:
            return read_file(file.read())
        except UnreadableFileError as error:
            raise forms.ValidationError({"file": REASONS[error.why]}) from error


class PieceForm(forms.Form):
    """A part of the narrative: where it goes, and its text to work on."""

    place = forms.ChoiceField(label=_("Goes to"), required=False)
    heading = forms.CharField(
        label=_("Heading in the abstract"), required=False, max_length=LINE, empty_value=""
    )
    text = TextFormField(label=_("Text"), required=False, widget=forms.Textarea)
    choice = forms.ChoiceField(
        label=_("This part holds a text already"),
        required=False,
        choices=[(one.value, one.value) for one in Choice],
    )
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, choices=[(one, one) for one in LEFT_OVER]
    )

    def __init__(self, *args: Any, told: Told, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told = told
        #: Whether this is the first part on the page that goes to a place with a text.
        self.asks = False
        places: Any = self.fields["place"]
        places.choices = [(place, place_name(place)) for place in ("", *PLACES)]
        lines = len(self.shown_text) // 90 + self.shown_text.count("\n") + 2
        self.fields["text"].widget.attrs["rows"] = max(2, min(lines, 18))

    @property
    def shown_place(self) -> str:
        place = str(self["place"].value() or "")
        return place if place in PLACES else ""

    @property
    def shown_text(self) -> str:
        return str(self["text"].value() or "")

    @property
    def name(self) -> str:
        """What the page calls the part."""
        return place_name(self.shown_place or str(self["kind"].value() or ""))

    @property
    def words(self) -> int:
        return word_count(self.shown_text)

    @property
    def in_abstract(self) -> bool:
        return self.shown_place == ABSTRACT

    @property
    def mine(self) -> str:
        """What stands already where the part goes."""
        return held(self.told, self.shown_place) if self.shown_place else ""

    @property
    def mine_words(self) -> int:
        return word_count(self.mine)

    @property
    def offered(self) -> list[tuple[str, Any, bool]]:
        """What can become of the text that stands there: value, words, and whether it is chosen."""
        offered = {c.value: words for c, words in CHOICES if c in offered_at(self.shown_place)}
        chosen = str(self["choice"].value() or "")
        chosen = chosen if chosen in offered else usual_choice(self.shown_place).value
        return [(value, words, value == chosen) for value, words in offered.items()]

    @property
    def waiting(self) -> tuple[str, Any] | None:
        """For what has no place in the prose: the part of the case where it is entered."""
        return None if self.shown_place else WAITING.get(str(self["kind"].value() or ""))

    @property
    def remarks(self) -> list[str]:
        found: Sequence[Remark] = self.initial.get("remarks") or ()
        if self.shown_place:
            found = [*found, *remarks_on(self.shown_text)]
        return [remark_sentence(remark) for remark in dict.fromkeys(found)]

    def clean_heading(self) -> str:
        return " ".join(cleaned(self.cleaned_data["heading"]).split())

    def clean_text(self) -> str:
        return cleaned(self.cleaned_data["text"]).strip()

    def clean(self) -> dict[str, Any]:
        """Refuses a text that its place can't hold."""
        given: dict[str, Any] = super().clean() or {}
        place, text = given.get("place", ""), given.get("text", "")
        if place == TITLE:
            given["text"] = text = " ".join(text.split())
        lengths = map(len, text.split("\n")) if place == KEYWORDS else [len(text)]
        length, most = max(lengths), LINE if place == KEYWORDS else longest(place)
        if place and length > most:
            self.add_error(
                "text",
                forms.ValidationError(
                    _("%(length)d characters are too many here; at most %(most)d fit."),
                    params={"length": length, "most": most},
                ),
            )
        return given

    @property
    def entry(self) -> Entry | None:
        """What goes to the record, once the form is valid; None for what the author leaves out."""
        given = self.cleaned_data
        if not (given["place"] and given["text"]):
            return None
        choice = Choice(given["choice"]) if given["choice"] else None
        heading = given["heading"] if given["place"] == ABSTRACT else ""
        return Entry(
            place=given["place"],
            text=given["text"],
            heading=heading,
            seen=given["seen"],
            choice=choice,
        )


class BasePieces(FormSetBase):
    """The parts of a narrative in order."""

    def ask(self) -> None:
        """Lets the first part that goes to a filled place ask what becomes of the text there."""
        asked = set()
        for form in self.forms:
            form.asks = bool(form.mine) and form.shown_place not in asked
            asked.add(form.shown_place)

    def entries(self) -> list[Entry]:
        return [form.entry for form in self.forms if form.entry is not None]


CHOICES = (
    (Choice.AFTER, _("put this after mine")),
    (Choice.REPLACE, _("replace mine with this")),
    (Choice.LEAVE, _("leave mine, don't take this over")),
)
Pieces = cast(
    "type[BasePieces]",
    forms.formset_factory(
        PieceForm, formset=BasePieces, extra=0, max_num=150, absolute_max=150, validate_max=True
    ),
)
PREFIX = "piece"


def preview(narrative: Narrative, told: Told) -> BasePieces:
    """Returns the forms of a narrative's parts, none saved yet."""
    initial = [
        {
            "place": "" if piece.place in LEFT_OVER else piece.place,
            "kind": piece.place if piece.place in LEFT_OVER else "",
            "heading": piece.heading,
            "text": piece.text,
            "seen": "" if piece.place in LEFT_OVER else mark_of(held(told, piece.place)),
            "remarks": piece.remarks,
        }
        for piece in narrative.pieces
        if piece.text
    ]
    pieces = Pieces(initial=initial, prefix=PREFIX, form_kwargs={"told": told})
    pieces.ask()
    return pieces


def sent(data: Any, told: Told) -> BasePieces:
    """Returns the parts as the author sent them."""
    pieces = Pieces(data, prefix=PREFIX, form_kwargs={"told": told})
    pieces.ask()
    return pieces


def shown_again(pieces: BasePieces, told: Told) -> BasePieces:
    """Returns the parts to be looked at again, with what stands in their places now."""
    data = cast(QueryDict, pieces.data).copy()
    for form in pieces.forms:
        data[form.add_prefix("seen")] = mark_of(
            held(told, form.shown_place) if form.shown_place else ""
        )
    return sent(data, told)
