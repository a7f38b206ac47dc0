"""The strip above somebody's cases that tells of their submissions."""

from typing import Any

from django import template

from casereports.review.models import Submission
from casereports.review.states import PENDING, State

register = template.Library()


@register.inclusion_tag("review/parts/submissions_strip.html", takes_context=True)
def submissions_strip(context: Any) -> dict[str, Any]:
    """Returns how many submissions are open, and those that wait for their authors; one query."""
    rows = Submission.objects.written_by(context["request"].user)
    found = list(rows.filter(state__in=sorted(PENDING)))
    return {
        "number": len(found),
        "waiting": [one for one in found if one.state == State.REVISION],
    }
