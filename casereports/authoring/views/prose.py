"""What the editor of prose asks while somebody writes: how pieces print, and what there is."""

from typing import Annotated

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from pydantic import Field, ValidationError

from casereports.authoring.abbreviated import Mentions, vocabulary
from casereports.authoring.hints import reason
from casereports.authoring.quotable import citable, mentionable, prints, quotations
from casereports.authoring.standing import UNREADABLE
from casereports.authoring.word_counts import word_counts
from casereports.clinical.values import Value
from casereports.journals.shelf import profile
from casereports.pipeline import draft
from casereports.web.access import UserRequest, editable_case

#: Writes JSON without blanks, and letters as they are.
_CLOSE = {"separators": (",", ":"), "ensure_ascii": False}


class Asked(Value):
    """The pieces on a page, as the dialect writes them."""

    codes: Annotated[tuple[Annotated[str, Field(max_length=1000)], ...], Field(max_length=5000)]


@require_POST
def prose_prints(request: UserRequest, slug: str) -> HttpResponse:
    """Tells how each piece of a page prints now, and how many words the paper has."""
    case = editable_case(request, slug)
    try:
        asked = Asked.model_validate_json(request.body)
    except ValidationError:
        return JsonResponse(
            {"sentence": _("The page sent what can't be read; reload it.")}, status=400
        )
    try:
        paper = draft(case)
    except UNREADABLE as error:
        return JsonResponse({"prints": {}, "counts": {}, "sentence": reason(error)})
    found = prints(paper, asked.codes)
    counts = word_counts(paper.facts, profile(paper.manuscript.journal))
    return JsonResponse(
        {
            "language": paper.manuscript.language,
            "prints": {
                code: told._asdict() | {"first": dict(told.first)} for code, told in found.items()
            },
            "counts": {name: count._asdict() for name, count in counts.items()},
        }
    )


@require_safe
def prose_choices(request: UserRequest, slug: str) -> HttpResponse:
    """Tells what prose can cite, mention, quote and abbreviate of the case."""
    case = editable_case(request, slug)
    if "vocabulary" in request.GET:
        return _vocabulary()
    try:
        paper = draft(case)
    except UNREADABLE as error:
        nothing = dict.fromkeys(("cite", "mention", "quote", "abbreviate"), ())
        return JsonResponse({"sentence": reason(error), **nothing})
    answer = JsonResponse(
        {
            "cite": [source._asdict() for source in citable(paper)],
            "mention": [choice._asdict() for choice in mentionable(paper)],
            "quote": [quotation._asdict() for quotation in quotations(paper)],
            "abbreviate": [one._asdict() for one in Mentions(paper).of_case(paper.facts)],
        }
    )
    answer["Cache-Control"] = "no-store"
    return answer


def _vocabulary() -> HttpResponse:
    """Returns the abbreviations of the vocabularies, which are the same for every case."""
    answer = JsonResponse({"abbreviations": vocabulary()}, json_dumps_params=_CLOSE)
    answer["Cache-Control"] = "private, max-age=3600"
    return answer
