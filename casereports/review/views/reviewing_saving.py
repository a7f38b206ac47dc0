"""What a reviewer's page sends while somebody types: answered with a revision, or a sentence."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from casereports.review.access import own_invitation, released_invitation
from casereports.review.actions import reviewing as actions
from casereports.review.forms.reviewing import PlaceForm
from casereports.review.models import CommentKind, Review, ReviewerInvitation
from casereports.review.record_places import RecordPlaces
from casereports.review.review_page import ReviewPage
from casereports.review.saved import (
    NotSavedError,
    OutrunError,
    Typed,
    told_outrun,
    told_refused,
    told_saved,
    typed_in,
)
from casereports.review.views.unreadable import tells_reviewers_unreadable

#: The status of what can't be changed any more (RFC 4918).
LOCKED = 423


def _awaited(request: HttpRequest, uuid: str) -> ReviewerInvitation:
    """Returns the visitor's own invitation; raises ReviewClosedError where it was taken back."""
    try:
        return own_invitation(request, uuid)
    except Http404:
        if released_invitation(request, uuid) is None:
            raise
        raise actions.ReviewClosedError(
            _("The editors don’t need this review any more. Reload the page to copy your words.")
        ) from None


@login_not_required
@never_cache
@require_POST
def save_review(request: HttpRequest, uuid: str) -> HttpResponse:
    """Saves a remark or the recommendation."""
    return _saved(
        request,
        lambda typed: actions.save_review(invitation=_awaited(request, uuid), typed=typed),
    )


@login_not_required
@never_cache
@require_POST
def save_checklist(request: HttpRequest, uuid: str, question: int) -> HttpResponse:
    """Saves an answer to the checklist, or the remark beside it."""
    return _saved(
        request,
        lambda typed: actions.save_answer(
            invitation=_awaited(request, uuid), question=question, typed=typed
        ),
    )


@login_not_required
@never_cache
@require_POST
def save_comment(request: HttpRequest, uuid: str, pk: int) -> HttpResponse:
    """Saves the text of a comment."""
    return _saved(
        request,
        lambda typed: actions.save_comment(invitation=_awaited(request, uuid), pk=pk, typed=typed),
    )


@login_not_required
@never_cache
@require_POST
@tells_reviewers_unreadable
def add_comment(request: HttpRequest, uuid: str) -> HttpResponse:
    """Begins a comment at the place that was pointed at, and hands out its form."""
    form = PlaceForm(request.POST)
    try:
        invitation = _awaited(request, uuid)
        if not form.is_valid():
            return JsonResponse({"sentence": str(next(iter(form.errors.values()))[0])}, status=422)
        page = _page(invitation)
        place = _standing(form.at, page)
        if place is None:
            return JsonResponse({"sentence": _("There is no such field.")}, status=422)
        text = request.POST.get("text", "")
        comment = actions.add_comment(invitation=invitation, place=place, text=text)
    except NotSavedError as error:
        return told_refused(error, status=LOCKED)
    said = next(one for one in page.comments if one.comment == comment)
    context = {"said": said, "invitation": invitation, "may_write": True}
    part = render_to_string("review/reviewing_comment.html", context, request)
    return JsonResponse({"id": comment.pk, "html": part})


@login_not_required
@never_cache
@require_POST
def drop_comment(request: HttpRequest, uuid: str, pk: int) -> HttpResponse:
    """Throws a comment away."""
    invitation = own_invitation(request, uuid)
    try:
        actions.drop_comment(invitation=invitation, pk=pk)
    except NotSavedError as error:
        return told_refused(error, status=LOCKED)
    return JsonResponse({})


def _standing(place: actions.Place, page: ReviewPage) -> actions.Place | None:
    """Returns a place with what its field says; None for a row or field that nobody can see."""
    if place.kind != CommentKind.FIELD or not place.source:
        return place
    found = RecordPlaces(page.paper.facts).place(place.source)
    return replace(place, quote=place.quote or found.quote) if found else None


def _page(invitation: ReviewerInvitation) -> ReviewPage:
    invitation.snapshot.submission = invitation.submission
    return ReviewPage(invitation, Review.objects.get(invitation=invitation))


def _saved(request: HttpRequest, save: Callable[[Typed], int]) -> JsonResponse:
    try:
        return told_saved(save(typed_in(request)))
    except OutrunError as error:
        return told_outrun(error)
    except actions.ReviewClosedError as error:
        return told_refused(error, status=LOCKED)
    except NotSavedError as error:
        return told_refused(error)
