"""What an editor is told of each reviewer."""

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.review.actions.accepting import is_awaited
from casereports.review.models import ReviewerInvitation

register = template.Library()


@register.filter
def can_be_asked(invitation: ReviewerInvitation) -> bool:
    """Whether an answer or a review is still awaited, so that one can remind of it."""
    return invitation.is_waiting and is_awaited(invitation)


@register.filter
def standing(invitation: ReviewerInvitation) -> str:
    """Returns how far an invitation has come: a word for the style sheet."""
    if invitation.withdrawn_at:
        return "released"
    if invitation.declined_at:
        return "declined"
    if invitation.done_at:
        return "done"
    if not is_awaited(invitation):
        return "over"
    if invitation.accepted_at:
        return "accepted"
    return "expired" if invitation.is_expired else "asked"


@register.filter
def standing_words(invitation: ReviewerInvitation) -> str:
    """Returns the same for people."""
    words = {
        "released": _("released"),
        "declined": _("declined"),
        "done": _("review received"),
        "over": _("not awaited any more"),
        "accepted": _("accepted, writing"),
        "expired": _("the link is too old"),
        "asked": _("asked, no answer yet"),
    }
    return words[standing(invitation)]


@register.filter
def is_late(invitation: ReviewerInvitation) -> bool:
    """Whether the day is past on which an answer or a review was due."""
    return invitation.due < timezone.localdate()
