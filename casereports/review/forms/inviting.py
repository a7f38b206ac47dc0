"""Forms of inviting reviewers: whom, and until when."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casereports.accounts.models import User
from casereports.review.actions.inviting import TIME_FOR_REVIEW, suggested
from casereports.review.models import Submission


def usual_day() -> date:
    """Returns the day until which a reviewer is given time."""
    return timezone.localdate() + TIME_FOR_REVIEW


class _Accounts(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.email})" if obj.email else str(obj)


class DueForm(forms.Form):
    """Until when a review is asked for."""

    due = forms.DateField(
        label=_("Due"),
        initial=usual_day,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class InviteReviewerForm(DueForm):
    """A reviewer: somebody with an account, or anybody with an e-mail address."""

    reviewer = _Accounts(
        label=_("A reviewer of this site"), queryset=User.objects.none(), required=False
    )
    email = forms.EmailField(
        label=_("or an e-mail address"),
        max_length=254,
        required=False,
        help_text=_("No account is needed: the link in the e-mail opens the review."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        required=False,
        help_text=_("For the editors’ list; authors never see it in an anonymous review."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("reviewer", "email", "name", "due")

    def __init__(self, *args: Any, submission: Submission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].queryset = suggested(submission)  # type: ignore[attr-defined]  # a choice

    def clean(self) -> dict[str, Any]:
        """Asks for one of the two ways to name a reviewer."""
        said = super().clean() or self.cleaned_data
        account, email = said.get("reviewer"), said.get("email")
        if not account and not email and "email" not in self.errors:
            self.add_error("email", _("Choose a reviewer, or give an e-mail address."))
        if account and email and email.casefold() != account.email.casefold():
            self.add_error("email", _("This is somebody else than the reviewer chosen above."))
        return said

    @property
    def asked(self) -> dict[str, Any]:
        """What the action is told."""
        said = self.cleaned_data
        account = said["reviewer"]
        return {
            "email": said["email"] or account.email,
            "name": said["name"],
            "reviewer": account,
            "due": said["due"],
        }
