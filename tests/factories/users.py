"""Users of each kind."""

from typing import Any

import factory

from casereports.accounts.models import Role, User

PASSWORD = "correct horse battery"


class UserFactory(factory.django.DjangoModelFactory):
    """An author; ``role`` makes another kind of user."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    full_name = factory.LazyAttribute(lambda user: f"The {user.username}")
    role = Role.AUTHOR

    @factory.post_generation
    def password(self: Any, create: bool, extracted: str | None, **_kwargs: Any) -> None:
        if create:
            self.set_password(extracted or PASSWORD)
            self.save()
