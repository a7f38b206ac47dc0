"""The list of articles that were erased; the command that erases them writes it."""

from django.contrib import admin

from casereports.record.admin.history import ReadOnly
from casereports.review.models import ErasedArticle


@admin.register(ErasedArticle)
class ErasedArticleAdmin(ReadOnly):
    list_display = ("number", "doi", "erased")
    search_fields = ("number", "doi")
