"""Who uses the site, and in which role."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a user may do on the site; what they may do with one case is kept with the case."""

    AUTHOR = "author", _("Author")
    REVIEWER = "reviewer", _("Reviewer")
    EDITOR = "editor", _("Editor")
    ADMINISTRATOR = "administrator", _("Administrator")


class CaseUserManager(UserManager["User"]):
    """Makes a superuser what this site calls an administrator."""

    def create_superuser(
        self,
        username: str,
        email: str | None = None,
        password: str | None = None,
        **extra_fields: Any,
    ) -> "User":
        return super().create_superuser(
            username, email, password, **{"role": Role.ADMINISTRATOR, **extra_fields}
        )


class User(AbstractUser):
    """A person who signs in.

    The role alone decides on access to the data manager's pages: Django's own two flags
    follow it on every save.
    """

    first_name = None  # type: ignore[assignment]  # one field holds every shape of name
    last_name = None  # type: ignore[assignment]  # see first_name
    full_name = models.CharField(
        _("full name"),
        max_length=200,
        blank=True,
        help_text=_("The name as it stands on papers, given names first."),
    )
    email = models.EmailField(
        _("e-mail address"),
        help_text=_("Used to sign in and to reset the password; never printed."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role,
        default=Role.AUTHOR,
        help_text=_("Everyone may write cases; the other roles add to that."),
    )

    objects: ClassVar[CaseUserManager] = CaseUserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_unique",
                condition=~Q(email=""),
                violation_error_message=_("Another user has this e-mail address."),
            ),
            models.CheckConstraint(
                name="accounts_user_role_known",
                condition=Q(role__in=Role.values),
                violation_error_message=_("This role does not exist."),
            ),
            models.CheckConstraint(
                name="accounts_user_flags_follow_role",
                condition=Q(role=Role.ADMINISTRATOR, is_staff=True, is_superuser=True)
                | Q(~Q(role=Role.ADMINISTRATOR), is_staff=False, is_superuser=False),
                violation_error_message=_("Only an administrator manages the site's data."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def clean(self) -> None:
        super().clean()
        self._follow_role()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._follow_role()
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name or self.username

    def _follow_role(self) -> None:
        self.is_staff = self.is_superuser = self.role == Role.ADMINISTRATOR
