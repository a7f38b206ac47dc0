"""Users of each kind."""

from typing import Any

import factory

from casereports.accounts.models import Role, User

PASSWORD = "correct horse battery"


class UserFactory(factory.django.DjangoModelFactory):
    """An author who signs in with ``PASSWORD``; ``role`` makes another kind of user."""

    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    full_name = factory.LazyAttribute(lambda user: f"The {user.username}")
    role = Role.AUTHOR
    password = PASSWORD

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(*args, **kwargs)
