"""What is answered where an article was erased: that it is gone, and nothing of what it said."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from casereports.review.models import ErasedArticle

View = Callable[..., HttpResponse]


def tells_erased(view: View) -> View:
    """Has a view of an article answer 410 Gone where the article is erased."""

    @wraps(view)
    def told(request: HttpRequest, number: str, **more: Any) -> HttpResponse:
        try:
            return view(request, number=number, **more)
        except Http404:
            erased = ErasedArticle.objects.filter(number=number).first()
            if erased is None or not settings.PUBLIC_ARTICLES:
                raise
        return render(request, "review/article_erased.html", {"erased": erased}, status=410)

    return told
