"""Pages of publications and their notices."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from casereports.review.admin.pages import OfReview
from casereports.review.models import Publication, PublicationNotice


@admin.register(Publication)
class PublicationAdmin(OfReview):
    """What articles are cited by; editors write it, with what follows from it."""

    list_display = ("submission", "title", "doi", "volume", "issue", "published", "is_public")
    fields = (
        "submission",
        "snapshot",
        "doi",
        "volume",
        "issue",
        "first_page",
        "last_page",
        "article_number",
        "received",
        "accepted",
        "published",
        "licence",
        "holder",
        "is_public",
    )
    list_filter = ("is_public",)
    list_select_related = ("submission",)
    date_hierarchy = "published"
    search_fields = ("doi", "article_number", "submission__title")

    @admin.display(description=_("title"))
    def title(self, publication: Publication) -> str:
        return publication.submission.title


@admin.register(PublicationNotice)
class PublicationNoticeAdmin(OfReview):
    submission_path = "publication__submission"
    list_display = ("date", "publication", "kind", "doi", "who")
    fields = (*list_display, "text")
    list_filter = ("kind",)
    list_select_related = ("publication__submission", "who")
    date_hierarchy = "date"
    search_fields = ("doi", "publication__doi", "publication__submission__title")
