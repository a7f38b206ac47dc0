"""The forms by which a picture is prepared, and by which somebody says that they looked at it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from pydantic import ValidationError as FactsError

from casereports.clinical.refusals import fault_sentence
from casereports.figures.reading import Box, Kind, Preparation, Source, Window
from casereports.figures.reading.preparation import MOST_BLACKOUTS
from casereports.record.actions.preparing import stamp_of
from casereports.record.columns import term_choices
from casereports.record.models import Picture
from casereports.record.models.pictures import Faces
from casereports.record.sentence_words import as_sentence

SIDES = ("left", "top", "right", "bottom")
#: Empty lines for rectangles on a page without script.
EMPTY_LINES = 3


def box_words(box: Box) -> str:
    """Returns a rectangle as a form sends it back."""
    return ",".join(f"{getattr(box, side):f}" for side in SIDES)


def _percent(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, min_value=0, max_value=100)


class BoxForm(forms.Form):
    """A rectangle in percent of the picture; empty for none."""

    left = _percent(_("left"))
    top = _percent(_("top"))
    right = _percent(_("right"))
    bottom = _percent(_("bottom"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        sides = {side: cleaned.get(side) for side in SIDES}
        given = [side for side in sides.values() if side is not None]
        cleaned["box"] = None
        if self.errors or not given:
            return cleaned
        if len(given) < len(SIDES):
            raise forms.ValidationError(
                _("A rectangle needs all four numbers; leave all empty for none.")
            )
        try:
            cleaned["box"] = Box.model_validate(sides)
        except FactsError as error:
            raise forms.ValidationError(_said(error)) from error
        return cleaned


BoxFormSet = forms.formset_factory(
    BoxForm, extra=EMPTY_LINES, max_num=MOST_BLACKOUTS, validate_max=True, absolute_max=200
)


class PreparationForm(forms.Form):
    """How a picture is made of its original: what it can't have is not asked for."""

    was = forms.CharField(widget=forms.HiddenInput, required=False)
    frame = forms.IntegerField(min_value=1)
    centre = forms.DecimalField(label=_("Centre"), required=False)
    width = forms.DecimalField(label=pgettext_lazy("of a window of greys", "Width"), required=False)
    inverted = forms.BooleanField(
        label=_("Swap black and white"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )
    no_text = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, picture: Picture, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = picture.original.source if picture.original is not None else None
        self.suspected = {
            box_words(box): box for box in (picture.suspected.boxes if picture.suspected else ())
        }
        fields: Mapping[str, Any] = self.fields
        fields["no_text"].choices = [(words, words) for words in self.suspected]
        self._leave_out(source)
        if source is not None and "frame" in fields:
            fields["frame"].label = _("Slice") if source.kind is Kind.DICOM else _("Page")
            fields["frame"].widget.attrs["max"] = source.frames

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        centre, width = cleaned.get("centre"), cleaned.get("width")
        cleaned["window"] = None
        if (centre is None) != (width is None) and not self.errors:
            raise forms.ValidationError(
                _("A window needs its centre and its width; leave both empty for the file's own.")
            )
        if centre is not None and width is not None:
            try:
                cleaned["window"] = Window(centre=centre, width=width)
            except FactsError as error:
                raise forms.ValidationError(_said(error)) from error
        return cleaned

    def preparation(self, blackouts: Iterable[Box]) -> Preparation:
        """Returns what was chosen, with these rectangles black."""
        return Preparation(
            frame=self.cleaned_data.get("frame", 1) - 1,
            window=self.cleaned_data["window"],
            inverted=self.cleaned_data.get("inverted", False),
            blackouts=tuple(blackouts),
        )

    def no_text_boxes(self) -> list[Box]:
        """Returns the suspected places where the author sees no text."""
        return [self.suspected[words] for words in self.cleaned_data["no_text"]]

    def _leave_out(self, source: Source | None) -> None:
        left_out = set()
        if source is None:
            left_out |= {"inverted"}
        if source is None or source.frames < 2:
            left_out |= {"frame"}
        if source is None or not source.deep:
            left_out |= {"centre", "width"}
        for name in left_out:
            del self.fields[name]


class LookedForm(forms.Form):
    """Somebody's word that a picture shows no identifiers."""

    was = forms.CharField(widget=forms.HiddenInput)
    faces = forms.ChoiceField(
        label=_("Faces and eyes"),
        choices=term_choices(Faces),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether a face or eyes are seen.")},
    )
    seen = forms.BooleanField(
        label=_(
            "I looked at it at full size: no name, date, number or other identifier is visible."
        ),
        error_messages={"required": _("Tick this once you have looked at the whole picture.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "id_look_%s")  # it stands on a page beside another form
        super().__init__(*args, **kwargs)


def initial_of(picture: Picture) -> dict[str, Any]:
    """Returns what a form of a picture begins with."""
    chosen = picture.preparation or Preparation()
    window: dict[str, Decimal] = {}
    if chosen.window is not None:
        window = {"centre": chosen.window.centre, "width": chosen.window.width}
    return {
        "was": stamp_of(picture),
        "frame": chosen.frame + 1,
        "inverted": chosen.inverted,
        **window,
    }


def boxes_of(picture: Picture) -> list[dict[str, Decimal]]:
    """Returns a picture's rectangles as a form of several begins with them."""
    if picture.original is None or picture.preparation is None:
        return []
    return [{side: getattr(box, side) for side in SIDES} for box in picture.preparation.blackouts]


def _said(error: FactsError) -> str:
    return as_sentence(fault_sentence(dict(error.errors()[0])))
