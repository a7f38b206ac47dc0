"""What a page tells the script that saves what is typed (static/js/review/saving.js)."""

from typing import Any

from django import template

from casereports.web.keeping import browser_key

register = template.Library()


@register.inclusion_tag("review/parts/saving.html", takes_context=True)
def saving(context: Any, invitation: object = "") -> dict[str, Any]:
    """Returns who types, and the key that locks what their browser keeps.

    Stands once on a page. A reviewer is told by the ``invitation`` (its identifier), as they may
    have no account; others by their account.
    """
    request = context["request"]
    owner = f"reviewer {invitation}" if invitation else f"user {request.user.pk}"
    return {"owner": owner, "key": browser_key(owner)}
