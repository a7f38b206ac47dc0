"""What authors tick and type when they hand a case in, or take it back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from casereports.review.actions.submitting import Confirmed

#: Most characters of a reason.
MOST = 5_000


class ConfirmForm(forms.Form):
    """The three ticks; ``seen`` names the draft of the page (``printing_once.key_of``)."""

    consent = forms.BooleanField(
        label=_("The consent stands as it is told here, and I hold it."),
        error_messages={"required": _("Confirm the consent; nothing is submitted without it.")},
    )
    authorship = forms.BooleanField(
        label=_("These are all authors, in this order; each has approved this paper."),
        error_messages={"required": _("Confirm the authors; nothing is submitted without them.")},
    )
    declarations = forms.BooleanField(
        label=_("These declarations are complete and true for all authors."),
        error_messages={
            "required": _("Confirm the declarations; nothing is submitted without them.")
        },
    )
    seen = forms.RegexField(
        regex=r"^[0-9a-f]{64}$",
        widget=forms.HiddenInput,
        error_messages={
            "required": _("The page sent what can’t be read. Reload it."),
            "invalid": _("The page sent what can’t be read. Reload it."),
        },
    )

    @property
    def confirmed(self) -> Confirmed:
        """What was ticked."""
        data = self.cleaned_data
        return Confirmed(
            consent=data["consent"],
            authorship=data["authorship"],
            declarations=data["declarations"],
        )


class RevisionForm(ConfirmForm):
    """The three ticks, and a fourth where comments have no answer."""

    unanswered = forms.BooleanField(
        error_messages={
            "required": _("Some comments have no answer. Answer them, or tick that they need none.")
        },
    )

    def __init__(self, *args: Any, unanswered: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not unanswered:
            del self.fields["unanswered"]
            return
        self.fields["unanswered"].label = ngettext(
            "Send it with %(number)d comment unanswered.",
            "Send it with %(number)d comments unanswered.",
            unanswered,
        ) % {"number": unanswered}


class WithdrawForm(forms.Form):
    """Why a submission is taken back; ``seen`` is its version on the page."""

    why = forms.CharField(
        label=_("Why do you withdraw it?"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The editors read this; it is kept with the submission."),
        error_messages={"required": _("Please say why; the reason is kept with the submission.")},
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
