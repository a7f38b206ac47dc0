"""Forms of sharing a case: whom to invite, which role, and an account for who has none."""

from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordMixin
from django.utils.translation import gettext_lazy as _

from casereports.accounts.models import User
from casereports.record.models import Author, AuthorLink, CaseRole


class InviteForm(forms.Form):
    """Whom to invite, and what they may do."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.TypedChoiceField(
        label=_("Role"),
        choices=CaseRole,
        coerce=CaseRole,
        widget=forms.RadioSelect,
        initial=CaseRole.CO_AUTHOR,
    )


class RoleForm(forms.Form):
    """What a member may do."""

    role = forms.TypedChoiceField(label=_("Role"), choices=CaseRole, coerce=CaseRole)


class JoinForm(SetPasswordMixin, forms.Form):  # type: ignore[type-arg]  # not generic at run time
    """A name and a password; the address is the invitation's."""

    full_name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        help_text=_("As it stands on papers, given names first."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password1, password2 = SetPasswordMixin.create_password_fields()

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_full_name(self) -> str:
        return " ".join(self.cleaned_data["full_name"].split())

    def clean(self) -> Any:
        """Judges the password by the site's rules; it may not resemble the address."""
        self.validate_passwords()
        self.validate_password_for_user(User(email=self.email))
        return super().clean()


class AskForm(forms.Form):
    """Where an author's link goes."""

    email = forms.EmailField(
        label=_("The author's e-mail address"),
        help_text=_("Used for this link alone; what is printed stays as it is."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    way = forms.ChoiceField(
        label=_("How the link gets there"),
        choices=(
            ("mail", _("By e-mail from this site: only the author sees the link.")),
            ("hand", _("I hand it over myself: the confirmation will say so.")),
        ),
        widget=forms.RadioSelect,
        initial="mail",
    )

    def __init__(self, data: Any = None, *, author: Author) -> None:
        last = AuthorLink.objects.filter(author=author).first()
        super().__init__(data, initial={"email": author.email or (last.email if last else "")})
