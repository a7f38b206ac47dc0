"""The page of statistics: plots, each with a table of the same numbers."""

from django.contrib import admin
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from casereports.review.models import Submission
from casereports.review.statistics import Filter
from casereports.review.statistics import statistics as numbers_of
from casereports.review.statistics_plots import journal_name, plots_of
from casereports.web.access import UserRequest


@require_safe
def statistics(request: UserRequest) -> HttpResponse:
    """Shows the numbers of all submissions, or of one year or one journal."""
    told = numbers_of(Filter.of(request.GET))
    context = {
        **admin.site.each_context(request),
        "title": _("Statistics"),
        "opts": Submission._meta,
        "told": told,
        "journals": [(key, journal_name(key)) for key in told.journals],
        "plots": plots_of(told),
    }
    return TemplateResponse(request, "admin/review/statistics.html", context)
