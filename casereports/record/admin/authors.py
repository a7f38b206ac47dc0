"""Pages of authors and their places of work."""

from django.contrib import admin

from casereports.record.admin.inlines import EditedTable
from casereports.record.admin.pages import RecordAdmin
from casereports.record.models import Affiliation, Author, AuthorAffiliation


class AuthorAffiliationInline(EditedTable):
    model = AuthorAffiliation


@admin.register(Author)
class AuthorAdmin(RecordAdmin):
    columns = ("given", "family", "degrees", "corresponding")
    below = ("affiliation_links",)
    list_filter = ("corresponding",)
    search_fields = ("given", "family", "orcid", "email")
    inlines = (AuthorAffiliationInline,)


@admin.register(Affiliation)
class AffiliationAdmin(RecordAdmin):
    columns = ("department", "institution", "city", "country")
    list_filter = ("country",)
    search_fields = ("department", "institution", "city", "country")


@admin.register(AuthorAffiliation)
class AuthorAffiliationAdmin(RecordAdmin):
    columns = ("author", "affiliation")
    case_paths = ("author__case",)
    search_fields = ("author__family", "affiliation__institution")
    list_select_related = ("author", "affiliation")
