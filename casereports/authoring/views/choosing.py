"""Words of the vocabularies, offered while somebody types."""

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from casereports.authoring.choosing import offered
from casereports.vocabulary.shelves import SHELVES
from casereports.web.access import UserRequest, editable_case

#: Longest text that is looked up: no name is longer.
LONGEST = 100


@require_safe
def terms(request: UserRequest, slug: str, shelf: str) -> HttpResponse:
    """Offers the words of a shelf that fit what is typed, with what else each fills in."""
    case = editable_case(request, slug)
    if shelf not in SHELVES:
        raise Http404
    typed = request.GET.get("q", "")[:LONGEST]
    answer = JsonResponse({"words": offered(case, shelf, typed)})
    answer["Cache-Control"] = "private, max-age=300"
    return answer
