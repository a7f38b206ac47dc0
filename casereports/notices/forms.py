"""What a user chooses about e-mails."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from casereports.notices.models import MailChoice


class MailChoiceForm(forms.ModelForm[MailChoice]):
    """How often, and in which language."""

    class Meta:
        model = MailChoice
        fields = ("pace", "language")
        widgets = {"pace": forms.RadioSelect}

    language = forms.ChoiceField(
        label=_("Language of e-mails"),
        required=False,
        choices=[("", _("The language of this site")), *settings.LANGUAGES],
    )
