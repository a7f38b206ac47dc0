"""What the queue asks for: who cares for which submissions, and views that are kept."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from casereports.accounts.models import User
from casereports.review.models import SavedView, Submission
from casereports.review.queue import MOST_QUERY, Asked, editors


class EditorField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """An editor; empty for nobody."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=editors(),
            required=False,
            error_messages={"invalid_choice": _("This is no editor. Choose one of the list.")},
            **kwargs,
        )


class AssignForm(forms.Form):
    """Submissions by their identifiers, and who is to care for them."""

    submission = forms.ModelMultipleChoiceField(
        queryset=Submission.objects.none(),
        to_field_name="uuid",
        error_messages={
            "required": _("Tick the submissions that are to be assigned."),
            "invalid_choice": _("A submission of the list is not there any more."),
            "invalid_pk_value": _("A submission of the list is not there any more."),
        },
    )
    editor = EditorField()

    def __init__(self, *args: Any, who: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["submission"]
        field.queryset = Submission.objects.edited_by(who)  # type: ignore[attr-defined]  # of a model


class SaveViewForm(forms.Form):
    """A filter of the queue, to be found again by its name."""

    name = forms.CharField(
        label=_("Name of the view"),
        max_length=80,
        error_messages={"required": _("Give the view a name.")},
    )
    query = forms.CharField(max_length=MOST_QUERY, required=False)

    def clean_query(self) -> str:
        """Returns the filter, without anything that the queue does not know."""
        return Asked.of(QueryDict(self.cleaned_data["query"])).query

    def save(self, user: User) -> SavedView:
        """Keeps the view; one of the same name gives way to it."""
        view, _made = SavedView.objects.update_or_create(
            user=user,
            name=self.cleaned_data["name"],
            defaults={"query": self.cleaned_data["query"]},
        )
        return view
