"""Pages of invitations and of authors' confirmations: read here, never written."""

from django.contrib import admin

from casereports.record.admin.history import ReadOnly
from casereports.record.admin.watching import Watched
from casereports.record.models import AuthorLink, Invitation


@admin.register(Invitation)
class InvitationAdmin(Watched, ReadOnly):
    """Invitations without their tokens' fingerprints."""

    list_display = (
        "email",
        "role",
        "case",
        "invited_by",
        "created",
        "expires",
        "accepted_by",
        "accepted_at",
        "declined_at",
        "withdrawn_at",
    )
    fields = list_display
    list_filter = ("role",)
    list_select_related = ("case", "invited_by", "accepted_by")
    search_fields = ("email", "case__slug", "invited_by__username")


@admin.register(AuthorLink)
class AuthorLinkAdmin(Watched, ReadOnly):
    """Authors' links without their tokens' fingerprints, with what was confirmed."""

    list_display = (
        "author",
        "email",
        "asked_by",
        "created",
        "expires",
        "by_hand",
        "confirmed_at",
        "withdrawn_at",
    )
    fields = (*list_display, "confirmed")
    list_select_related = ("author", "asked_by")
    search_fields = ("email", "author__family", "author__case__slug")
