"""The desk: my cases and those shared with me."""

from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casereports.record.models import Case, CaseMember
from casereports.web.access import UserRequest

CASES_ON_PAGE = 50


@require_safe
def desk(request: UserRequest) -> HttpResponse:
    """Lists the cases that the user may read, or with ``?archive`` those set aside."""
    is_archive = "archive" in request.GET
    mine = CaseMember.objects.filter(case=OuterRef("pk"), user=request.user)
    cases = (
        Case.objects.visible_to(request.user)
        .filter(archived=is_archive)
        .select_related("owner", "paper")
        .annotate(shared_as=Subquery(mine.values("role")[:1]))
    )
    page = Paginator(cases, CASES_ON_PAGE).get_page(request.GET.get("page"))
    return render(request, "authoring/desk.html", {"page": page, "is_archive": is_archive})
