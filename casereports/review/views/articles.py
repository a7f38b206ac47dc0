"""Published articles, open to all where the site allows it."""

import json
import re
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from casereports.manuscript.nodes import Image
from casereports.pipeline.drafts import DRAWING
from casereports.pipeline.freezing import images_of
from casereports.renderers.html import render_article
from casereports.review.articles import article_of, pages_of
from casereports.review.citing import citation_tags, linked_data, page_title
from casereports.review.models import Publication
from casereports.review.states import State
from casereports.review.views.publishing import FORMS, file_answer
from casereports.review.views.unreadable import tells_readers_unreadable

ON_PAGE = 50
NUMBER = re.compile(r"[0-9]{4}-([0-9]{5,18})")


@require_safe
@login_not_required
def articles(request: HttpRequest) -> HttpResponse:
    """Lists what this site has published, the newest first."""
    if not settings.PUBLIC_ARTICLES:
        raise Http404
    page = Paginator(_public(), ON_PAGE).get_page(request.GET.get("page"))
    lines = [(one, pages_of(one)) for one in page]
    return render(request, "review/articles.html", {"page": page, "lines": lines})


@require_safe
@login_not_required
@tells_readers_unreadable
def article(request: HttpRequest, number: str) -> HttpResponse:
    """Shows an article with all that machines read of it."""
    publication = _found(number)
    paper = article_of(publication)
    address = request.build_absolute_uri(reverse("article", args=[number]))
    files = {
        ending: request.build_absolute_uri(reverse("article-file", args=[number, ending]))
        for ending in FORMS
    }
    written = render_article(paper.manuscript, image_url=_pictured(number), drawing=paper.drawing)
    context = {
        "publication": publication,
        "number": number,
        "article": mark_safe(written),  # noqa: S308  # the renderer escapes all text
        "title": page_title(publication, paper),
        "tags": [
            *citation_tags(publication, paper),
            ("citation_pdf_url", files["pdf"]),
            ("citation_xml_url", files["xml"]),
            ("citation_public_url", address),
        ],
        "linked": _embedded(linked_data(publication, paper, address)),
        "address": address,
    }
    return render(request, "review/article.html", context)


@require_safe
@login_not_required
@tells_readers_unreadable
def article_file(request: HttpRequest, number: str, ending: str) -> HttpResponse:
    """Hands out an article as PDF or JATS."""
    if ending not in FORMS:
        raise Http404
    return file_answer(_found(number), ending)


@require_safe
@login_not_required
@tells_readers_unreadable
def article_picture(request: HttpRequest, number: str, sha256: str) -> HttpResponse:
    """Hands out a picture of an article."""
    paper = article_of(_found(number))
    for image in images_of(paper.manuscript):
        if image.sha256 == sha256 and image.media_type != DRAWING:
            return HttpResponse(
                paper.image_bytes(image),
                content_type=image.media_type,
                headers={"Cache-Control": "public, max-age=31536000, immutable"},
            )
    raise Http404


def _public() -> QuerySet[Publication]:
    rows = Publication.objects.filter(
        is_public=True, submission__state__in=(State.PUBLISHED, State.RETRACTED)
    )
    return (
        rows.select_related("submission").prefetch_related("notices").order_by("-published", "-pk")
    )


def _found(number: str) -> Publication:
    """Returns a public article by its number; where it is not public it is not there."""
    match = NUMBER.fullmatch(number)
    if not settings.PUBLIC_ARTICLES or match is None:
        raise Http404
    rows = _public().select_related("submission", "snapshot__submission")
    found: Publication = get_object_or_404(
        rows.defer("snapshot__content"), submission=int(match[1])
    )
    if found.submission.number != number:
        raise Http404
    return found


def _embedded(data: dict[str, object]) -> str:
    """Returns JSON that can stand in a page: nothing in it ends its element."""
    text = json.dumps(data, ensure_ascii=False)
    for letter, code in (("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026")):
        text = text.replace(letter, code)
    return mark_safe(text)  # noqa: S308  # its signs were just written as codes


def _pictured(number: str) -> Callable[[Image], str]:
    """Returns what says where a picture of the article is fetched."""

    def image_url(image: Image) -> str:
        return reverse("article-picture", args=[number, image.sha256])

    return image_url
