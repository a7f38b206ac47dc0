"""What editors type: a decision, a letter, a comment at a place, who knows whom."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casereports.review.models import Anonymity, CommentKind
from casereports.review.record_places import Place
from casereports.review.saved import LONGEST
from casereports.review.states import Verdict

#: Most characters of a letter or of a comment, and of the words that a comment quotes.
MOST, MOST_QUOTE = 20_000, 2_000


class DecisionForm(forms.Form):
    """A decision with its letter; ``seen`` is the version of the submission on the page."""

    verdict = forms.ChoiceField(
        label=_("Decision"),
        choices=Verdict.choices,
        error_messages={"required": _("Choose a decision.")},
    )
    due = forms.DateField(
        label=_("Revision due"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as 2026-05-17.")},
    )
    letter = forms.CharField(
        label=_("Letter to the authors"),
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24}),
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class LetterForm(forms.Form):
    """A letter to the other side."""

    text = forms.CharField(
        label=_("Letter"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("The letter is empty; write something, then send it.")},
    )


class CommentForm(forms.Form):
    """An editor's comment, and where it stands."""

    place = forms.ChoiceField(label=pgettext_lazy("place of a comment", "At"), choices=())
    quote = forms.CharField(
        label=_("Words that it is about"),
        max_length=MOST_QUOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text = forms.CharField(
        label=_("Comment"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("The comment is empty; write something, then add it.")},
    )

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whole = (CommentKind.GENERAL.value, _("The whole paper"))
        self._places = {f"{place.kind} {place.source}": place for place in places}
        choices = [(name, place.words) for name, place in self._places.items()]
        self.fields["place"].choices = [whole, *choices]  # type: ignore[attr-defined]  # of choices

    @property
    def at(self) -> tuple[CommentKind, str]:
        """The kind of the place, and its source."""
        kind, _space, source = self.cleaned_data["place"].partition(" ")
        return CommentKind(kind), source

    @property
    def words(self) -> str:
        """The words that were typed; of a field of the record, else, what it says."""
        typed: str = self.cleaned_data["quote"]
        place = self._places.get(self.cleaned_data["place"])
        return typed or (place.quote if place else "")


class AnonymityForm(forms.Form):
    """Who knows whom while a submission is judged."""

    anonymity = forms.ChoiceField(label=_("Who knows whom"), choices=Anonymity.choices)
