"""The locks on the doors: a view gets a case only through who asks."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from casereports.accounts.models import User
from casereports.record.models import Case


class UserRequest(HttpRequest):
    """A request behind the sign-in, which is every one but those of marked views."""

    user: User


def visible_case(request: UserRequest, slug: str) -> Case:
    """Returns a case that the user may read; for anybody else there is no such page."""
    return get_object_or_404(Case.objects.visible_to(request.user), slug=slug)


def editable_case(request: UserRequest, slug: str) -> Case:
    """Returns a case that the user may change; for anybody else there is no such page."""
    return get_object_or_404(Case.objects.editable_by(request.user), slug=slug)


def owned_case(request: UserRequest, slug: str) -> Case:
    """Returns a case that the user answers for; for anybody else there is no such page."""
    cases = Case.objects.editable_by(request.user).filter(owner=request.user)
    return get_object_or_404(cases, slug=slug)
