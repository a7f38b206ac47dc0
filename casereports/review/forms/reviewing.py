"""Forms of a reviewer: the answer to an invitation, and a comment written without script."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casereports.review.actions.reviewing import Place
from casereports.review.models import CommentKind
from casereports.review.record_places import Place as Named
from casereports.review.saved import LONGEST

NONE, SOME = "none", "some"


class AcceptForm(forms.Form):
    """What a reviewer says of conflicts of interest; nobody accepts without it."""

    conflicts = forms.ChoiceField(
        label=_("Conflicts of interest"),
        choices=(
            (NONE, _("I have none: nothing keeps me from judging this paper fairly.")),
            (SOME, _("There is something that the editors should know:")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you have a conflict of interest.")},
    )
    conflict = forms.CharField(
        label=_("What the editors should know"),
        required=False,
        max_length=5000,
        help_text=_("For example: you work with the author, you treated the patient."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Asks for words where there is a conflict."""
        said = super().clean() or self.cleaned_data
        if said.get("conflicts") == SOME and not said.get("conflict", "").strip():
            self.add_error("conflict", _("Say what the editors should know."))
        return said

    @property
    def statement(self) -> dict[str, Any]:
        """What the action is told."""
        has_conflict = self.cleaned_data["conflicts"] == SOME
        conflict = self.cleaned_data["conflict"] if has_conflict else ""
        return {"has_conflict": has_conflict, "conflict": conflict}


class DeclineForm(forms.Form):
    """Why somebody can't review; they need not say."""

    reason = forms.CharField(
        label=_("Why, or whom the editors could ask instead"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CommentForm(forms.Form):
    """A comment at a section, a figure, a table, a field of a row, or the whole paper."""

    place = forms.ChoiceField(label=_("Place"))
    text = forms.CharField(
        label=_("Comment"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, data: Any = None, *, places: tuple[Named, ...], at: str = "") -> None:
        initial = {"place": f"{CommentKind.FIELD} {at}"}
        super().__init__(data, auto_id="new-comment-%s", prefix="new", initial=initial)
        self._quotes = {one.source: one.quote for one in places}
        general = (CommentKind.GENERAL.value, _("the whole paper"))
        listed = [(f"{one.kind} {one.source}", one.words) for one in places]
        self.fields["place"].choices = [general, *listed]  # type: ignore[attr-defined]  # a choice

    @property
    def at(self) -> Place:
        """Where the comment stands."""
        kind, _space, source = self.cleaned_data["place"].partition(" ")
        return Place(kind=CommentKind(kind), source=source, quote=self._quotes.get(source, ""))


class PlaceForm(forms.Form):
    """A place of the paper or the record that was pointed at."""

    kind = forms.ChoiceField(choices=CommentKind)
    source = forms.CharField(max_length=300, required=False)
    quote = forms.CharField(max_length=20_000, required=False)

    @property
    def at(self) -> Place:
        """Where the comment stands, its words without the breaks of lines."""
        said = self.cleaned_data
        quote = " ".join(said["quote"].split())
        return Place(kind=CommentKind(said["kind"]), source=said["source"], quote=quote)
