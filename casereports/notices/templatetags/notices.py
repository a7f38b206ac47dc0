"""What every page says of a user's notices."""

from django import template
from django.template.context import Context

from casereports.notices.models import Notice

register = template.Library()


@register.inclusion_tag("notices/badge.html", takes_context=True)
def unread_notices(context: Context) -> dict[str, int]:
    """Returns how many notices the user has not read, for the link to the inbox; one query."""
    return {"unread": Notice.objects.of(context["user"]).unread().count()}
